"""``paraat model check`` as a user meets it: on screen, for other programs, and its exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.check.changed import C, I, Q, R, changed
from tests.test_cli import ROOT, paraat

CLEAN = (
    (Q, "kind: text, source: [FB.banden]", "kind: text, allow: {W101: alleen ter herkenning}, source: [FB.banden]"),
    (Q, "          allow_na: true\n", "          allow_na: true\n          allow: {W102: de maker wil het weten}\n"),
)


def test_on_screen(tmp_path: Path) -> None:
    """A clean model is in order; a warning gives 1, an error 2, each with its place."""
    clean = paraat("--model", changed(tmp_path / "a", *CLEAN), "model", "check")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert clean.stdout == "✔ 9 vragen, 4 schalen, 6 regels, 3 onderdelen, 4 casussen: in orde.\n"
    warned = paraat("model", "check")
    assert (warned.returncode, warned.stderr) == (1, "")
    assert warned.stdout.splitlines() == [
        f"{Q}:53:15: W102 bij 'banden.gebreken' doet het kiezen van 'slijtage' niets.",
        f"{Q}:63:16: W101 niets kijkt naar vraag 'banden.merk'.",
        "✘ 9 vragen, 4 schalen, 6 regels, 3 onderdelen, 4 casussen: 2 waarschuwingen.",
        "Uitleg: paraat model check --explain W101",
    ]
    wrong = paraat("--model", changed(tmp_path / "b", (R, "risk: hoog", "risk: erg")), "model", "check")
    assert (wrong.returncode, wrong.stderr) == (2, "")
    assert wrong.stdout.splitlines() == [
        f"{R}:7:9: E112 'erg' mag hier niet. Kies uit: 'hoog', 'midden' of 'laag'.",
        "✘ 1 fout.",
    ]


def test_json() -> None:
    """JSON names file, line, column, code, level, message and hint."""
    shown = paraat("model", "check", "--format", "json")
    assert shown.returncode == 1
    assert json.loads(shown.stdout)["problems"][1] == {
        "file": Q, "line": 63, "column": 16, "code": "W101", "level": "warning",
        "message": "niets kijkt naar vraag 'banden.merk'.", "hint": "",
    }  # fmt: skip


def test_github(tmp_path: Path) -> None:
    """Annotations name files from the working folder, with GitHub's escapes."""
    changed(tmp_path / "m,1", (R, "title: Voorlicht doet het niet", "title: 50%\n  tittle: 50%"))
    shown = paraat("--model", tmp_path / "m,1", "model", "check", "--format", "github", cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stdout == (
        f"::error file=m%2C1/{R},line=4,col=3,title=E111::onbekend veld 'tittle'. Bedoelde u 'title'?\n"
    )


@pytest.mark.parametrize("change", [(R, "risk: hoog", "risk: erg"), (C, "case: zachte band", "case: 'TODO: zacht'")])
def test_sarif(tmp_path: Path, change: tuple[str, str, str]) -> None:
    """SARIF keeps its schema (2.1.0, the parts that are used), whatever was found, and points at the files."""
    changed(tmp_path / "een map", change)
    shown = paraat("--model", "een map", "model", "check", "--format", "sarif", cwd=tmp_path)
    made = json.loads(shown.stdout)
    schema = json.loads((ROOT / "tests" / "check" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    assert list(Draft7Validator(schema).iter_errors(made)) == []
    for result in made["runs"][0]["results"]:
        assert made["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert (tmp_path / uri.replace("%20", " ")).is_file()


def test_explain() -> None:
    """A code is explained with what to do; an unknown one is refused with those that exist."""
    shown = paraat("model", "check", "--explain", "W403")
    assert shown.returncode == 0
    assert shown.stdout.startswith("## W403 Onderdeel zonder wie\n")
    assert "**Wat je doet:** Vul 'who' in" in shown.stdout
    wrong = paraat("model", "check", "--explain", "W4")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("W4: E207 is geen waarschuwing. Kies uit: W101, W102,")


def test_no_model_at_all(tmp_path: Path) -> None:
    """A folder without a model is an error in every format."""
    shown = paraat("--model", tmp_path, "model", "check", "--format", "json")
    assert shown.returncode == 2
    assert json.loads(shown.stdout)["problems"][0]["code"] == "E103"


def test_hostile_text_steers_nothing(tmp_path: Path) -> None:
    """Control sequences in a model's text do not reach the terminal or an annotation."""
    folder = changed(tmp_path, (I, "kind: activity", 'kind: "\\e[31m\\n::error::"'))
    for form in ("text", "github"):
        shown = paraat("--model", folder, "model", "check", "--format", form)
        assert "\x1b" not in shown.stdout
        assert "\n::error::" not in shown.stdout
