"""The way to goals for one practice: the smallest step, other ways, and where there is none, what blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model_helper import Literal

from engine.assessment import assess
from engine.explain import deciding
from engine.goal.better import as_asked, better_options
from engine.goal.goals import Goal
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Condition
from engine.problem import refuse
from engine.sheet import Answers, Given, sheet_of
from engine.solve.decided import Decided
from engine.solve.solver import EFFORT, Solver, Undecided, completed, solve
from engine.solve.step import Step, steps
from engine.state import Amount, Multiple, Single, State, Words

OTHERS = 3
"""How many other ways are looked for."""
PATIENCE = 2.0
"""How long to look for each of them, in the solver's own seconds."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A part of a goal that no improvement brings about.

    ``facts``: what the practice answered, by question, and what would have to be answered instead (the fewest);
    ``unknown``: where there are none, the open questions that may decide.
    """

    title: str
    facts: Mapping[str, Given]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a practice comes to its goals. ``best``: the smallest step (empty: they are reached), if there is one.

    ``others``: other sets of improvements, smallest first; ``blocked``: why there is none.
    """

    goals: tuple[Goal, ...]
    best: Step | None
    others: tuple[Step, ...]
    blocked: tuple[Blocked, ...]


def way(model: Model, respondents: Sequence[Answers], goals: Sequence[Goal]) -> Way:
    """The way to all of the goals together.

    Raises ``InputError`` for goals that contradict each other on any sheet, ``Undecided`` where the
    smallest step is too hard to prove.
    """
    _possible(model, goals)
    conditions = [goal.condition for goal in goals]
    found = steps(model, respondents, conditions, PATIENCE)
    best = next(found, None)
    if best is None:
        return Way(tuple(goals), None, (), tuple(_blocked(model, respondents, goals)))
    return Way(tuple(goals), best, tuple(_others(found)) if best.changes else (), ())


def _others(found: Iterator[Step]) -> Iterator[Step]:
    try:
        for _, step in zip(range(OTHERS), found, strict=False):
            yield step
    except Undecided:
        return


def _possible(model: Model, goals: Sequence[Goal]) -> None:
    solver = Solver(model)
    for goal in goals:
        if solver.find([goal.condition]) is None:
            raise refuse(f"--goal {goal.text}", "E253", "dit kan met geen enkel stel antwoorden.")
    if solver.find([goal.condition for goal in goals]) is None:
        texts = " en ".join(goal.text for goal in goals)
        raise refuse(f"--goal {texts}", "E253", "deze doelen spreken elkaar tegen.", "Kies er een van.")


def _blocked(model: Model, respondents: Sequence[Answers], goals: Sequence[Goal]) -> Iterator[Blocked]:
    """The parts that cannot be reached one by one; where each can, the goals as a whole."""
    parts = {title: part for goal in goals for title, part in goal.parts.items()}
    stuck = [title for title, part in parts.items() if next(steps(model, respondents, [part]), None) is None]
    for title in stuck:
        yield _why(model, respondents, title, [parts[title]])
    if not stuck:
        yield _why(model, respondents, "alles samen", list(parts.values()))


def _why(model: Model, respondents: Sequence[Answers], title: str, goals: Sequence[Condition]) -> Blocked:
    """The sheet that reaches the goals with the fewest facts changed, and answers made worse."""
    sheets = Decided(model)
    sheets.cp.add_bool_and([sheets.truth(goal).yes for goal in goals])
    states = {name: as_asked(model.questions[name], respondents) for name in list(sheets.questions)}
    kept = {name: _kept(sheets, model.questions[name], state) for name, state in states.items()}
    sheets.cp.minimize(sum(sheets.opposite(literal) for literal in kept.values()))
    solved = solve(sheets, EFFORT)
    assert solved is not None  # noqa: S101 - the goals are possible on some sheet
    wanted = completed(model, sheets.answers(solved), {})
    facts = {
        name: wanted[name] for name, literal in kept.items() if name in wanted and not solved.boolean_value(literal)
    }
    better = {name: given for name, given in wanted.items() if name not in facts and model.questions[name].scored}
    found = assess(model, sheet_of(model, *({**answers, **better} for answers in respondents or [{}])))
    unknown = dict.fromkeys(name for goal in goals for name in deciding(found, goal))
    return Blocked(title, facts, () if facts else tuple(unknown))


def _kept(sheets: Decided, question: Question, state: State) -> Literal:
    """Whether a question has an answer that is possible now, or a better one, or is not asked."""
    kept = [sheets.asked(question.id).no]
    kept += [] if state.applies is True else [sheets.applies(question.id).no]
    if state.applies is False:
        return sheets.either(kept)
    better = set(better_options(question, state))
    match state:
        case Single():
            kept.append(sheets.among(question.id, [*state.possible | better]).yes)
        case Multiple():
            chosen = sheets.options(question.id)
            sure = [literal for option, literal in chosen.items() if option in state.chosen]
            never = [literal for option, literal in chosen.items() if option not in state.possible | better]
            kept.append(sheets.both([sheets.applies(question.id).yes, *sure, *map(sheets.opposite, never)]))
        case Amount():
            amount = sheets.amount(question.id)
            within = sheets.reached(*amount, state.lo).yes, sheets.reached(*amount, state.hi + 1).no
            kept.append(sheets.both([sheets.applies(question.id).yes, *within]))
        case Words():
            kept.append(sheets.applies(question.id).yes)
    return sheets.either(kept)
