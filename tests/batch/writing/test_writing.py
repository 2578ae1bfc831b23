"""Tables, workbooks and reports on disk: whole or not at all, and nothing in them is more than text."""

import json
import os
import time
import zipfile
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from engine.batch import score
from engine.batch.columns.advice import own, wanted, with_items
from engine.batch.files.tables import rejects_of
from engine.batch.portfolio.counting import Tally, overview_of
from engine.batch.writing.excel import Head, workbook
from engine.batch.writing.reports import given, safe_names, write_reports
from engine.batch.writing.whole import form_of, put, save, table_form_of, workspace
from engine.batch.writing.workbook import write_workbook
from engine.evaluate.sheet import Mark
from engine.filling.answerfile import read_answers
from engine.model import Model
from engine.problem import InputError
from engine.words.dutch import kind

NASTY = ["=cmd()", "+1+1", "@SUM(A1)", "-2+3", "[bold]Jan[/]", "../../x", 'a,"b"\nc', "-5", "1\x1b[31m"]


def table() -> pl.LazyFrame:
    """Texts that a program could take for something else."""
    return pl.LazyFrame({"practice": NASTY, "score.licht.lo": range(len(NASTY))})


@pytest.mark.parametrize("name", ["uit.xls", "uit", "uit.parquet.gz", ".parquet"])
def test_unknown_kind_of_output(name: str) -> None:
    """An ending that is not known is refused, with those that are."""
    with pytest.raises(InputError, match=r"E231 .*Laat de naam eindigen op \.parquet, \.csv, \.jsonl of \.xlsx\."):
        form_of(Path(name))


def test_kind_of_output() -> None:
    """The ending tells, whatever its case; rejects are never a workbook."""
    assert [form_of(Path(n)) for n in ("a.CSV", "a.jsonl", "a.xlsx")] == ["csv", "jsonl", "xlsx"]
    with pytest.raises(InputError, match="E231"):
        table_form_of(Path("a.xlsx"))


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_exact_formats_keep_everything(form: str, tmp_path: Path) -> None:
    """What is written to Parquet and JSON lines reads back the same."""
    path = tmp_path / "uit"
    save(table(), path, form)
    back = pl.read_parquet(path) if form == "parquet" else pl.read_ndjson(path)
    assert back.equals(table().collect())


def test_csv_has_no_formulas(tmp_path: Path) -> None:
    """In a CSV, what a spreadsheet would take for a formula gets a quote; all else stays as it is."""
    path = tmp_path / "uit.csv"
    save(table(), path, "csv")
    back = pl.read_csv(path, infer_schema=False)["practice"].to_list()
    assert back[:4] == ["'=cmd()", "'+1+1", "'@SUM(A1)", "'-2+3"]
    assert back[4:] == NASTY[4:]


def test_csv_of_lists_and_bytes(tmp_path: Path) -> None:
    """Passed-through columns of any kind can be written."""
    path = tmp_path / "uit.csv"
    save(pl.LazyFrame({"practice": ["a"], "tags": [["x", "y"]], "raw": [b"\x00\xff"]}), path, "csv")
    assert pl.read_csv(path).row(0) == ("a", '{"tags":["x","y"]}', "AP8=")


def test_nothing_stays_after_a_failure(tmp_path: Path) -> None:
    """What fails half-way leaves the old file as it was, and nothing beside it."""
    target = tmp_path / "uit.csv"
    target.write_text("oud", encoding="utf-8")

    def half_way() -> None:
        with workspace(target) as folder:
            (folder / "half").write_text("nieuw", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert [p.name for p in tmp_path.iterdir()] == ["uit.csv"]
    assert target.read_text(encoding="utf-8") == "oud"


def test_what_is_put_is_private(tmp_path: Path) -> None:
    """A finished file takes the name in one step, is for its owner only, and a link stays a link."""
    target, link = tmp_path / "echt.csv", tmp_path / "link.csv"
    target.write_text("oud", encoding="utf-8")
    link.symlink_to(target)
    with workspace(link) as folder:
        (folder / "made").write_text("nieuw", encoding="utf-8")
        put(folder / "made", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "nieuw"
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["weg/uit.csv", ".", "a\0.csv"])
def test_places_where_nothing_can_be_written(name: str, tmp_path: Path) -> None:
    """A folder that is not there, a folder, and no name at all."""
    with pytest.raises(InputError, match="E206 kan niet worden bewaard"), workspace(tmp_path / name):
        pass


def test_a_device_is_not_replaced() -> None:
    """A device keeps its place, also for the owner of the machine."""
    with pytest.raises(InputError, match="E206 kan niet worden bewaard"), workspace(Path("/dev/null")):
        pass
    assert not Path("/dev/null").is_file()


def test_full_disk_is_told(tmp_path: Path) -> None:
    """What the writer says of a full disk becomes a message about the output."""
    told = r"uit\.csv: E206 kan niet worden bewaard \(de schijf is vol\)"
    with pytest.raises(InputError, match=told), workspace(tmp_path / "uit.csv"):
        save(table(), Path("/dev/full"), "csv")
    with pytest.raises(InputError, match="de schijf is vol"), workspace(tmp_path / "uit.parquet"):
        save(table(), Path("/dev/full"), "parquet")


def test_other_faults_are_not_blamed_on_the_disk(tmp_path: Path) -> None:
    """A fault of our own stays one."""
    with pytest.raises(pl.exceptions.ColumnNotFoundError), workspace(tmp_path / "uit.csv"):
        save(table().select("weg"), tmp_path / "x", "csv")


def test_remains_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    """After a day, and only those of the same output."""
    old, young, other = (tmp_path / n for n in (".a[1].csv.deel-x", ".a[1].csv.deel-y", ".b.csv.deel-z"))
    for folder in (old, young, other):
        folder.mkdir()
        (folder / "half").write_text("half", encoding="utf-8")
    past = time.time() - 2 * 24 * 60 * 60
    for path in (old, other, old / "half", other / "half"):
        os.utime(path, (past, past))
    with workspace(tmp_path / "a[1].csv"):
        assert not old.exists()
        assert young.exists()
        assert other.exists()


def test_sheets_hold_only_text(tmp_path: Path) -> None:
    """No cell is a formula or a link, and nothing is lost but what steers a terminal."""
    path = tmp_path / "uit.xlsx"
    with workbook(path, "Proef") as book:
        texts = [*NASTY, "https://voorbeeld.nl", "{=1+1}", "x" * 40_000]
        book.sheet("Blad", [Head("Tekst")], ([text] for text in texts))
    found = fastexcel.read_excel(path).load_sheet("Blad", header_row=None, dtypes="string").to_polars()
    back = found.to_series().to_list()[1:]
    assert back[:6] == NASTY[:6]
    assert back[8] == "1\N{REPLACEMENT CHARACTER}[31m"
    assert back[-3:] == ["https://voorbeeld.nl", "{=1+1}", "x" * 32_767]
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing falls off the end of a sheet."""
    monkeypatch.setattr("engine.batch.writing.excel.MOST_ROWS", 4)
    path = tmp_path / "uit.xlsx"
    with workbook(path, "Proef") as book:
        book.sheet("Blad", [Head("Getal", kind="number")], ([i] for i in range(7)))
    file = fastexcel.read_excel(path)
    assert file.sheet_names == ["Blad", "Blad 2", "Blad 3"]
    read = [file.load_sheet(name).to_polars().to_series().to_list() for name in file.sheet_names]
    assert read == [[0, 1, 2], [3, 4, 5], [6]]


def test_workbook_of_a_portfolio(fiets: Model, tmp_path: Path) -> None:
    """A sheet per subject; a practice's risk and the advice that goes with it stand there with the reason."""
    answers = {"licht.voor": ["slecht", "goed", "goed"], "licht.achter": ["goed", "goed", None]}
    practices = pl.LazyFrame({"practice": ["=Jan", "Piet", "Klaas"], "regio": ["a", "b", "b"], **answers})
    tally = Tally(fiets, "regio")
    found = score(with_items(fiets), practices, tally.add).collect().lazy()
    scored, items = found.select(own(found)), found.select("practice", *wanted(fiets, found))
    path = tmp_path / "uit.xlsx"
    rejects = rejects_of([("a.csv", 3, "licht.voor", "=slegt", "is geen antwoord", "Bedoelde u 'slecht'?")])
    write_workbook(path, overview_of(scored, tally), scored, items, rejects)
    file = fastexcel.read_excel(path)
    assert file.sheet_names == [
        "Overzicht", "Gezamenlijk", "Groepen", "Praktijken", "Scores", "Grenzen", "Vergelijking", "Niveaus",
        "Risico's", "Advies", "Afgewezen",
    ]  # fmt: skip

    def rows(name: str) -> list[tuple[object, ...]]:
        return file.load_sheet(name).to_polars().rows()

    assert rows("Risico's")[0][:5] == ("=Jan", "a", "hoog", "FIE-01", "Voorlicht doet het niet")
    lamp = fiets.item["FB.lamp"]
    assert ("=Jan", "a", lamp.id, kind(lamp.kind), lamp.title, "FIE-01") in rows("Advies")
    assert rows("Grenzen")[0][:4] == ("=Jan", "a", 0.3333, 0.3333)
    assert rows("Scores")[2][2] is None  # of the third only one light of two is known
    assert rows("Afgewezen")[0][3] == "=slegt"


def test_more_rejects_than_one_looks_at(fiets: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet shows so many of them, and how many more there are."""
    monkeypatch.setattr("engine.batch.writing.workbook.REJECTED", 2)
    tally = Tally(fiets)
    found = score(with_items(fiets), pl.LazyFrame({"practice": ["Jan"]}), tally.add).collect().lazy()
    scored, items = found.select(own(found)), found.select("practice", *wanted(fiets, found))
    rejects = rejects_of([("a.csv", row, "licht.voor", "x", "is geen antwoord", "") for row in range(5)])
    write_workbook(tmp_path / "uit.xlsx", overview_of(scored, tally), scored, items, rejects)
    shown = fastexcel.read_excel(tmp_path / "uit.xlsx").load_sheet("Afgewezen").to_polars().rows()
    assert [row[0] for row in shown] == ["a.csv", "a.csv", "Nog 3 meldingen: zie het bestand met wat is afgewezen."]


def test_file_names_are_safe_and_differ() -> None:
    """No name leaves its folder, hides, is reserved, or meets another."""
    names = ["../../x", "x", "X", "x-2", "", "con", "CON.txt", ".verborgen", "a/b\\c:d", "…", "é" * 300, "De Linde"]
    safe = list(safe_names(names))
    assert safe[:4] == ["x", "x-2", "X-3", "x-2-2"]
    assert safe[4:7] == ["praktijk", "praktijk-con", "praktijk-CON.txt"]
    assert safe[7:10] == ["verborgen", "a-b-c-d", "praktijk-2"]
    assert len(safe[10]) == 80
    assert safe[11] == "De-Linde"
    assert len({name.casefold() for name in safe}) == len(safe)


def test_cells_become_answers(fiets: Model) -> None:
    """Every kind of cell says what was answered."""
    asked = fiets.questions
    assert given(asked["licht.voor"], "goed") == "goed"
    assert given(asked["licht.voor"], "weet-niet") is Mark.DONT_KNOW
    assert given(asked["banden.druk"], "3") == 3
    assert given(asked["banden.gebreken"], "scheur|slijtage") == ("scheur", "slijtage")
    assert given(asked["banden.gebreken"], "geen") == ()
    assert given(asked["banden.gebreken"], "nvt") is Mark.NOT_APPLICABLE


@pytest.mark.parametrize("count", [3, 50])
def test_a_report_per_practice(count: int, fiets: Model, tmp_path: Path) -> None:
    """As text, as JSON and as answers to go on with, by one process or by several, with markup shown as it is."""
    names = [f"[bold]P{i}[/]" for i in range(count)]
    practices = pl.LazyFrame(
        {
            "practice": names,
            "licht.voor": ["slecht"] * count,
            "licht.achter": ["nvt"] * count,
            "banden.druk": ["3"] * count,
        }
    )
    heard: list[int] = []
    folder = tmp_path / "diep" / "rapporten"
    assert write_reports(fiets, practices, folder, heard.append) == count
    assert sum(heard) == count
    assert len(list(folder.iterdir())) == 3 * count
    assert "[bold]P2[/]" in (folder / "bold-P2.txt").read_text(encoding="utf-8")
    made = json.loads((folder / "bold-P2.json").read_text(encoding="utf-8"))
    assert "FIE-01" in [f["rule"] for f in made["findings"] if f["status"] == "fires"]
    kept = read_answers(folder / "bold-P2.yaml", fiets)
    assert kept.practice == "[bold]P2[/]"
    assert dict(kept.agreed) == {"licht.voor": "slecht", "banden.druk": 3}  # where "nvt" does not fit, it is blank


def test_reports_where_a_file_stands(fiets: Model, tmp_path: Path) -> None:
    """A file in the way is a message."""
    (tmp_path / "weg").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="E206"):
        write_reports(fiets, pl.LazyFrame({"practice": ["a"]}), tmp_path / "weg", lambda _: None)
