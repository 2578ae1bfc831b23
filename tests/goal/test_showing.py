"""What a manager sees of the way to a goal."""

import json

import jsonschema
import pytest
from click.testing import CliRunner, Result

from cli import cli
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.goal.gain import gain
from engine.goal.goals import goals_of, next_goals
from engine.goal.way import Way
from engine.model import Model
from engine.plan.export import as_json
from engine.solve.toward import way_of
from engine.terminal.goal import show_way
from engine.terminal.screen import captured
from tests.plan.test_showing import SCHEMA, on_terminal, reported
from tests.test_examples import EXAMPLES, ROOT, Shipped, same_as_golden


def way(model: Model, name: str, *goals: str) -> Way:
    """The way of an example practice to goals, or to its next rungs."""
    report = reported(model, name)
    return way_of(report.practice, report.assessment, goals_of(model, goals) or next_goals(report.assessment))


@pytest.mark.parametrize(
    ("name", "goals"),
    [
        ("de-linde", ["ink=3"]),
        ("solo-van-dam", ["geen-hoog-risico", "igj>=60"]),
        ("ziekenhuis-oosterpoort", ["thuis=3"]),
        ("quickscan-het-anker", ["geen-hoog-risico"]),
        ("zorggroep-waterland", ["geen-hoog-risico"]),
    ],
)  # fmt: skip
def test_the_way_is_as_kept(shipped: Shipped, name: str, goals: list[str]) -> None:
    """To the letter: a rung, several goals, what cannot be, and what is reached already."""
    made = way(shipped[0], name, *goals)
    same_as_golden(captured(lambda c: show_way(c, made, f"examples/{name}.yaml")), f"goal/{name}")


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_way_fits_the_screen(shipped: Shipped, name: str, width: int) -> None:
    """No line is wider than the screen, and JSON is as documented."""
    made = way(shipped[0], name)
    assert max(map(len, on_terminal(lambda c: show_way(c, made), width).splitlines())) <= width
    jsonschema.validate(json.loads(as_json(made)), SCHEMA)


@pytest.mark.parametrize("goal", ["geen-hoog-risico", "VER-05"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_json_fits_the_schema(shipped: Shipped, name: str, goal: str) -> None:
    """Where there is a way and where there is none."""
    made = way(shipped[0], name, goal)
    data = json.loads(as_json(made))
    jsonschema.validate(data, SCHEMA)
    assert (data["step"] is None) is bool(data["blocked"])


def test_what_is_not_known_is_told_so(shipped: Shipped) -> None:
    """With what helps, and what the better answer changes."""
    model, _ = shipped
    answers = {"profiel.soort": "huisartsenpraktijk", "ink.fase-1.beeldcontact": Mark.DONT_KNOW}
    step = gain(assess(model, sheet_of(model, answers)), {"ink.fase-1.beeldcontact": "ja"})
    (one,) = step.improvements
    assert (one.now, one.known, one.effort, [o.id for o in one.new]) == ("weet ik niet", False, 2, ["ja"])
    assert "TB.ink-fase-1" in [item.id for item in one.items]
    assert step.after.scores["ink.fase-1"].lo > step.before.scores["ink.fase-1"].lo


def run(*words: str) -> Result:
    """The command, as typed."""
    return CliRunner().invoke(cli, ["plan", str(ROOT / "examples" / "de-linde.yaml"), *words])


def test_the_command() -> None:
    """On screen and as JSON."""
    assert "De kleinste stap" in run("--goal", "ink=2").stdout.replace("DE KLEINSTE STAP", "De kleinste stap")
    assert json.loads(run("--goal", "ink=2", "--format", "json").stdout)["step"]["effort"] == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--goal", "ink=9"], "--goal ink=9: E252 'ink' loopt van 1 tot en met 5."),
        (["--goal", "VER-01", "--goal", "VER-05"], "--goal VER-01 en VER-05: E253 deze doelen spreken elkaar tegen."),
        (["--goal", "ink=3", "--meeting", "1"], "--goal: E415 staat op zichzelf."),
        (["--goal", "ink=3\x1b[31m"], "E251"),
    ],
)  # fmt: skip
def test_a_wrong_call(words: list[str], expected: str) -> None:
    """Is told in Dutch, with exit code 2 and nothing on standard output."""
    made = run(*words)
    assert made.exit_code == 2
    assert expected in made.stderr
    assert made.stdout == ""
    assert "\x1b" not in made.stderr
