"""The way to goals for one practice: the smallest step, other ways, and where there is none, what blocks."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ortools.sat.python.cp_model_helper import Literal

from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.sheet import Answers, sheet_of
from engine.evaluate.state import Amount, Multiple, Single, State, Words
from engine.goal.better import as_asked, better_options
from engine.goal.goals import Goal
from engine.goal.way import Blocked, Step, Way
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Condition
from engine.outcome.explain import deciding
from engine.problem import refuse
from engine.solve.decided import Decided
from engine.solve.solver import EFFORT, Solver, Undecided, completed, solve
from engine.solve.step import steps

OTHERS = 3
"""How many other ways are looked for."""
PATIENCE = 2.0
"""How long to look for each of them, in the solver's own seconds."""


def way_of(practice: str, found: Assessment, goals: Sequence[Goal]) -> Way:
    """The way to all of the goals together, from where a practice is.

    Raises ``InputError`` for goals that no sheet reaches together, and where the smallest step is too hard to prove.
    """
    model, respondents = found.model, found.sheet.given
    try:
        _possible(model, goals)
        reaching = steps(model, respondents, [goal.condition for goal in goals], PATIENCE)
        best = next(reaching, None)
        blocked = tuple(_blocked(model, respondents, goals)) if best is None else ()
    except Undecided:
        fact = "is te veel om te bewijzen wat de kleinste stap is."
        raise refuse(_typed(goals), "E254", fact, "Kies een kleiner doel, of één doel tegelijk.") from None
    return Way(practice, found, tuple(goals), best, tuple(_others(reaching)), blocked)


def _others(reaching: Iterator[Step]) -> Iterator[Step]:
    try:
        yield from islice(reaching, OTHERS)
    except Undecided:
        return


def _possible(model: Model, goals: Sequence[Goal]) -> None:
    solver = Solver(model)
    for goal in goals:
        if solver.find([goal.condition]) is None:
            raise refuse(_typed([goal]), "E253", "dit kan met geen enkel stel antwoorden.")
    if solver.find([goal.condition for goal in goals]) is None:
        raise refuse(_typed(goals), "E253", "deze doelen spreken elkaar tegen.", "Kies er een van.")


def _typed(goals: Sequence[Goal]) -> str:
    return f"--goal {' en '.join(goal.text for goal in goals)}"


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
