"""The way to a goal, or what stands in it."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Answers, Given, Mark, sheet_of
from engine.evaluate.state import Amount, Multiple, Single
from engine.goal.better import as_asked, better_options
from engine.goal.goals import Goal, goals_of
from engine.goal.way import Way
from engine.model import Model
from engine.model.ruleset import Case
from engine.problem import InputError
from engine.solve.toward import way_of
from tests.generated import answers, models
from tests.solve.brute import every_sheet, sheets

Shipped = tuple[Model, tuple[Case, ...]]


def way(model: Model, respondents: list[Answers], goals: Sequence[Goal]) -> Way:
    """The way from what respondents said."""
    return way_of("Proef", assess(model, sheet_of(model, *respondents)), goals)


def changed_facts(model: Model, respondents: list[Answers], sheet: dict[str, Given]) -> int:
    """How many answers of a decided sheet the practice cannot have, nor come to by improving."""
    return sum(not _kept(model, respondents, name, answer) for name, answer in sheet.items())


def _kept(model: Model, respondents: list[Answers], name: str, answer: Given) -> bool:
    question = model.questions[name]
    state = as_asked(question, respondents)
    better = set(better_options(question, state))
    if answer is Mark.NOT_APPLICABLE or state.applies is False:
        return state.applies is not True and (answer is Mark.NOT_APPLICABLE or state.applies is None)
    match state:
        case Single():
            return answer in state.possible | better
        case Multiple():
            assert isinstance(answer, tuple)
            return state.chosen <= set(answer) <= state.possible | better
        case Amount():
            assert isinstance(answer, int)
            return state.lo <= answer <= state.hi
    return True


@given(st.data())
def test_what_blocks_is_the_fewest_facts(data: st.DataObject) -> None:
    """Where nothing leads to a goal, as few other answers are named as any sheet that reaches it would need."""
    model = data.draw(models(max_rules=4, max_questions=3))
    assume(sheets(model) <= 1_500)
    respondents = [data.draw(answers(model))]
    when = data.draw(st.sampled_from(model.rules)).when
    goal = Goal("RR-00", "Regel", {"Regel": when})
    reaching = []
    for full in every_sheet(model):
        found = assess(model, sheet_of(model, full))
        if truth(when, found.world):
            reaching.append({name: full[name] for name, asked in found.sheet.asked.items() if asked})
    if not reaching:
        with pytest.raises(InputError, match="met geen enkel stel antwoorden"):
            way(model, respondents, [goal])
        return
    found_way = way(model, respondents, [goal])
    if found_way.best is None:
        (blocked,) = found_way.blocked
        assert len(blocked.facts) == min(changed_facts(model, respondents, sheet) for sheet in reaching)


def test_a_fact_that_blocks_is_named(shipped: Shipped) -> None:
    """Whoever looks around is not ready to scale up, whatever gets better."""
    model, _ = shipped
    answers_ = {"profiel.soort": "huisartsenpraktijk", "profiel.stap": "orienteren"}
    found = way(model, [answers_], goals_of(model, ["VER-05"]))
    assert found.best is None
    assert [dict(blocked.facts) for blocked in found.blocked] == [{"profiel.stap": "invoeren"}]


def test_what_is_not_known_is_to_be_answered_first(shipped: Shipped) -> None:
    """Where no fact stands in the way, the open questions do."""
    model, _ = shipped
    found = way(model, [{"profiel.soort": "huisartsenpraktijk"}], goals_of(model, ["VER-05"]))
    assert found.best is None
    assert [(dict(blocked.facts), "profiel.stap" in blocked.unknown) for blocked in found.blocked] == [({}, True)]


def test_goals_that_contradict_each_other_are_refused(shipped: Shipped) -> None:
    """Two verdicts of one family never go together."""
    with pytest.raises(InputError) as error:
        way(shipped[0], [{}], goals_of(shipped[0], ["VER-01", "VER-05"]))
    assert str(error.value) == "--goal VER-01 en VER-05: E253 deze doelen spreken elkaar tegen. Kies er een van."


def test_a_goal_too_hard_to_prove_is_told(shipped: Shipped, monkeypatch: pytest.MonkeyPatch) -> None:
    """No guess in place of a proof."""
    monkeypatch.setattr("engine.solve.step.EFFORT", 0.0)
    model, _ = shipped
    with pytest.raises(InputError) as error:
        way(model, [{"profiel.soort": "zorgorganisatie"}], goals_of(model, ["igj>=61"]))
    assert str(error.value).startswith("--goal igj>=61: E254 is te veel om te bewijzen wat de kleinste stap is.")


def test_other_ways_that_take_too_long_are_left_out(shipped: Shipped, monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest step stands."""
    monkeypatch.setattr("engine.solve.toward.PATIENCE", 0.0)
    model, _ = shipped
    found = way(model, [dict.fromkeys(model.questions, Mark.DONT_KNOW)], goals_of(model, ["ink=1"]))
    assert found.best is not None
    assert found.others == ()
