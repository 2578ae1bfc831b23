"""What the cases reach, and by which case."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import cli
from engine.cases.coverage import covered
from engine.load.loader import load_with_places
from engine.words.dutch import share
from tests.cases.broken import broken
from tests.conftest import FIETS


def run(folder: Path, *args: str) -> Result:
    """``paraat model coverage`` on a folder, on a screen of 80 columns."""
    return CliRunner(env={"COLUMNS": "80"}).invoke(cli, ["--model", str(folder), "model", "coverage", *args])


def test_what_is_reached_and_what_is_missing_by_name() -> None:
    """A count per kind, the sum, and of each thing that is missing where it stands."""
    shown = run(FIETS)
    assert shown.exit_code == 0
    assert "  ✔ Regels die afgaan                        6 van 6        100%" in shown.stdout
    assert "  ? Antwoorden                               9 van 19     47,36%" in shown.stdout
    assert "  · licht.voor: matig  questionnaires/fiets.yaml:30" in shown.stdout
    assert "  · seizoen: herfst  questionnaires/fiets.yaml:78" in shown.stdout
    assert "  · remmen.blokjes niet  questionnaires/fiets.yaml:" in shown.stdout


def test_by_which_case() -> None:
    """A rule with the cases that expect it and in which that comes true."""
    goals = {(goal.kind, goal.name): goal for goal in covered(*load_with_places(FIETS)).goals}
    assert goals["fires", "FIE-02"].cases == (2,)
    assert goals["open", "FIE-02"].cases == (3,)
    assert goals["rung", "seizoen: winter"].cases == (0,)
    assert goals["asked", "remmen.blokjes wel"].cases == (0,)
    shown = run(FIETS, "FIE-02").stdout
    assert "Regels die afgaan\n  ✔ FIE-02  rules/fiets.yaml:16\n      · zachte band\n" in shown
    assert "seizoen" not in shown


def test_what_happens_but_is_not_expected_does_not_count(tmp_path: Path) -> None:
    """The rule fires in a case that does not say so: nobody would notice if it stopped."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "  fires: [FIE-02]\n  open: [", "  open: [")
    shown = run(folder).stdout
    assert "  ? Regels die afgaan                        5 van 6      83,33%" in shown
    assert "komt voor bij ‘zachte band’, maar die verwacht het niet" in shown


def test_an_answer_to_a_question_that_is_not_asked_reaches_nothing(tmp_path: Path) -> None:
    """Only what counts is reached."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "remmen.soort: velg", "remmen.soort: terugtrap")
    goals = {goal.name: goal for goal in covered(*load_with_places(folder)).goals}
    assert goals["remmen.blokjes: goed"].cases == ()
    assert goals["remmen.blokjes niet"].cases == (0,)


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("100", 1), ("71,111", 0), ("71,112", 1), ("71.112%", 1)])
def test_the_least_is_compared_unrounded(least: str, code: int) -> None:
    """32 of 45 is 71,1111…%: enough for 71,111 and too little for 71,112."""
    assert covered(*load_with_places(FIETS)).count() == (32, 45)
    shown = run(FIETS, "--min", least)
    assert shown.exit_code == code
    assert ("71,11% is minder dan gevraagd." in shown.stderr) is bool(code)


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(9496, 10000, "94,96%"), (99999, 100000, "99,99%"), (3, 3, "100%"), (0, 0, "100%")]
)
def test_a_share_is_never_rounded_up(part: int, whole: int, text: str) -> None:
    """What is not reached is not shown as reached."""
    assert share(part, whole) == text


@pytest.mark.parametrize("least", ["abc", "101", "-1", "1/0"])
def test_a_least_that_is_no_percentage_is_refused(least: str) -> None:
    """With what it should be."""
    shown = run(FIETS, "--min", least)
    assert shown.exit_code == 2
    assert "is geen percentage van 0 tot en met 100." in shown.stderr


def test_a_name_that_nothing_has_is_refused() -> None:
    """With the nearest name."""
    shown = run(FIETS, "FIE-9")
    assert shown.exit_code == 2
    assert "FIE-9: E207 is geen bekende naam. Bedoelde u 'FIE-0" in shown.stderr


def test_coverage_as_json() -> None:
    """Counts per kind, and everything with its place and cases."""
    found = json.loads(run(FIETS, "--format", "json").stdout)
    assert (found["reached"], found["total"]) == (32, 45)
    assert found["kinds"]["rung"] == {"reached": 2, "total": 4}
    assert {
        "kind": "fires",
        "name": "FIE-02",
        "at": {"file": "rules/fiets.yaml", "line": 16},
        "cases": ["zachte band"],
    } in found["goals"]


def test_a_model_without_cases_is_covered_by_none(tmp_path: Path) -> None:
    """Nothing is reached, and nothing breaks."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "zachte band", "zachte band")
    (folder / "rules/fiets.cases.yaml").write_text("[]\n", encoding="utf-8")
    assert run(folder, "--min", "1").exit_code == 1
