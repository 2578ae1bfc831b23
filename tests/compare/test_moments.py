"""Then and now: what moved, what came and went, what was followed up, what got worse."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compare.carrying import Carried
from engine.compare.kind import Choice
from engine.compare.moments import Progress, direction, progress
from engine.evaluate.assessment import assess
from engine.evaluate.condition import Interval
from engine.evaluate.sheet import Answers, sheet_of
from engine.filling.answerfile import AnswerFile, Respondent
from engine.model import Model
from engine.outcome.report import Report, report_of
from tests.generated import answers, models
from tests.terminal import garden

CHOICE = Choice("tijd", "zo gevraagd")


def over_time(model: Model, *given_: Answers) -> Progress:
    """The same practice in 2026, 2027 and so on, given newest first."""
    files = [
        (f"{year}.yaml", AnswerFile("Jan", model.manifest.name, "1.0.0", (Respondent("A", date(year, 1, 1), None, a),)))
        for year, a in enumerate(given_, 2026)
    ]

    def report(file: AnswerFile) -> Report:
        return report_of(file.practice, assess(model, sheet_of(model, *file.answers)))

    return progress([(name, Carried(file, (), True)) for name, file in reversed(files)], CHOICE, report)


ALL = dict.fromkeys(garden.model().questions, "ja")
POOR: Answers = ALL | {"grond.1": "nee", "water.1": "nee", "water.2": "deels", "water.3": "nee"}


def test_what_went_well() -> None:
    """Scores up, a rung gained, risks gone with the answers that did it, advice followed up."""
    found = over_time(garden.model(), POOR, ALL)
    assert [moment.source for moment in found.moments] == ["2026.yaml", "2027.yaml"]
    assert {move.scale.id: move.direction for move in found.moves} == {
        "grond": "hoger", "water": "hoger", "zaad": "gelijk", "oogst": "gelijk",
    }  # fmt: skip
    (climb,) = found.climbs
    assert (climb.direction, climb.gained, climb.lost) == ("hoger", ("Water op orde",), ())
    assert [turn.rule.id for turn in found.risks.went] == ["TU-01", "TU-02"]
    assert [(a.question.id, a.then, a.now, a.better) for a in found.risks.went[0].because] == [
        ("grond.1", "Nee", "Ja", True)
    ]
    assert [(one.item.id, one.how) for one in found.followed] == [("TG.bed", "anders"), ("TG.gieter", "anders")]
    assert found.verdicts == (("Klaar voor de zomer?", ("Nog niet klaar", "Klaar")),)


def test_what_got_worse() -> None:
    """The other way round everything is worse, and said so."""
    found = over_time(garden.model(), ALL, POOR)
    assert {move.direction for move in found.moves} == {"lager", "gelijk"}
    assert [turn.rule.id for turn in found.risks.came] == ["TU-01", "TU-02"]
    assert [item.id for item in found.advised] == ["TG.bed", "TG.gieter"]
    assert found.climbs[0].lost == ("Water op orde",)
    assert all(one.better is False for one in found.answers)


def test_a_series_has_every_moment() -> None:
    """The first is compared with the last; what lies between is shown."""
    found = over_time(garden.model(), POOR, {**POOR, "water.1": "ja"}, ALL)
    water = next(move for move in found.moves if move.scale.id == "water")
    assert [score.lo for score in water.scores] == [1_667, 5_000, 10_000]


def test_a_risk_may_go_because_other_questions_are_asked(fiets: Model) -> None:
    """Then nothing was answered otherwise, and it is told apart."""
    then: Answers = {"remmen.soort": "velg", "remmen.blokjes": "slecht", "remmen.werking": "goed"}
    found = over_time(fiets, then, {"remmen.soort": "terugtrap", "remmen.werking": "goed"})
    blocks = next(one for one in found.answers if one.question.id == "remmen.blokjes")
    assert (blocks.asked, blocks.better, blocks.now) == (False, None, "niet van toepassing")


def test_of_several_options_those_that_came_and_went(fiets: Model) -> None:
    """Not the whole list twice."""
    (one,) = over_time(fiets, {"banden.gebreken": ("scheur",)}, {"banden.gebreken": ("slijtage",)}).answers
    assert (one.gained, one.lost) == (("Slijtage",), ("Een scheur",))


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (Interval(10, 20, True), Interval(21, 30, True), "hoger"),
        (Interval(10, 20, True), Interval(20, 30, True), "open"),
        (Interval(10, 20, True), Interval(5, 9, True), "lager"),
        (Interval(10, 10, True), Interval(10, 10, True), "gelijk"),
        (Interval(10, 20, True), Interval(10, 20, True), "open"),
        (Interval(0, 0, False), Interval(10, 10, True), "nvt"),
    ],
)
def test_a_direction_is_only_told_when_it_is_sure(then: Interval, now: Interval, expected: str) -> None:
    """Intervals that overlap leave it open."""
    assert direction(then, now) == expected


@given(st.data())
def test_then_is_now_turned_round(data: st.DataObject) -> None:
    """What came one way went the other way, and nothing happens between two moments that are the same."""
    model = data.draw(models())
    one, other = data.draw(answers(model)), data.draw(answers(model))
    there, back = over_time(model, one, other), over_time(model, other, one)
    assert [turn.rule for turn in there.risks.came] == [turn.rule for turn in back.risks.went]
    opposite = {"hoger": "lager", "lager": "hoger"}
    assert [opposite.get(m.direction, m.direction) for m in there.moves] == [m.direction for m in back.moves]
    still = over_time(model, one, one)
    assert (still.answers, still.risks.came, still.risks.went, still.followed, still.advised) == ((), (), (), (), ())
