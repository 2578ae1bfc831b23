"""What rules can do is decided, not guessed."""

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import Level
from engine.solve.survey import Survey
from tests.generated import models
from tests.solve.brute import every_sheet, sheets

Shipped = tuple[Model, tuple[Case, ...]]


@given(st.data())
def test_the_survey_agrees_with_trying_every_sheet(data: st.DataObject) -> None:
    """On a small model: which rules fire, which are silent, and which follow from which."""
    model = data.draw(models(max_rules=5, max_questions=3))
    assume(sheets(model) <= 2_000)
    every = [assess(model, sheet_of(model, sheet)).rules for sheet in every_sheet(model)]
    survey = Survey(model)
    for rule in model.rules:
        assert (survey.example([rule.when]) is not None) is any(found[rule.id] for found in every)
        assert (survey.example(fails=[rule.when]) is not None) is not all(found[rule.id] for found in every)
    assert set(survey.implied(model.rule)) == {
        (first, second)
        for first in model.rule
        for second in model.rule
        if first != second
        and any(found[first] for found in every)
        and all(found[second] for found in every if found[first])
    }


def test_every_shipped_rule_can_fire_and_can_be_silent(shipped: Shipped) -> None:
    """No rule speaks never, none always, and every level can be reached."""
    model, _ = shipped
    survey = Survey(model)
    assert [r.id for r in model.rules if survey.example([r.when]) is None] == []
    assert [r.id for r in model.rules if survey.example(fails=[r.when]) is None] == []
    tops = [Level(level=ladder.id, at_least=len(ladder.rungs)) for ladder in model.ladders]
    assert [top.level for top in tops if survey.example([top]) is None] == []
