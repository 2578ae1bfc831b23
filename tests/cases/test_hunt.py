"""Changes that no case notices, each with the case that would."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import cli
from engine.load.loader import load_with_places
from tests.cases.broken import broken
from tests.conftest import FIETS

pytest.importorskip("ortools")


def run(folder: Path, *args: str) -> Result:
    """``paraat model coverage --mutants`` on a folder, on a screen of 80 columns."""
    given = ["--model", str(folder), "model", "coverage", "--mutants", *args]
    return CliRunner(env={"COLUMNS": "80"}).invoke(cli, given)


def test_what_is_not_noticed_and_what_would_notice() -> None:
    """The part before and after in words, its place, and a case with no answer too many."""
    shown = run(FIETS, "FIE-02", "FIE-06")
    assert shown.exit_code == 0
    assert (
        shown.stdout
        == """Deze veranderingen merkt geen casus:

FIE-02 Banden zijn zacht
  ? een andere grens  rules/fiets.yaml:17
      er staat      ‘Bandenspanning’ is minder dan 3 bar
      wordt het     ‘Bandenspanning’ is minder dan 2 bar
      nieuwe casus  answers: {licht.voor: goed, banden.druk: 2}
                    fires: [FIE-02]
  ? een andere grens  rules/fiets.yaml:17
      er staat      ‘Bandenspanning’ is minder dan 3 bar
      wordt het     ‘Bandenspanning’ is minder dan 4 bar
      nieuwe casus  answers: {licht.voor: goed, banden.druk: 3}
                    silent: [FIE-02]

FIE-06 Laat de banden nakijken
  ? een antwoord meer of minder  rules/fiets.yaml:50
      er staat      bij ‘Gebreken’ is de keuze ‘Een scheur’ gemaakt
      wordt het     bij ‘Gebreken’ is ten minste een van de keuzes gemaakt
      nieuwe casus  answers: {banden.gebreken: [slijtage]}
                    silent: [FIE-06]

9 kleine veranderingen geprobeerd. Gemerkt: 6 van 9, dat is 66,66%.
"""
    )


def test_every_case_that_is_proposed_does_notice(tmp_path: Path) -> None:
    """With the proposed cases added, and again until none is left, every change that matters is noticed."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "zachte band", "zachte band")
    path = folder / "rules/fiets.cases.yaml"
    for number in range(3):
        found = json.loads(run(folder, "--format", "json").stdout)
        more = [
            f"- case: erbij {number}.{i}\n  answers: {json.dumps(s['case']['answers'])}\n  {s['case']['expect']}\n"
            for i, s in enumerate(found["survivors"])
            if s["case"]["answers"]
        ]
        path.write_text(path.read_text(encoding="utf-8") + "".join(more), encoding="utf-8")
    assert found["survivors"] == []
    assert (found["noticed"], found["same"]) == (26, 2)
    assert load_with_places(folder)[1].problems == []


def test_a_case_that_lacks_only_the_expectation_is_named(tmp_path: Path) -> None:
    """No new case is asked for where an expectation more will do."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "silent: [FIE-02, FIE-03, FIE-04]", "silent: [FIE-02, FIE-04]")
    shown = run(folder, "FIE-03").stdout
    assert "casus         ‘donker en zacht’ (rules/fiets.cases.yaml:7) krijgt erbij:" in shown
    assert "silent: [FIE-03]" in shown


def test_a_change_without_a_difference_does_not_count() -> None:
    """What the solver proves to be the same on every sheet is left out of the figure."""
    found = json.loads(run(FIETS, "--format", "json").stdout)
    assert (found["tried"], found["same"], found["total"]) == (28, 2, 26)


@pytest.mark.parametrize(("least", "code"), [("57", 0), ("57,7", 1)])
def test_too_few_noticed(least: str, code: int) -> None:
    """15 of 26 is 57,69…%."""
    shown = run(FIETS, "--min", least)
    assert shown.exit_code == code
    assert ("57,69% is minder dan gevraagd." in shown.stderr) is bool(code)


def test_a_name_that_is_no_rule_or_ladder_is_refused() -> None:
    """With the nearest one."""
    shown = run(FIETS, "FIE-20")
    assert shown.exit_code == 2
    assert "FIE-20: E207 is geen regel of ladder. Bedoelde u 'FIE-06'?" in shown.stderr
