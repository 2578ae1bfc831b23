"""The smallest step is really the smallest."""

from collections.abc import Iterator
from itertools import chain, combinations, islice, product

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.cases import answers_of
from engine.evaluate.sheet import Answers, Given
from engine.evaluate.state import Multiple
from engine.goal.better import Efforts, as_asked, better_options
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.ruleset import Case
from engine.model.vocabulary import Condition, Level, Not, Score
from engine.solve.step import reaches, steps
from tests.generated import answers, models

MANY = 400


def ways(question: Question, respondents: list[Answers], efforts: Efforts) -> list[tuple[Given | None, int]]:
    """All that can become of an answer, with its effort; none: it stays."""
    state = as_asked(question, respondents)
    better = list(better_options(question, state))
    if not isinstance(state, Multiple):
        return [(None, 0), *((option, efforts.of(question, state, option)) for option in better)]
    return [
        (tuple(o.id for o in question.options if o.id in {*added, *state.chosen}) if added else None,
         sum(efforts.of(question, state, option) for option in added))
        for added in chain.from_iterable(combinations(better, n) for n in range(len(better) + 1))
    ]  # fmt: skip


def tried(model: Model, respondents: list[Answers]) -> Iterator[tuple[dict[str, Given], int]]:
    """Every set of improvements with its effort."""
    efforts = Efforts(model)
    choices = [[(q.id, *way) for way in ways(q, respondents, efforts)] for q in model.questions.values()]
    for chosen in product(*choices):
        yield {name: given for name, given, _ in chosen if given is not None}, sum(cost for *_, cost in chosen)


@st.composite
def goals(draw: st.DrawFn, model: Model) -> list[Condition]:
    """Scores, levels and rules, to hold or (a risk) to fail."""
    every: list[Condition] = [r.when for r in model.rules]
    every += [Not.model_validate({"not": when}) for when in every]
    every += [Score(score=scale.id, at_least=draw(st.integers(1, 100))) for scale in model.scales]
    every += [Level(level=ladder.id, at_least=n + 1) for ladder in model.ladders for n in range(len(ladder.rungs))]
    return draw(st.lists(st.sampled_from(every), min_size=1, max_size=2))


@given(st.data())
def test_no_smaller_step_reaches_the_goal(data: st.DataObject) -> None:
    """On small models the step costs as little as the cheapest of all improvements, and none exists where none does."""
    model = data.draw(models(max_rules=5, max_questions=5))
    respondents = [data.draw(answers(model)) for _ in range(data.draw(st.integers(1, 2)))]
    count = 1
    for question in model.questions.values():
        count *= len(ways(question, respondents, Efforts(model)))
    assume(count <= MANY)
    wanted = data.draw(goals(model))
    reaching = [
        (cost, set(changes))
        for changes, cost in tried(model, respondents)
        if reaches(model, respondents, changes, wanted)
    ]
    found = next(steps(model, respondents, wanted), None)
    assert (None if found is None else found.effort) == min((cost for cost, _ in reaching), default=None)


@given(st.data())
def test_other_steps_are_other_sets_and_cost_no_less(data: st.DataObject) -> None:
    """Each next step reaches the goal, costs as much or more, and does not hold all questions of an earlier one."""
    model = data.draw(models(max_rules=5))
    respondents = [data.draw(answers(model))]
    wanted = data.draw(goals(model))
    found = list(islice(steps(model, respondents, wanted), 4))
    for earlier, later in combinations(found, 2):
        assert earlier.effort <= later.effort
        assert not earlier.changes.keys() <= later.changes.keys()
    assert all(reaches(model, respondents, step.changes, wanted) for step in found)


def test_a_goal_that_is_reached_takes_an_empty_step(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """Nothing to do, and no other way to do it."""
    model, cases = shipped
    sheet = answers_of(model, next(case for case in cases if case.level.get("ink") == 5))
    (step,) = steps(model, [sheet], [Level(level="ink", at_least=3)])
    assert (dict(step.changes), step.effort) == ({}, 0)
