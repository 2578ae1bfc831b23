"""The route that follows from the advice."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.plan.route import Route, route_of
from tests.generated import answers
from tests.test_examples import EXAMPLES, Shipped, example


def route(model: Model, name: str, start: date | None = None) -> Route:
    """The route of one example."""
    file = example(model, name)
    return route_of(report_of(file.practice, assess(model, sheet_of(model, *file.answers))), start)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_advice_stands_in_the_route_once(shipped: Shipped, name: str) -> None:
    """As a step, as a part of one, or opened up into its steps; and nothing that is done."""
    model = shipped[0]
    file = example(model, name)
    check(report_of(file.practice, assess(model, sheet_of(model, *file.answers))))


@given(st.data())
@settings(max_examples=30)
def test_whatever_is_answered(shipped: Shipped, data: st.DataObject) -> None:
    """Any answers at all give a sound route."""
    model = shipped[0]
    check(report_of("x", assess(model, sheet_of(model, data.draw(answers(model))))))


def check(report: Report) -> None:
    """Everything once, in an order that holds, and each meeting's days as the guide has them."""
    model = report.assessment.model
    made = route_of(report)
    held = [step.item.id for step in made.steps] + [part for step in made.steps for part in step.parts]
    assert len(held) == len(set(held))
    assert [step.number for step in made.steps] == list(range(1, len(made.steps) + 1))
    opened = {a.item.id for a in report.advice} - set(held)
    assert all(model.item[name].kind in {"phase", "model"} for name in opened)
    for step in made.steps:
        assert all(number < step.number for number in step.after)
        assert all(made.steps[number - 1].slot.end <= step.slot.start for number in step.after)
        assert step.reasons
        if step.anchor is not None and step.anchor.days[0] >= 0:
            assert step.slot.start >= made.steps[step.anchor.step - 1].slot.start + step.anchor.days[0]
        if step.anchor is not None and step.anchor.days[1] < 0:
            assert step.slot.start <= made.steps[step.anchor.step - 1].slot.start + step.anchor.days[1]


def test_the_days_of_the_guide(shipped: Shipped) -> None:
    """Invite three to four weeks ahead, an hour the day after, and the second meeting two weeks later."""
    steps = {step.item.id: step for step in route(shipped[0], "solo-van-dam", date(2027, 1, 9)).steps}
    first, second = steps["IG.stap-4"].slot.start, steps["IG.stap-8"].slot.start
    assert 21 <= first - steps["IG.stap-2"].slot.start <= 28
    assert steps["IG.stap-5"].slot.start == first + 1
    assert second == first + 14
    assert all(
        step.begin and step.begin.weekday() < 5 and step.end and step.end.weekday() < 5 for step in steps.values()
    )
    assert [m.id for m in steps["IG.stap-4"].meetings] == ["IG.bijeenkomst-1"]
    assert min(step.begin for step in steps.values() if step.begin) == date(2027, 1, 11)


def test_what_is_done_is_left_out(shipped: Shipped) -> None:
    """Of the ten steps, this practice finished six."""
    names = {step.item.id for step in route(shipped[0], "de-linde").steps}
    assert {f"IG.stap-{i}" for i in range(7, 11)} <= names
    assert not names & {f"IG.stap-{i}" for i in range(1, 7)}
    assert not names & {"IG.stappenplan", "IG.value-case"}


def test_another_field(fiets: Model) -> None:
    """The engine knows no item by name."""
    made = route_of(
        report_of("Jan", assess(fiets, sheet_of(fiets, {"licht.voor": "slecht", "banden.gebreken": ("scheur",)})))
    )
    assert [(s.number, s.item.id, s.severity, s.after, s.week) for s in made.steps] == [
        (1, "FB.lamp", "hoog", (), 1), (2, "FB.maker", None, (), 1), (3, "FB.pomp", None, (2,), 1),
    ]  # fmt: skip
    assert [(s.slot.assumed, s.begin) for s in made.steps] == [(True, None), (False, None), (True, None)]
