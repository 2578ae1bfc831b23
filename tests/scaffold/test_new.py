"""``paraat model new``: entries to start from, in the right file, checked before anything is written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.check.checked import checked
from engine.diff.releasing import released
from engine.diff.versions import releases
from engine.load.files import model_folder
from engine.load.loader import load
from engine.scaffold.names import next_rule
from tests.check.changed import USUAL, C, I, Q, R, S, changed
from tests.conftest import FIETS
from tests.test_cli import ROOT, paraat

RULE = ("rule", "--theme", "fiets", "--title", "Achterlicht doet het niet", "--question", "licht.achter", "--in", "slecht",
        "--item", "FB.lamp", "--source", "FB.licht")  # fmt: skip
QUESTION = ("question", "--section", "licht", "--text", "Heb je een bel?", "--short", "Bel", "--id", "licht.bel",
            "--answers", "staat", "--source", "FB.licht")  # fmt: skip
ITEM = ("item", "--id", "FB.bel", "--kind", "instrument", "--title", "Een bel", "--part-of", "FB.maker",
        "--source", "FB.licht")  # fmt: skip


def new(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The command on a copy of the model of another field."""
    return paraat("--model", folder, "model", "new", *args)


def texts(folder: Path) -> dict[str, str]:
    """Every file of a model."""
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.yaml")}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the model of another field."""
    return changed(tmp_path / "m")


def test_a_rule_comes_with_its_cases(copy: Path) -> None:
    """A new rule has the next free name, stands last in its file, and its three cases come true."""
    before = texts(copy)
    shown = new(copy, *RULE)
    assert shown.returncode == 1
    after = texts(copy)
    assert after[R] == before[R] + (
        "- id: FIE-07\n  title: Achterlicht doet het niet\n  why: 'TODO: waarom is dit zo, en waarom doet het ertoe?'\n"
        "  do: 'TODO: wat doe je maandag?'\n  when: {answer: licht.achter, in: [slecht]}\n  risk: midden\n"
        "  remedy: [FB.lamp]\n  source: [FB.licht]\n  basis: afgeleid\n  since: 1.0.0\n"
    )
    assert after[C] == before[C] + (
        "- case: FIE-07 gaat af\n  answers: {licht.achter: slecht}\n  fires: [FIE-07]\n"
        "- case: FIE-07 zwijgt\n  answers: {licht.achter: matig}\n  silent: [FIE-07]\n"
        "- case: FIE-07 is nog open\n  answers: {licht.achter: weet-niet}\n  open: [FIE-07]\n"
    )
    assert {name for name in after if after[name] != before[name]} == {R, C}
    assert shown.stdout.splitlines()[:2] == [f"{R}:54", "- id: FIE-07"]
    assert f"\n{C}:18\n- case: FIE-07 gaat af\n" in shown.stdout
    assert "Nog te doen (2 waarschuwingen):\n" in shown.stdout
    assert f"{R}:56:8: W902 deze tekst is nog niet geschreven." in shown.stdout
    assert paraat("--model", copy, "model", "test").returncode == 0
    assert {f"{p.code} {p.message}" for p in checked(copy).problems} - USUAL == {
        "W902 deze tekst is nog niet geschreven."
    }


def test_nothing_is_left_to_do_when_all_is_given(copy: Path) -> None:
    """With every text given, a check has nothing new to say, and the exit code is 0."""
    shown = new(copy, *RULE, "--why", "Zonder achterlicht zien anderen je niet.", "--do", "Koop een lampje.")
    assert shown.returncode == 0
    assert "TODO" not in shown.stdout
    assert {f"{p.code} {p.message}" for p in checked(copy).problems} == USUAL


def test_a_case_leans_on_one_that_is_there(copy: Path) -> None:
    """Where a question is asked only after another answer, the case is like one in which it is."""
    shown = new(copy, "rule", "--theme", "fiets", "--title", "Blokjes op", "--question", "remmen.blokjes", "--in", "slecht",
                "--kind", "fact", "--source", "FB.remmen")  # fmt: skip
    assert shown.returncode == 1
    assert "- case: FIE-07 gaat af\n  like: alles goed\n  answers: {remmen.blokjes: slecht}\n" in shown.stdout
    assert "  fact: true\n" in shown.stdout
    assert paraat("--model", copy, "model", "test").returncode == 0


def test_a_case_that_is_not_found_is_left_to_write(copy: Path) -> None:
    """Where no case leads to the question, the new case says what is missing."""
    path = copy / C
    path.write_text(path.read_text(encoding="utf-8").replace("remmen.soort: velg, ", ""), encoding="utf-8")
    path.write_text(
        path.read_text(encoding="utf-8").replace("remmen.*: goed", "remmen.werking: goed"), encoding="utf-8"
    )
    new(copy, "rule", "--theme", "fiets", "--title", "Blokjes op", "--question", "remmen.blokjes", "--in", "slecht",
        "--kind", "strength", "--source", "FB.remmen")  # fmt: skip
    assert "- case: 'TODO: antwoorden erbij waarmee FIE-07 gaat af'\n" in path.read_text(encoding="utf-8")


def test_a_rule_in_a_new_file(copy: Path) -> None:
    """A new theme has files of its own, which name their schemas; advice and several answers work too."""
    shown = new(copy, "rule", "--theme", "bel", "--id", "BEL-01", "--title", "Een band kapot", "--question",
                "banden.gebreken", "--in", "scheur", "--in", "slijtage", "--kind", "advice", "--item", "FB.pomp,FB.maker",
                "--source", "FB.banden")  # fmt: skip
    assert shown.returncode == 1
    made = texts(copy)
    assert made["rules/bel.yaml"].startswith(
        "# yaml-language-server: $schema=../docs/schema/rules.json\n- id: BEL-01\n"
    )
    assert "  advice: [FB.pomp, FB.maker]\n" in made["rules/bel.yaml"]
    assert made["rules/bel.cases.yaml"].startswith(
        "# yaml-language-server: $schema=../docs/schema/cases.json\n- case: "
    )
    assert "{banden.gebreken: [scheur]}" in made["rules/bel.cases.yaml"]
    assert paraat("--model", copy, "model", "test").returncode == 0


def test_a_question_with_a_new_part_of_a_source(copy: Path) -> None:
    """A new question stands last in its section; a part of a source that is new comes with it."""
    before = texts(copy)
    shown = new(copy, *QUESTION[:-2], "--source", "FB.bel", "--source-title", "De bel", "--source-where", "hoofdstuk 4")
    assert shown.returncode == 1
    after = texts(copy)
    assert after[S] == before[S] + "    - {id: FB.bel, title: De bel, where: hoofdstuk 4}\n"
    lines = after[Q].split("\n")
    at = next(i for i, line in enumerate(lines) if "id: licht.bel" in line)
    assert "licht.achter" in lines[at - 1]
    assert "- id: remmen" in "".join(lines[at + 1 :])[:80] or lines[at + 1].startswith(" ")
    assert load(copy)[0].questions["licht.bel"].source == ("FB.bel",)
    assert "W902" in shown.stdout
    assert "W101" not in shown.stdout  # the section's scale counts it


def test_a_question_with_answers_of_its_own(copy: Path) -> None:
    """Options are given as id and text; a question that nothing uses yet is named as left to do."""
    shown = new(copy, "question", "--section", "banden", "--text", "Wat zit erbij?", "--short", "Erbij", "--id", "banden.erbij",
                "--multiple", "--option", "pomp=Een pomp", "--option", "plak=Plakspullen", "--source", "FB.banden")  # fmt: skip
    question = load(copy)[0].questions["banden.erbij"]
    assert (question.kind, [o.text for o in question.options]) == ("multiple", ["Een pomp", "Plakspullen"])
    assert "W101 niets kijkt naar vraag 'banden.erbij'." in shown.stdout


def test_an_item(copy: Path) -> None:
    """A new item stands last in the file of its guide; a workform is asked who and how long."""
    before = texts(copy)
    assert new(copy, *ITEM, "--summary", "Een bel is verplicht.").returncode == 0
    assert texts(copy)[I].startswith(before[I])
    assert load(copy)[0].item["FB.bel"].part_of == "FB.maker"
    shown = new(
        copy,
        "item",
        "--id",
        "FB.plak",
        "--kind",
        "workform",
        "--title",
        "Plakken",
        "--file",
        "nieuw",
        "--source",
        "FB.banden",
    )
    assert "who:\n    - 'TODO: wie erbij zijn'\n  timing: 'TODO: hoe lang het duurt'\n" in shown.stdout
    assert "W205" in shown.stdout
    assert texts(copy)["rules/catalogue/nieuw.yaml"].startswith(
        "# yaml-language-server: $schema=../../docs/schema/catalogue.json\n"
    )


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("rule",), "--question: E341 ontbreekt. Geef het als optie; op een terminal vraagt Paraat ernaar.\n--source: E341"),
        (("question",), "--answers: E341 ontbreekt."),
        (("item",), "--id: E341 ontbreekt."),
        ((*RULE, "--theme", "../weg"), "../weg: E344 is geen naam van een bestand."),
        ((*RULE, "--theme", "nieuw"), "rules/nieuw.yaml: E342 heeft nog geen regels. Geef de eerste regel zelf een naam, met --id ABC-01."),
        ((*RULE, "--id", "FIE-01"), "FIE-01: E343 is al eens gebruikt. Kies een naam die nog nooit gebruikt is."),
        ((*RULE, "--id", "fie7"), f"{R}:54:7: E112 'fie7' is geen geldige naam."),
        ((*RULE, "--question", "licht.acter"), "Dit kan niet bij --question: 'licht.acter' is er niet. Bedoelde u 'licht.achter'?"),
        ((*RULE, "--in", "stuk"), "Dit kan niet bij --in: 'stuk' is er niet. Kies uit: slecht, matig of goed."),
        ((*RULE, "--item", "FB.lam"), "Dit kan niet bij --item: 'FB.lam' is er niet. Bedoelde u 'FB.lamp'?"),
        ((*RULE, "--source", "FB.ligt"), "FB.ligt: E109 is geen deel van een bron. Bedoelde u 'FB.licht'? Is het een nieuw deel? Geef dan ook --source-title."),
        ((*RULE, "--source", "ZZ.x", "--source-title", "X"), "ZZ.x: E109 de bron 'ZZ' is er niet. Kies uit: FB."),
        ((*RULE, "--in", "matig", "--in", "goed"), f"{R}:58:36: E115 deze voorwaarde noemt alle antwoorden en zegt dus niets."),
        ((*RULE, "--kind", "verdict"), "'verdict' is niet een van"),
        ((*QUESTION, "--section", "ligt"), "Dit kan niet bij --section: 'ligt' is er niet. Bedoelde u 'licht'?"),
        ((*QUESTION, "--answers", "stad"), "Dit kan niet bij --answers: 'stad' is er niet. Bedoelde u 'staat'?"),
        ((*QUESTION, "--id", "licht.voor"), "licht.voor: E343 is al eens gebruikt."),
        ((*QUESTION, "--option", "ja"), "ja: E345 is geen antwoord. Schrijf een naam, een = en de tekst: ja=Ja."),
        ((*QUESTION, "--option", "ja=Ja"), "E112 een keuzevraag heeft 'answers' of ten minste twee 'options'."),
        ((*ITEM, "--kind", "ding"), "Dit kan niet bij --kind: 'ding' is er niet. Kies uit: phase, step,"),
        ((*ITEM, "--part-of", "FB.make"), "Dit kan niet bij --part-of: 'FB.make' is er niet. Bedoelde u 'FB.maker'?"),
        ((*ITEM, "--id", "ZZ.bel"), "ZZ.bel: E342 er is nog geen bestand met onderdelen van 'ZZ'. Geef er een, met --file."),
        ((*ITEM, "--file", "../../weg"), "../../weg: E344 is geen naam van een bestand."),
    ],
)  # fmt: skip
def test_refused(copy: Path, args: tuple[str, ...], expected: str) -> None:
    """What cannot be is refused with a message, and no file has changed."""
    before = texts(copy)
    shown = new(copy, *args)
    assert shown.returncode == 2
    assert expected in " ".join(shown.stderr.split()) or expected in shown.stderr
    assert texts(copy) == before


def test_hostile_text_is_kept_as_text(copy: Path) -> None:
    """A title with YAML in it stays a title; a control character is refused."""
    title = "x: {y} # [z]\" '&a *b !c"
    new(copy, *RULE[:4], title, *RULE[5:])
    assert load(copy)[0].rule["FIE-07"].title == title
    shown = new(copy, *RULE[:4], "x\x1b[31m", *RULE[5:])
    assert shown.returncode == 2
    assert "E112 stuurteken U+001B mag niet in tekst." in shown.stderr


def test_a_name_is_never_used_again(copy: Path) -> None:
    """A name that was released once is passed over, also when nothing has it any more."""
    released(copy)
    path = copy / "rules" / "versions" / "1.0.0.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["parts"]["rule"]["FIE-09"] = kept["parts"]["rule"]["FIE-01"]
    kept["parts"]["item"]["FB.bel"] = kept["parts"]["item"]["FB.lamp"]
    path.write_text(json.dumps(kept), encoding="utf-8")
    text = (copy / Q).read_text(encoding="utf-8")
    (copy / Q).write_text(text.replace("  version: 1.0.0\n", "  version: 2.0.0\n"), encoding="utf-8")
    assert next_rule(checked(copy).content, R, releases(copy)) == "FIE-10"
    assert "FB.bel: E343 is al eens gebruikt." in new(copy, *ITEM).stderr


def test_a_wrong_model_is_mended_first(copy: Path) -> None:
    """Nothing is added to a model that does not load."""
    changed(copy, (R, "risk: hoog", "risk: erg"))
    before = texts(copy)
    shown = new(copy, *RULE)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "E112 'erg' mag hier niet." in shown.stderr
    assert texts(copy) == before


def test_in_the_shipped_model(tmp_path: Path) -> None:
    """In the shipped model, comments and order stay as they are: the new rule is all that is new."""
    for part in ("questionnaires", "rules"):
        shutil.copytree(model_folder() / part, tmp_path / part)
    theme = (tmp_path / "rules" / "thuis.yaml").read_text(encoding="utf-8")
    shown = new(tmp_path, "rule", "--theme", "thuis", "--title", "X", "--question", "thuis.stap-6.vorm", "--in", "twee",
                "--item", "VT.stap-6", "--source", "VT.stap-6")  # fmt: skip
    assert shown.returncode == 1
    assert (tmp_path / "rules" / "thuis.yaml").read_text(encoding="utf-8").startswith(theme)
    assert "W203" not in shown.stdout


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal needs POSIX")
def test_at_a_terminal_it_asks(copy: Path) -> None:
    """What is missing is asked; a wrong name is asked again, with the nearest; then all is written."""
    pexpect = pytest.importorskip("pexpect")
    command = [str(ROOT / "cli.py"), "--model", str(copy), "model", "new", "rule"]
    child = pexpect.spawn(sys.executable, command, encoding="utf-8", dimensions=(40, 80), timeout=20)
    for question, answer in (
        ("In welk bestand", "fiets"),
        ("Titel", "Achterlicht doet het niet"),
        ("Op welke vraag", "licht.acter"),
        ("Bedoelde u 'licht.achter'", "licht.achter"),
        ("slecht, matig, goed", "slecht, matig"),
        ("Welke onderdelen", "FB.lamp"),
        ("Welk deel", "FB.licht"),
    ):
        child.expect(question)
        child.sendline(answer)
    child.expect("Nog te doen")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
    assert load(copy)[0].rule["FIE-07"].when.in_ == ("slecht", "matig")  # type: ignore[union-attr]


def test_fiets_is_as_it_was() -> None:
    """The tests worked on copies."""
    assert {f"{p.code} {p.message}" for p in checked(FIETS).problems} == USUAL
