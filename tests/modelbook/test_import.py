"""The workbook out and in again: as an expert uses it, and as an expert breaks it."""

import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from engine.files import write_all
from engine.load.files import model_folder
from engine.load.loader import load, read
from engine.model import Model
from engine.modelbook.importing import Import, imported
from engine.modelbook.writing import write_book
from engine.problem import InputError
from tests.conftest import FIETS
from tests.test_cli import paraat

Change = Callable[[Any], None]


def exported(folder: Path, book: Path) -> None:
    """The model in a folder as a workbook."""
    write_book(book, load(folder)[0], read(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of another field that may be changed."""
    shutil.copytree(FIETS, tmp_path / "fiets")
    return tmp_path / "fiets"


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    """Its export."""
    path = tmp_path / "fiets.xlsx"
    exported(folder, path)
    return path


def edited(book: Path, change: Change) -> None:
    """Change a workbook as Excel would."""
    opened = openpyxl.load_workbook(book)
    change(opened)
    opened.save(book)


def cell(opened: Any, sheet: str, name: str, column: str, group: str = "") -> Any:
    """The cell in the row of a name, under a header."""
    ws = opened[sheet]
    at = next(c.column for c in ws[1] if c.value == column)
    row = next(
        r for r in range(2, ws.max_row + 1) if ws.cell(r, 1).value == name and group in ("", ws.cell(r, 3).value)
    )
    return ws.cell(row, at)


def put(sheet: str, name: str, column: str, value: Any, group: str = "") -> Change:
    """Give one cell a value."""

    def change(opened: Any) -> None:
        cell(opened, sheet, name, column, group).value = value

    return change


def new_row(sheet: str, values: Mapping[str, Any]) -> Change:
    """Fill in a row at the bottom."""

    def change(opened: Any) -> None:
        ws = opened[sheet]
        row = ws.max_row + 1
        for header in ws[1]:
            if header.value in values:
                ws.cell(row, header.column).value = values[header.value]

    return change


def without(sheet: str, name: str) -> Change:
    """Delete the row of a name."""
    return lambda opened: opened[sheet].delete_rows(cell(opened, sheet, name, "Naam (id)").row)


def changed(folder: Path, book: Path, *changes: Change) -> tuple[Import, Model]:
    """Import after changes, write the texts, and load the model anew."""
    for change in changes:
        edited(book, change)
    found = imported(folder, book)
    for name, text in found.texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return found, load(folder)[0]


def refused(folder: Path, book: Path, *changes: Change) -> str:
    """The messages of an import that is refused; nothing in the folder may have changed."""
    before = {p: p.read_bytes() for p in folder.rglob("*.yaml")}
    for change in changes:
        edited(book, change)
    with pytest.raises(InputError) as caught:
        imported(folder, book)
    assert before == {p: p.read_bytes() for p in folder.rglob("*.yaml")}
    return str(caught.value).replace(str(book), "B")


@pytest.mark.parametrize("source", [FIETS, model_folder()], ids=["fiets", "shipped"])
def test_export_then_import_changes_nothing(source: Path, tmp_path: Path) -> None:
    """No edit, no change, byte for byte; not even after another program saved the workbook."""
    exported(source, tmp_path / "b.xlsx")
    assert imported(source, tmp_path / "b.xlsx") == Import((), {}, None)
    edited(tmp_path / "b.xlsx", lambda opened: None)
    assert imported(source, tmp_path / "b.xlsx") == Import((), {}, None)


def test_cells_of_every_form(folder: Path, book: Path) -> None:
    """Text, number, list, choice, condition, yes, range: each arrives in the model."""
    found, model = changed(
        folder,
        book,
        put("Regels", "FIE-01", "Titel", "Voorlicht: stuk"),
        put("Regels", "FIE-01", "Risico", "midden"),
        put("Regels", "FIE-01", "Wat helpt", "FB.lamp, FB.maker"),
        put("Regels", "FIE-01", "Als", "answer: licht.voor\nin: [slecht]"),
        put("Regels", "FIE-02", "Wat te doen", None),
        put("Vragen", "licht.voor", "Gewicht", 3),
        put("Vragen", "licht.achter", "Moet op orde", "ja"),
        put("Antwoorden", "goed", "Punten", 4, "staat"),
        put("Onderdelen", "FB.maker", "Minuten", "20-30"),
        put("Onderdelen", "FB.maker", "Wie", "fietser\nmaker"),
        put("Bronnen", "FB.licht", "Vindplaats", "hoofdstuk 1, het begin"),
    )
    assert len(found.edits) == 11
    rule = model.rule["FIE-01"]
    assert (rule.title, rule.risk, rule.remedy) == ("Voorlicht: stuk", "midden", ("FB.lamp", "FB.maker"))
    assert rule.when.model_dump() == {"answer": "licht.voor", "in": ("slecht",)}
    assert model.rule["FIE-02"].do is None
    assert (model.questions["licht.voor"].weight, model.questions["licht.achter"].must) == (3, True)
    assert model.answer_sets[0].options[-1].points == 4
    assert (model.item["FB.maker"].minutes, model.item["FB.maker"].who) == ((20, 30), ("fietser", "maker"))
    assert model.parts["FB.licht"].where == "hoofdstuk 1, het begin"


def test_comments_and_the_other_lines_stay(folder: Path, book: Path) -> None:
    """Only the line of the changed field is another."""
    before = (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8").split("\n")
    changed(folder, book, put("Regels", "FIE-03", "Titel", "Goede remmen"))
    after = (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8").split("\n")
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("  title: Sterke remmen", "  title: Goede remmen")
    ]


QUESTION = {
    "Naam (id)": "banden.ventiel", "Bestand": "questionnaires/fiets.yaml", "Hoort bij": "banden",
    "Tekst": "Is het ventiel dicht?", "Kort": "Ventiel", "Bron": "FB.banden",
}  # fmt: skip


def test_rows_come_and_go(folder: Path, book: Path) -> None:
    """A question with its own answers comes, a rule comes, a rule goes."""
    options = [
        new_row(
            "Antwoorden",
            {"Naam (id)": name, "Bestand": QUESTION["Bestand"], "Hoort bij": "banden.ventiel", "Tekst": name},
        )
        for name in ("ja", "nee")
    ]
    rule = {
        "Naam (id)": "FIE-07", "Bestand": "rules/fiets.yaml", "Titel": "Ventiel lekt", "Waarom": "Daar loopt lucht weg.",
        "Als": "{answer: banden.ventiel, in: [nee]}", "Risico": "laag", "Wat helpt": "FB.pomp", "Bron": "FB.banden",
        "Sinds versie": "1.1.0",
    }  # fmt: skip
    cases = folder / "rules" / "fiets.cases.yaml"
    text = (
        cases.read_text(encoding="utf-8")
        .replace(", FIE-05, FIE-06]", ", FIE-05]")
        .replace("[FIE-01, FIE-05, FIE-06]", "[FIE-01, FIE-05]")
    )
    cases.write_text(text, encoding="utf-8")
    _, model = changed(
        folder, book, new_row("Vragen", QUESTION), *options, new_row("Regels", rule), without("Regels", "FIE-06")
    )
    assert [o.id for o in model.questions["banden.ventiel"].options] == ["ja", "nee"]
    assert model.rule["FIE-07"].risk == "laag"
    assert "FIE-06" not in model.rule


def test_an_answer_comes_and_goes(folder: Path, book: Path) -> None:
    """Answers of a shared set and of a question, one more and one less."""
    row = {"Bestand": "questionnaires/fiets.yaml", "Tekst": "Nieuw", "Punten": 4}
    shared = new_row("Antwoorden", row | {"Naam (id)": "nieuw", "Hoort bij": "staat"})
    own = new_row("Antwoorden", row | {"Naam (id)": "lek", "Hoort bij": "banden.gebreken"})
    _, model = changed(folder, book, shared, own, without("Antwoorden", "slijtage"))
    assert [o.id for o in model.questions["licht.voor"].options] == ["slecht", "matig", "goed", "nieuw"]
    assert [o.id for o in model.questions["banden.gebreken"].options] == ["scheur", "lek"]


def test_a_question_goes_with_its_answers(folder: Path, book: Path) -> None:
    """Deleting the row of a question is enough when nothing uses it, and its answers' rows may go or stay."""
    _, model = changed(folder, book, new_row("Vragen", QUESTION | {"Antwoordreeks": "staat"}))
    exported(folder, book)
    _, model = changed(folder, book, without("Vragen", "banden.ventiel"))
    assert "banden.ventiel" not in model.questions


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([put("Regels", "FIE-01", "Als", "answer: licht.vor\nin: [slecht]")], "B: blad 'Regels', cel F2: E104 onbekende vraag 'licht.vor'. Bedoelde u 'licht.voor'?"),
        ([put("Regels", "FIE-01", "Als", "a: [")], "B: blad 'Regels', cel F2: E406 is geen geldige YAML, op regel 2 in de cel."),
        ([put("Regels", "FIE-01", "Risico", "erg")], "B: blad 'Regels', cel H2: E112 'erg' mag hier niet."),
        ([put("Regels", "FIE-01", "Als: in gewone woorden", "als het zo is")], "cel G2: E408 deze kolom staat er om te lezen en is veranderd. Verander de kolom 'Als'."),
        ([put("Regels", "FIE-01", "Bestand", "rules/x.yaml")], "cel B2: E408 'FIE-01' kan niet verhuizen."),
        ([put("Regels", "FIE-02", "Naam (id)", "FIE-01")], "cel A3: E407 'FIE-01' staat ook in rij 2."),
        ([put("Regels", "FIE-02", "Naam (id)", None)], "cel A3: E407 deze rij heeft geen naam."),
        ([put("Regels", "FIE-01", "Titel", "=1+1")], "cel C2: E406 hier staat een formule. Zet er gewone tekst of een getal neer."),
        ([put("Vragen", "licht.voor", "Gewicht", "veel")], "E406 is geen geheel getal. Typ een getal zonder komma."),
        ([put("Vragen", "licht.voor", "Moet op orde", "misschien")], "E406 moet ja of nee zijn."),
        ([put("Onderdelen", "FB.maker", "Minuten", "een uur")], "E406 is geen getal of bereik. Typ bijvoorbeeld 45, of 60-90."),
        ([put("Vragen", "licht.voor", "Uitleg per antwoord", "goed")], "E406 heeft een regel die niet past: 'goed'. Zet op elke regel: naam: tekst."),
        ([lambda o: setattr(o["Regels"], "title", "Rules")], "B: E402 het blad 'Regels' is er niet. Heet het nu 'Rules'?"),
        ([lambda o: o.remove(o["Regels"])], "B: E402 het blad 'Regels' is er niet. Exporteer opnieuw, of zet het blad terug."),
        ([lambda o: o["Regels"].insert_cols(3)], "blad 'Regels': E405 de kolom '' hoort hier niet."),
        ([lambda o: o["Regels"].delete_cols(3)], "blad 'Regels': E405 de kolom 'Titel' is er niet."),
        ([lambda o: o["Regels"].merge_cells("A2:A3")], "blad 'Regels': E404 de cellen A2:A3 zijn samengevoegd. Splits ze weer."),
        ([lambda o: o["Regels"].cell(2, 40, "kladje")], "cel AN2: E406 deze cel staat buiten de kolommen."),
        ([lambda o: o.remove(o["_paraat"])], "B: E403 is geen export van een model van Paraat."),
        ([lambda o: o["_paraat"].cell(1, 3, "boot")], "B: E403 hoort bij het model 'boot', niet bij 'fiets'."),
        ([without("Vragen", "banden.druk")], "E104 onbekende vraag 'banden.druk'. 'banden.druk' is in het werkblad weggehaald, maar wordt hier nog gebruikt."),
        ([without("Regels", "FIE-04")], "'FIE-04' is in het werkblad weggehaald, maar wordt hier nog gebruikt."),
        ([new_row("Vragen", QUESTION | {"Hoort bij": "bande"})], "cel C11: E409 'bande' is geen plaats voor een nieuwe rij. Bedoelde u 'banden'?"),
        ([new_row("Vragen", QUESTION | {"Bestand": "../../etc/passwd"})], "cel B11: E409 '../../etc/passwd' is geen plaats voor een nieuwe rij."),
        ([new_row("Antwoorden", {"Naam (id)": "x", "Hoort bij": "weg", "Tekst": "X"})], "E409 'weg' is geen vraag of reeks."),
        ([without("Onderdelen", "FB.maker"), without("Onderdelen", "FB.lamp"), without("Onderdelen", "FB.pomp")], "B: E431 'FB.maker' is de laatste in"),
    ],
)  # fmt: skip
def test_refused(folder: Path, book: Path, changes: list[Change], message: str) -> None:
    """What cannot be taken is refused at its cell, and nothing is written."""
    assert message in refused(folder, book, *changes)


def test_all_problems_at_once(folder: Path, book: Path) -> None:
    """Several wrong cells give several messages, in order."""
    shown = refused(folder, book, put("Vragen", "licht.voor", "Gewicht", "x"), put("Regels", "FIE-01", "Titel", "=A1"))
    assert len(shown.splitlines()) == 1  # a formula is refused before values are looked at
    exported(folder, book)
    shown = refused(
        folder, book, put("Vragen", "licht.voor", "Gewicht", "x"), put("Vragen", "banden.druk", "Hoogste", "y")
    )
    assert len(shown.splitlines()) == 2


def test_a_stale_export_says_what_changed_since(folder: Path, book: Path) -> None:
    """Someone else changed, added and removed: the old workbook names each."""
    path = folder / "rules" / "fiets.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Sterke remmen", "Goede remmen"), encoding="utf-8")
    (folder / "rules" / "catalogue" / "fiets.yaml").write_text(
        (folder / "rules" / "catalogue" / "fiets.yaml").read_text(encoding="utf-8")
        + "- {id: FB.olie, kind: instrument, title: Olie, summary: Een flesje., source: [FB.banden]}\n",
        encoding="utf-8",
    )
    shown = refused(folder, book, put("Regels", "FIE-01", "Titel", "X"))
    assert "B: E430 Regels 'FIE-03' is sindsdien veranderd: dit is een oude export." in shown
    assert "B: E430 Onderdelen 'FB.olie' is er sindsdien bij gekomen" in shown
    assert "FIE-01" not in shown


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04rommel"])
def test_no_workbook(folder: Path, tmp_path: Path, content: bytes) -> None:
    """What is no workbook is refused."""
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(InputError):
        imported(folder, tmp_path / "x.xlsx")


def test_a_bomb_is_not_unpacked(folder: Path, tmp_path: Path) -> None:
    """A small file that unpacks to gigabytes is measured first."""
    with (
        zipfile.ZipFile(tmp_path / "x.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a", "w", force_zip64=True) as out,
    ):
        for _ in range(100):
            out.write(b"0" * 1_000_000)
    with pytest.raises(InputError, match="E306 is te groot: uitgepakt meer dan 80 MB"):
        imported(folder, tmp_path / "x.xlsx")


def test_nothing_in_the_workbook_is_a_formula(folder: Path, book: Path) -> None:
    """Text that looks like a formula stays text, out and in."""
    path = folder / "rules" / "fiets.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Koop een lampje.", "'=HYPERLINK(\"x\")'"), encoding="utf-8"
    )
    exported(folder, book)
    opened = openpyxl.load_workbook(book)
    assert cell(opened, "Regels", "FIE-01", "Wat te doen").data_type == "s"
    assert imported(folder, book).edits == ()


def test_the_command(folder: Path, book: Path) -> None:
    """Shown first, asked, then written; "n" writes nothing, and --yes asks nothing."""
    edited(book, put("Regels", "FIE-03", "Titel", "Goede remmen"))
    before = (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8")
    shown = paraat("--model", folder, "model", "import", book, stdin="x\nn\n")
    assert "Goede remmen" in shown.stdout
    assert "Bewaren in rules/fiets.yaml? (j/n)" in shown.stderr
    assert "Er is niets veranderd." in shown.stderr
    assert (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8") == before
    assert paraat("--model", folder, "model", "import", book).returncode != 0
    assert (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8") == before
    shown = paraat("--model", folder, "model", "import", book, "--yes")
    assert (shown.returncode, "Bewaard: rules/fiets.yaml." in shown.stderr) == (0, True)
    assert "Goede remmen" in (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8")
    assert paraat("--model", folder, "model", "export", book.with_suffix(".ods")).stderr.startswith(
        f"{book.with_suffix('.ods')}: E400"
    )
    assert paraat("--model", folder, "model", "export", book).returncode == 0
    shown = paraat("--model", folder, "model", "import", book)
    assert (shown.returncode, shown.stderr) == (0, "Er is niets veranderd.\n")


def test_an_import_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    """Of several files all are renamed into place, or none."""
    before = (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8")
    with pytest.raises(InputError, match=r"E206 kan niet worden bewaard .* Er is niets veranderd\."):
        write_all(folder, {"rules/fiets.yaml": "x", "weg/er.yaml": "y"})
    assert (folder / "rules" / "fiets.yaml").read_text(encoding="utf-8") == before
    assert [p.name for p in (folder / "rules").glob(".*")] == []
