"""What a manager sees of a plan: on screen, as JSON, and when something is wrong."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from cli import cli
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.export import as_json
from engine.plan.meeting import meeting_named, meetings, name_of
from engine.plan.planning import planned
from engine.plan.route import Route, route_of
from engine.problem import InputError
from engine.terminal.agenda import show_agenda
from engine.terminal.route import show_route
from engine.terminal.screen import captured
from tests.plan.test_route import route
from tests.test_examples import EXAMPLES, ROOT, Shipped, example, same_as_golden

TODAY = date(2026, 11, 26)
START = date(2027, 1, 11)
SCHEMA = json.loads((ROOT / "docs" / "plan.schema.json").read_text(encoding="utf-8"))


def reported(model: Model, name: str) -> Report:
    """The report on one example."""
    file = example(model, name)
    return report_of(file.practice, assess(model, sheet_of(model, *file.answers)))


@pytest.mark.parametrize("name", ["de-linde", "solo-van-dam"])
def test_the_route_is_as_kept(shipped: Shipped, name: str) -> None:
    """To the letter."""
    made = route(shipped[0], name, START)
    same_as_golden(captured(lambda c: show_route(c, made, file=f"examples/{name}.yaml")), f"plan/{name}")


@pytest.mark.parametrize(("name", "meeting"), [("de-linde", "2"), ("solo-van-dam", "1")])
def test_an_agenda_is_as_kept(shipped: Shipped, name: str, meeting: str) -> None:
    """To the letter."""
    model = shipped[0]
    wish = Wish(at=time(13), day=date(2027, 2, 8), people=8)
    made = agenda_of(reported(model, name), meeting_named(model, meeting), wish, TODAY)
    text = captured(lambda c: show_agenda(c, made, file=f"examples/{name}.yaml"))
    same_as_golden(text, f"plan/{name}-bijeenkomst-{meeting}")


def on_terminal(draw: Callable[[Console], None], width: int) -> str:
    """What a terminal shows, without colours."""
    out = StringIO()
    draw(Console(file=out, width=width, force_terminal=True, color_system=None, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("start", [None, START])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_drawing_fits_the_screen(shipped: Shipped, name: str, start: date | None, width: int) -> None:
    """Every bar stands at its place, and no line is wider than the screen."""
    made = route(shipped[0], name, start)
    text = on_terminal(lambda c: show_route(c, made, full=True), width)
    assert max(map(len, text.splitlines())) <= width
    assert "In één oogopslag" in text
    assert ("jan" in text) if start else ("week 1" in text)


def test_a_bar_begins_in_its_week(shipped: Shipped) -> None:
    """Estimated days are shaded, known ones solid, one day is a dot."""
    made = route(shipped[0], "solo-van-dam", START)
    lines = on_terminal(lambda c: show_route(c, made), 80).splitlines()
    bars = {
        step.item.id: next(line for line in lines if line.startswith(f"{step.number:>4} ")).split("  ")[-1]
        for step in made.steps[:16]
    }
    assert bars["TB.stap-1"].startswith("▒▒▒▒·")
    assert bars["IG.stap-4"].index("●") == 6 * 4
    long = on_terminal(lambda c: show_route(c, route(shipped[0], "zorggroep-waterland")), 80)
    assert "█→" in long


def test_an_empty_route(fiets: Model) -> None:
    """Says that there is nothing to do."""
    report = report_of("Jan", assess(fiets, sheet_of(fiets, {})))
    assert "staat nu niets op de route" in captured(lambda c: show_route(c, route_of(report)))


def test_another_field_on_screen(fiets: Model) -> None:
    """With what it has."""
    report = report_of("Jan", assess(fiets, sheet_of(fiets, {"licht.voor": "slecht", "banden.gebreken": ("scheur",)})))
    text = captured(lambda c: show_route(c, route_of(report)))
    assert "1  Een lampje" in text
    assert "Pas na     nr. 2" in text


def test_json_fits_the_schema(shipped: Shipped) -> None:
    """Of every example's route, and of every meeting."""
    model = shipped[0]
    for name in EXAMPLES:
        report = reported(model, name)
        for start in (None, START):
            data = json.loads(as_json(route_of(report, start)))
            jsonschema.validate(data, SCHEMA)
            assert data["start"] == (start.isoformat() if start else None)
        for meeting in meetings(model):
            for wish in (Wish(), Wish(at=time(9), day=START, people=9)):
                data = json.loads(as_json(agenda_of(report, meeting, wish, TODAY)))
                jsonschema.validate(data, SCHEMA)
                assert data["meeting"]["name"] == name_of(meeting)
    del data["parts"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


@pytest.mark.parametrize(
    ("start", "meeting", "wish", "expected"),
    [
        (date(2026, 11, 25), None, Wish(), "--start: E412 kan niet 25 november 2026 zijn: dat is voorbij. Kies een dag vanaf vandaag, 26 november 2026."),
        (date(9999, 12, 1), None, Wish(), "--start: E412 kan niet 1 december 9999 zijn: dat is te ver weg."),
        (None, "1", Wish(day=date(2026, 11, 25)), "--date: E412 kan niet 25 november 2026 zijn: dat is voorbij."),
        (START, "1", Wish(day=START), "--start: E415 gaat niet samen met '--date'. Geef alleen --date."),
        (START, "kick-off", Wish(), "--start: E415 helpt niet: deze bijeenkomst staat niet in de route. Geef alleen --date."),
        (None, None, Wish(minutes=90), "plan: E415 heeft wensen voor een bijeenkomst, maar niet welke. Geef ook --meeting NAAM."),
    ],
)  # fmt: skip
def test_refused(shipped: Shipped, start: date | None, meeting: str | None, wish: Wish, expected: str) -> None:
    """Days that are over, and wishes that do not belong together."""
    with pytest.raises(InputError) as caught:
        planned(reported(shipped[0], "solo-van-dam"), start, meeting, wish, (), TODAY)
    assert str(caught.value).startswith(expected)


def test_a_meeting_has_its_day_in_the_route(shipped: Shipped) -> None:
    """With a start, the agenda is for the day that the route gives it."""
    made = planned(reported(shipped[0], "solo-van-dam"), START, "2", Wish(), (), TODAY)
    assert isinstance(made, Agenda)
    assert made.day == date(2027, 3, 8)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_an_agenda_fits_the_screen(shipped: Shipped, width: int) -> None:
    """Of every meeting, with all there is to tell."""
    model = shipped[0]
    for meeting in meetings(model):
        made = agenda_of(reported(model, "solo-van-dam"), meeting, Wish(day=START, people=7), TODAY)
        text = on_terminal(lambda c, made=made: show_agenda(c, made, full=True), width)
        assert max(map(len, text.splitlines())) <= width


def test_remarks(shipped: Shipped) -> None:
    """What a manager should know first stands at the top."""
    model = shipped[0]

    def text(name: str, meeting: str, wish: Wish) -> str:
        made = agenda_of(reported(model, name), meeting_named(model, meeting), wish, TODAY)
        return " ".join(captured(lambda c: show_agenda(c, made, full=True)).split())

    assert "is deze bijeenkomst al geweest" in text("de-linde", "kick-off", Wish())
    assert "past deze bijeenkomst niet bij jullie organisatie" in text("ziekenhuis-oosterpoort", "1", Wish())
    assert "zondag 14 februari 2027 is geen werkdag (weekend)" in text("solo-van-dam", "1", Wish(day=date(2027, 2, 14)))
    assert "is geen werkdag (Koningsdag)" in text("solo-van-dam", "1", Wish(day=date(2027, 4, 27)))
    soon = text("solo-van-dam", "1", Wish(day=TODAY + timedelta(days=7)))
    assert "bijeenkomst 1’ had uiterlijk 12 november 2026 gemoeten." in soon
    assert "Met 2 uur in totaal wel" in text(
        "solo-van-dam", "1", Wish(90, aims=("meedenken", "inspireren", "motiveren"))
    )
    assert "Plan een extra bijeenkomst" in text("de-linde", "2", Wish(aims=("totaalbeeld", "informeren")))
    assert "Er blijft 10 minuten over" in text("de-linde", "kick-off", Wish(minutes=90))
    assert "Jullie kozen nog geen doel. Dit is een voorstel. Kies met --aim uit informeren" in text(
        "de-linde", "1", Wish()
    )
    assert "Jullie antwoorden noemen één doel: meedenken. De rest" in text("solo-van-dam", "1", Wish())
    assert "--aim" not in text("de-linde", "2", Wish()) + text("de-linde", "visie", Wish())
    assert "De bron rekent op 2 uur" in text("de-linde", "2", Wish(minutes=90))


def run(*words: str) -> Result:
    """The command, as typed."""
    return CliRunner().invoke(cli, ["plan", str(ROOT / "examples" / "solo-van-dam.yaml"), *words])


def test_the_command(tmp_path: Path) -> None:
    """The route, an agenda, JSON, and a file."""
    assert "Jullie route: 19 stappen" in run().stdout
    made = run("--meeting", "1", "--time", "9:30", "--minutes", "90", "--people", "6")
    assert made.exit_code == 0
    assert "09:30 tot 11:00" in made.stdout
    assert json.loads(run("--format", "json").stdout)["steps"][0]["number"] == 1
    out = tmp_path / "plan.txt"
    assert run("-o", str(out)).exit_code == 0
    assert "Jullie route" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--start", "gisteren"], "'gisteren' is geen datum. Schrijf die als 2027-01-11."),
        (["--start", "2027-02-30"], "'2027-02-30' is geen datum."),
        (["--start", "2020-01-01"], "E412"),
        (["--meeting", "1", "--time", "25:00"], "'25:00' is geen tijd. Schrijf die als 13:00."),
        (["--meeting", "1", "--minutes", "10"], "E414"),
        (["--meeting", "1", "--people", "0"], "--people"),
        (["--meeting", "lunch"], "lunch: E410 is geen bijeenkomst. Kies uit: 1, 2, kick-off, visie, oplossing of evaluatie."),
        (["-o", "/bestaat-niet/plan.txt"], "E206"),
    ],
)  # fmt: skip
def test_a_wrong_call(words: list[str], expected: str) -> None:
    """Is told in Dutch, with exit code 2 and nothing on standard output."""
    made = run(*words)
    assert made.exit_code == 2
    assert expected in made.stderr
    assert made.stdout == ""


def test_a_name_with_markup(shipped: Shipped) -> None:
    """Is shown literally."""
    made = route(shipped[0], "solo-van-dam")
    sly = Route("[red]Van Dam[/red]\x1b[31m", made.model, made.start, made.steps)
    text = on_terminal(lambda c: show_route(c, sly), 80)
    assert "[red]Van Dam[/red]" in text
    assert "\x1b" not in text
