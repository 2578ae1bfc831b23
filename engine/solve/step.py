"""The smallest step to a goal: which answers to improve, at the least effort, and the proof that it is the least."""

from collections.abc import Iterator, Mapping, Sequence

from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Answers, Given, sheet_of
from engine.goal.better import Efforts
from engine.goal.way import Step
from engine.model import Model
from engine.model.vocabulary import All, Condition
from engine.solve.improved import Improved
from engine.solve.solver import EFFORT, solve


def steps(
    model: Model, respondents: Sequence[Answers], goals: Sequence[Condition], patience: float = EFFORT
) -> Iterator[Step]:
    """The smallest step, then ever larger ones, each with another set of questions and none that holds an earlier one.

    Of those with the same effort, fewer questions go first, and then what asks the effort of earlier ones.
    No step where no improvement reaches the goals; an empty one where they are reached now. Each is
    checked by the reference evaluator. ``patience``: how long to look for each after the first, in the
    solver's own seconds. Raises ``Undecided``.
    """
    sheets, efforts = Improved(model, respondents), Efforts(model)
    sheets.cp.add_bool_and([sheets.truth(goal).yes for goal in goals])
    costs = [
        (literal, efforts.of(now.question, now.state, option), efforts.place(now.question, option))
        for now in sheets.rising()
        for option, literal in now.better.items()
    ]
    # Effort weighs first, then how many questions, then that the effort goes to the earliest.
    one = 1 + sum(cost * place for _, cost, place in costs)
    asked = len(model.questions)
    sheets.cp.minimize(
        sum((one * (asked + 1) + place) * cost * literal for literal, cost, place in costs)
        + sum(one * now.rises for now in sheets.rising())
    )
    effort = EFFORT
    while (solved := solve(sheets, effort)) is not None:
        changes = sheets.changes(solved)
        reached = reaches(model, respondents, changes, goals)
        assert reached, changes  # noqa: S101 - the solver and the reference evaluator agree
        yield Step(changes, sum(cost for literal, cost, _ in costs if solved.boolean_value(literal)))
        if not changes:
            return
        effort = patience
        sheets.cp.add_bool_or([sheets.opposite(sheets.now(name).rises) for name in changes])


def reaches(
    model: Model, respondents: Sequence[Answers], changes: Mapping[str, Given], goals: Sequence[Condition]
) -> bool:
    """Whether the goals surely hold once the answers are changed, by the reference evaluator."""
    changed = [{**answers, **changes} for answers in respondents or [{}]]
    world = assess(model, sheet_of(model, *changed)).world
    return truth(All(all=tuple(goals)), world) is True
