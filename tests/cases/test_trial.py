"""What failed, where and why: on screen, as JSON and on a pull request."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import cli
from tests.cases.broken import broken
from tests.conftest import FIETS

ALWAYS_FIRM = ("rules/fiets.yaml", "{number: banden.druk, below: 3}", "{number: banden.druk, below: 1}")
"""The rule on soft tyres compares with the wrong number."""


def run(folder: Path, *args: str) -> Result:
    """``paraat model test`` on a folder, on a screen of 80 columns."""
    return CliRunner(env={"COLUMNS": "80"}).invoke(cli, ["--model", str(folder), "model", "test", *args])


def test_what_failed_and_why(tmp_path: Path) -> None:
    """The expectation, the outcome, both places, and the part of the condition that decides with its answer."""
    folder = broken(tmp_path, *ALWAYS_FIRM)
    shown = run(folder)
    assert shown.exit_code == 1
    assert (
        shown.stdout
        == """
zachte band                                            rules/fiets.cases.yaml:13
  ✘ FIE-02 Banden zijn zacht: zou afgaan, maar zwijgt
    staat in rules/fiets.yaml:16
    ✘ ‘Bandenspanning’ is minder dan 1 bar
       nu ‘1 bar’  (banden.druk: 1)

✘ 4 casussen, waarvan 1 mis: 1 verwachting komt niet uit.
"""
    )


def test_what_follows_from_another_failure_is_not_told_twice(tmp_path: Path) -> None:
    """A ladder that stands too low comes first; the rules that look at it point back to it."""
    rung = "when: {score: remmen, at_least: 30}"
    folder = broken(tmp_path, "questionnaires/fiets.yaml", rung, "when: {score: remmen, below: 30}")
    assert (
        run(folder, "alles goed").stdout
        == """
alles goed                                              rules/fiets.cases.yaml:6
  ✘ seizoen Seizoen: zou op 3 staan, maar staat op 0
    staat in questionnaires/fiets.yaml:77
    ✘ trede 1 ‘Zomer’
    └─ ✘ de score ‘Remmen’ is lager dan 30%
          nu 100%  (remmen)
          nu ‘Goed’  (remmen.blokjes: goed)
          nu ‘Goed’  (remmen.werking: goed)
  ✘ FIE-04 Je kunt rijden: zou afgaan, maar zwijgt
    staat in rules/fiets.yaml:34
    ✘ ‘Seizoen’ is ten minste 2 (zie hierboven)
       nu 0
  ✘ FIE-05 Je kunt nog niet rijden: zou zwijgen, maar gaat af
    staat in rules/fiets.yaml:42
    ✔ dit geldt niet
    └─ ✘ FIE-04 Je kunt rijden (zie hierboven)

✘ 1 casus, waarvan 1 mis: 3 verwachtingen komen niet uit.
"""
    )


def test_a_question_that_is_not_asked_says_so(tmp_path: Path) -> None:
    """An answer that does not count is told with what keeps the question from being asked."""
    when = "{answer: remmen.werking, in: [goed]}"
    folder = broken(tmp_path, "rules/fiets.yaml", when, "{answer: remmen.blokjes, in: [goed]}")
    cases = (folder / "rules/fiets.cases.yaml").read_text(encoding="utf-8")
    more = "- case: terugtraprem\n  answers: {remmen.*: goed, remmen.soort: terugtrap}\n  fires: [FIE-03]\n"
    (folder / "rules/fiets.cases.yaml").write_text(cases + more, encoding="utf-8")
    shown = run(folder, "terugtraprem").stdout
    assert "deze vraag wordt hier niet gesteld  (remmen.blokjes)" in shown
    assert "✘ bij ‘Soort remmen’ is het antwoord velgremmen" in shown
    assert "nu ‘Terugtraprem’  (remmen.soort: terugtrap)" in shown


def test_all_is_well() -> None:
    """One line, and nothing found."""
    shown = run(FIETS)
    assert (shown.exit_code, shown.stdout) == (0, "✔ 4 casussen: alles komt uit.\n")


@pytest.mark.parametrize(
    ("name", "number"), [("FIE-06", 3), ("seizoen", 1), ("fiets.yaml", 4), ("rules/fiets.cases.yaml", 4), ("BAND", 1)]
)
def test_which_cases_are_meant(name: str, number: int) -> None:
    """A rule, a ladder, a file with rules or cases, or words of a title."""
    assert run(FIETS, name).stdout.startswith(f"✔ {number} ")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("FIE-9", "FIE-9: E207 is geen casus, regel of bestand met casussen. Bedoelde u 'FIE-06'?"),
        ("auto.yaml", "auto.yaml: E207 is geen casus, regel of bestand met casussen."),
        ("zqx", "zqx: E207 is geen casus, regel of bestand met casussen. Geef een bestand, een regel zoals ABC-01,"),
    ],
)
def test_a_name_that_means_no_case_is_refused(name: str, message: str) -> None:
    """With the nearest name, or what may be given."""
    shown = run(FIETS, name)
    assert shown.exit_code == 2
    assert message in shown.stderr


def test_a_rule_that_no_case_names_is_refused(tmp_path: Path) -> None:
    """Nothing was run, which is not the same as all is well."""
    folder = broken(tmp_path, "rules/fiets.cases.yaml", "  fires: [FIE-02]\n  open: [", "  open: [")
    for _ in range(2):
        text = (folder / "rules/fiets.cases.yaml").read_text(encoding="utf-8").replace("FIE-02, ", "")
        (folder / "rules/fiets.cases.yaml").write_text(text.replace(", FIE-02", ""), encoding="utf-8")
    shown = run(folder, "FIE-02")
    assert shown.exit_code == 2
    assert "FIE-02: E207 komt in geen enkele casus voor." in shown.stderr


def test_the_failures_as_json(tmp_path: Path) -> None:
    """Counts, places, and the reason as a tree."""
    shown = run(broken(tmp_path, *ALWAYS_FIRM), "--format", "json")
    assert shown.exit_code == 1
    found = json.loads(shown.stdout)
    assert (found["cases"], found["failed"]) == (4, 1)
    assert found["failures"] == [
        {
            "case": "zachte band",
            "name": "FIE-02",
            "title": "Banden zijn zacht",
            "expected": "afgaan",
            "found": "zwijgt",
            "case_at": {"file": "rules/fiets.cases.yaml", "line": 13},
            "rule_at": {"file": "rules/fiets.yaml", "line": 16},
            "because": {
                "text": "‘Bandenspanning’ is minder dan 1 bar",
                "truth": False,
                "now": ["nu ‘1 bar’  (banden.druk: 1)"],
                "because": [],
            },
        }
    ]


def test_the_failures_on_a_pull_request(tmp_path: Path) -> None:
    """A line per failure that GitHub understands; what it would read as its own is escaped."""
    folder = broken(tmp_path, *ALWAYS_FIRM)
    shown = run(folder, "--format", "github")
    assert shown.stdout == (
        f"::error file={folder}/rules/fiets.cases.yaml,line=13,title=zachte band::FIE-02 zou afgaan, maar zwijgt."
        "%0A- ‘Bandenspanning’ is minder dan 1 bar: niet waar; nu ‘1 bar’  (banden.druk: 1)"
        "%0ADe regel staat in rules/fiets.yaml:16.\n"
    )


def test_many_failures_are_told_short(tmp_path: Path) -> None:
    """After ten cases the rest are named only, unless all are asked for."""
    folder = tmp_path / "model"
    broken(tmp_path, *ALWAYS_FIRM)
    extra = "".join(f"- case: zacht {i}\n  answers: {{banden.druk: 2}}\n  fires: [FIE-02]\n" for i in range(12))
    path = folder / "rules/fiets.cases.yaml"
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    short, full = run(folder).stdout, run(folder, "--full").stdout
    assert "Ook mis, met --full in het geheel (3):" in short
    assert "  · zacht 11  FIE-02" in short
    assert short.count("nu ‘2 bar’") == 9
    assert full.count("nu ‘2 bar’") == 12
