"""The commands as a user meets them: what is shown, where, and the exit code."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FIETS

ROOT = Path(__file__).parent.parent
GOOD = "paraat: 1\nmodel: {name: fiets, version: 1.0.0}\npractice: Fiets van Jan\nanswers: {licht.voor: slecht}\n"


def paraat(*args: str | Path, stdin: str = "", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, on the model of another field."""
    command = [sys.executable, str(ROOT / "cli.py"), "--model", str(FIETS), *map(str, args)]
    return subprocess.run(  # noqa: S603 - our own command
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **env},
        timeout=60,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An answer file of the model of another field."""
    path = tmp_path / "jan.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_help_starts_with_the_usual_jobs() -> None:
    """Help is Dutch, and opens with what people come for."""
    shown = paraat("--help")
    assert shown.returncode == 0
    lines = shown.stdout.splitlines()
    assert lines[0].startswith("Gebruik:")
    assert [line.split()[1] for line in lines[5:9]] == ["assess", "report", "plan", "catalogue"]
    assert "Show this" not in shown.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["repot"], "Onbekende opdracht 'repot'."),
        (["report"], "Er ontbreekt een argument 'BESTAND…'. Hier staat ook geen antwoorden.yaml."),
        (["report", "x.yaml", "--frmat", "json"], "Onbekende optie '--frmat'."),
        (["report", "x.yaml", "--format", "xml"], "'xml' is niet een van 'text', 'html', 'pdf', 'md', 'json'"),
        (["report", "weg.yaml"], "weg.yaml: E103 bestaat niet."),
        (["catalogue", "FB.lam"], "FB.lam: E207 is geen bekende naam. Bedoelde u 'FB.lamp'?"),
        (["catalogue", "--kind", "lam"], "lam: E207 is geen bekende naam."),
    ],
)
def test_wrong_call(args: list[str], message: str, tmp_path: Path) -> None:
    """A wrong call gets a Dutch message on stderr and exit code 2."""
    shown = paraat(*args, cwd=tmp_path)
    assert shown.returncode == 2
    assert message in shown.stderr
    assert "Traceback" not in shown.stderr
    assert shown.stdout == ""


def test_the_usual_file(file: Path, tmp_path: Path) -> None:
    """Commands without a file take the one that filling in makes when none is named."""
    file.rename(tmp_path / "antwoorden.yaml")
    assert "Fiets van Jan" in paraat("report", cwd=tmp_path).stdout
    assert "FIE-01" in paraat("explain", "FIE-01", cwd=tmp_path).stdout


def test_going_on_with_a_quickscan(tmp_path: Path) -> None:
    """Who stops halfway is told how to go on with the same quickscan; a question mark is no name."""
    shown = paraat("assess", "mijn fiets.yaml", "--quick", cwd=tmp_path, stdin="?\nFiets\ns\n")
    assert "Verdergaan: paraat assess 'mijn fiets.yaml' --quick." in shown.stderr
    assert 'practice: "Fiets"' in (tmp_path / "mijn fiets.yaml").read_text(encoding="utf-8")


def test_report_as_json(file: Path, tmp_path: Path) -> None:
    """To the screen and to a file the same, readable by the owner only."""
    shown = paraat("report", file, "--format", "json")
    assert json.loads(shown.stdout)["practice"] == "Fiets van Jan"
    assert paraat("report", file, "--format", "json", "-o", tmp_path / "r.json").returncode == 0
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == shown.stdout
    refused = paraat("report", file, "-o", tmp_path / "weg" / "r.txt")
    assert refused.returncode == 2
    assert "E206 kan niet worden bewaard" in refused.stderr


def test_report_piped_is_plain(file: Path) -> None:
    """No colour, nothing wider than the page, and the risk with what to do."""
    shown = paraat("report", file)
    assert shown.returncode == 0
    assert "\x1b" not in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 100
    assert "Voorlicht doet het niet" in shown.stdout
    assert "Koop een lampje." in shown.stdout


def test_markup_in_a_name_is_shown_as_it_is(file: Path) -> None:
    """What looks like markup is only text."""
    file.write_text(GOOD.replace("Fiets van Jan", '"[bold red]Jan[/] [link=x]"'), encoding="utf-8")
    shown = paraat("report", file, FORCE_COLOR="1")
    assert "[bold red]Jan[/] [link=x]" in shown.stdout


def test_refused_file_is_left_alone(file: Path) -> None:
    """Every problem at once, exit code 2, and the file as it was; ``assess`` does not touch it either."""
    text = GOOD.replace("slecht", "slegt").replace("licht.voor", "licht.vor")
    file.write_text(text, encoding="utf-8")
    for command in ("report", "assess"):
        shown = paraat(command, file)
        assert shown.returncode == 2
        assert "E104 onbekende vraag 'licht.vor'" in shown.stderr
        assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["FIE-01", "FIE-04", "FIE-05", "licht", "seizoen", "licht.voor", "FB.lamp"])
def test_explain_anything(file: Path, name: str) -> None:
    """A rule, a scale, a ladder, a question and an item can each be explained."""
    shown = paraat("explain", file, name)
    assert shown.returncode == 0
    assert len(shown.stdout.splitlines()) > 3


def test_explain_goes_down_to_the_answer_and_the_source(file: Path) -> None:
    """Why a rule fires: the answer, and where the advice comes from."""
    shown = paraat("explain", file, "FIE-01").stdout
    assert "Slecht" in shown
    assert "Fietsboek" in shown
    assert "hoofdstuk 1" in shown


def test_catalogue() -> None:
    """The list, one item, and a search."""
    assert "Ga naar de fietsenmaker" in paraat("catalogue").stdout
    assert "30 tot 45 minuten" in paraat("catalogue", "FB.maker").stdout
    assert "Een pomp" not in paraat("catalogue", "--search", "lampje").stdout


def test_assess_piped(tmp_path: Path) -> None:
    """Answers from a pipe: flags arise, the file is kept after each answer, the report ends it."""
    path = tmp_path / "a.yaml"
    shown = paraat("assess", path, stdin="Jan\n1\nw\n1\n3\n5\n0\n3\nMerk\n")
    assert shown.returncode == 0
    assert "Risico (hoog): Voorlicht doet het niet" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert "practice: Jan" in path.read_text(encoding="utf-8").replace('"', "")
    assert "Koop een lampje." in shown.stdout


def test_assess_stops_when_the_pipe_ends(tmp_path: Path) -> None:
    """What was answered is kept, and the next sitting goes on from there."""
    path = tmp_path / "a.yaml"
    assert paraat("assess", path, stdin="Jan\n1\n").returncode == 0
    assert "licht.voor: slecht" in path.read_text(encoding="utf-8")
    again = paraat("assess", path, stdin="3\n")
    assert "Welkom terug bij Jan" in again.stdout
    assert "licht.achter: goed" in path.read_text(encoding="utf-8")


def test_assess_says_what_it_does_not_understand(tmp_path: Path) -> None:
    """A wrong answer gets a hint and is asked again."""
    shown = paraat("assess", tmp_path / "a.yaml", stdin="Jan\n9\n?\n2\n")
    assert "Kies een nummer van 1 tot 3" in shown.stdout
    assert "licht.voor: matig" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_assess_of_several_people(tmp_path: Path) -> None:
    """The welcome names who filled in how much, asks who is there, and says how to go on."""
    path = tmp_path / "a.yaml"
    assert "--respondent" not in paraat("assess", path, "--respondent", "anna", stdin="Jan\n1\n1\n").stderr
    second = paraat("assess", path, "--respondent", "Piet de [b]Wit", stdin="3\n")
    assert "Er zijn al 2 vragen beantwoord door anna." in second.stdout
    assert "Je begint als Piet de [b]Wit." in second.stdout
    assert "--respondent 'Piet de [b]Wit'. Bekijken" in second.stderr
    third = paraat("assess", path, stdin="9\n1\ns\n")
    assert "1  anna  2 vragen, het laatst op" in third.stdout
    assert "2  Piet de [b]Wit  1 vraag, het laatst op" in third.stdout
    assert "Kies een nummer van 1 tot 2, of typ een naam." in third.stdout
    assert "Je gaat verder als anna." in third.stdout
    refused = paraat("assess", path, "--respondent", "\x1b[2J", stdin="1\n")
    assert refused.returncode == 2
    assert "E209 de naam bevat een stuurteken." in refused.stderr


def test_a_report_on_several_people(tmp_path: Path) -> None:
    """From one file or more: who filled in, on how much they differ, and what stays open by it."""
    one, two = tmp_path / "anna.yaml", tmp_path / "b.yaml"
    one.write_text(GOOD.replace("slecht}", "slecht, licht.achter: goed}"), encoding="utf-8")
    two.write_text(GOOD.replace("slecht}", "goed, licht.achter: goed}") + "respondent: Piet\n", encoding="utf-8")
    shown = paraat("report", "anna.yaml", "b.yaml", cwd=tmp_path).stdout
    assert "INGEVULD DOOR TWEE MENSEN" in shown
    assert "Anna en Piet." in shown
    assert "2 vragen zijn door meer dan één van jullie ingevuld. Bij 1 daarvan" in shown
    assert "? Voorlicht doet het niet  FIE-01" in shown
    assert "paraat compare anna.yaml b.yaml" in shown
    data = json.loads(paraat("report", one, two, "--format", "json").stdout)
    assert data["respondents"] == {
        "names": ["anna", "Piet"], "count": 2, "shared": 2, "differing": ["licht.voor"],
        "left_open": ["FIE-04", "FIE-05", "FIE-01", "FIE-02"],
    }  # fmt: skip
    explained = paraat("explain", one, two, "licht.voor").stdout
    assert "‘Slecht of Goed’" in explained
    assert "anna: ‘Slecht’" in explained
    assert "Piet: ‘Goed’" in explained


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("Fiets van Jan", "Fiets van Piet"), "E210 gaat over ‘Fiets van Piet’, maar "),
        (("1.0.0", "0.9.0"), "E211 is ingevuld met model 0.9.0, maar "),
        (("answers", "respondent: A\nanswers"), "E212 ‘A’ heeft ook "),
    ],
)
def test_files_that_do_not_belong_together(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    """Another practice, another model, the same person twice: refused, with the files named."""
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text(GOOD, encoding="utf-8")
    two.write_text(GOOD.replace(*change), encoding="utf-8")
    shown = paraat("report", one, two)
    assert shown.returncode == 2
    assert f"{two}: {message}" in shown.stderr
    assert shown.stdout == ""


def test_compare_people(tmp_path: Path) -> None:
    """Files of several people: what to talk about, piped and plain, on screen, in a file and as JSON."""
    (tmp_path / "anna.yaml").write_text(GOOD, encoding="utf-8")
    other = GOOD.replace("slecht", "goed") + 'respondent: "[b]Piet"\n'
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    shown = paraat("compare", "anna.yaml", "b.yaml", cwd=tmp_path)
    assert shown.returncode == 0
    assert "Mensen naast elkaar (verschillende invullers)" in shown.stdout
    assert "A anna: ‘Slecht’" in shown.stdout
    assert "B [b]Piet: ‘Goed’" in shown.stdout
    assert "paraat report anna.yaml b.yaml" in shown.stdout
    assert "\x1b" not in shown.stdout
    coloured = paraat("compare", "anna.yaml", "b.yaml", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert not re.search(r"\x1b\[[0-9;]*3[0-9][;m]", coloured)
    assert paraat("compare", "anna.yaml", "b.yaml", "-o", "uit.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "uit.txt").read_text(encoding="utf-8") == shown.stdout
    data = json.loads(paraat("compare", "anna.yaml", "b.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert (data["as"], data["differences"][0]["question"]) == ("mensen", "licht.voor")


def test_compare_then_and_now(tmp_path: Path) -> None:
    """Files of one person on other days, in any order; of an earlier model, how much counts is told."""
    old = GOOD.replace("1.0.0", "0.9.0").replace("slecht", "slecht, licht.weg: goed") + 'updated: "2026-01-02"\n'
    (tmp_path / "a.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("slecht", "goed") + 'updated: "2027-01-02"\n', encoding="utf-8")
    shown = paraat("compare", "b.yaml", "a.yaml", cwd=tmp_path).stdout
    assert "Toen en nu (dezelfde vulde op meer dan één dag in)" in shown
    assert shown.index("2 januari 2026") < shown.index("2 januari 2027")
    assert "Ingevuld met model 0.9.0. 1 van 2 antwoorden telt mee; dit niet: licht.weg." in shown
    assert "Dat kan met --earlier-model en model 0.9.0." in " ".join(shown.split())
    assert "‘Slecht’ → ‘Goed’" in shown
    data = json.loads(paraat("compare", "a.yaml", "b.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert [turn["rule"] for turn in data["risks"]["went"]] == ["FIE-01"]
    wrong = paraat("compare", "b.yaml", "b.yaml", "--earlier-model", "weg", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    other = tmp_path / "toen"
    shutil.copytree(FIETS, other)
    manifest = other / "questionnaires" / "fiets.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("1.0.0", "0.8.0", 1), encoding="utf-8")
    unlike = paraat("compare", "a.yaml", "b.yaml", "--earlier-model", other, cwd=tmp_path)
    assert unlike.returncode == 2
    assert "--earlier-model: E211 hoort bij geen van de bestanden. Dat model is versie 0.8.0." in unlike.stderr
    refused = paraat("compare", "a.yaml", "b.yaml", "--as", "mensen", cwd=tmp_path)
    assert refused.returncode == 2
    assert "a.yaml: E211 is ingevuld met model 0.9.0; 1 antwoord past niet meer." in refused.stderr


@pytest.mark.parametrize(
    "args", [["anna.yaml"], ["anna.yaml", "anna.yaml"], ["anna.yaml", "weg.yaml"], ["--as", "x", "anna.yaml"]]
)
def test_what_cannot_be_compared(tmp_path: Path, args: list[str]) -> None:
    """One file, the same twice, one that is not there: a message, and nothing written."""
    (tmp_path / "anna.yaml").write_text(GOOD + "respondent: anna\n", encoding="utf-8")
    shown = paraat("compare", *args, "-o", "uit.txt", cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stdout == ""
    assert "Traceback" not in shown.stderr
    assert not (tmp_path / "uit.txt").exists()


def test_assess_to_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Nothing is asked in vain."""
    shown = paraat("assess", tmp_path / "weg" / "a.yaml", stdin="Jan\n1\n")
    assert shown.returncode == 2
    assert "E206" in shown.stderr


def test_help_loads_nothing_heavy() -> None:
    """Help is quick because it imports next to nothing."""
    code = "import sys, cli; print([m for m in ('pydantic', 'rich', 'polars', 'durable', 'yaml') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("library", "door"),
    [("durable", "engine/evaluate/infer.py"), ("rich", "engine/terminal"), ("ortools", "engine/solve")],
)
def test_each_foreign_machine_has_one_door(library: str, door: str) -> None:
    """Nobody else imports it."""
    sources = [*ROOT.joinpath("engine").rglob("*.py"), ROOT / "cli.py"]
    users = [
        p.relative_to(ROOT).as_posix()
        for p in sources
        if any(line.split()[:2] in (["import", library], ["from", library]) or line.lstrip().startswith(f"from {library}.")
               for line in p.read_text(encoding="utf-8").splitlines())
    ]  # fmt: skip
    assert users
    assert all(user.startswith(door) for user in users)
