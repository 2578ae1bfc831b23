"""The one door to the solver: a sheet on which conditions hold and others do not, or the proof that there is none."""

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from engine.evaluate.sheet import Answers, Given, sheet_of
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Condition
from engine.solve.decided import Decided
from engine.solve.gates import Gates

EFFORT = 20.0
"""How long to try, in the solver's own seconds: these count its steps, so every machine gives up at the same point."""


class Undecided(Exception):  # noqa: N818 - not an error: the answer "I do not know"
    """The solver gave up: it found no sheet, nor that there is none."""


class Solver:
    """Asks what can be on the decided sheets of a model."""

    def __init__(self, model: Model, effort: float = EFFORT) -> None:
        self.model, self.effort = model, effort

    def find(
        self, holds: Sequence[Condition] = (), fails: Sequence[Condition] = (), rest: Answers | None = None
    ) -> Answers | None:
        """A decided sheet on which all of ``holds`` are true and all of ``fails`` false.

        Every question that is asked on it is answered; those that do not matter as in ``rest``, or else
        with their first option. ``None``: there is surely no such sheet. Raises ``Undecided``.
        """
        sheets = Decided(self.model)
        sheets.cp.add_bool_and([*(sheets.truth(c).yes for c in holds), *(sheets.truth(c).no for c in fails)])
        solved = solve(sheets, self.effort)
        return None if solved is None else completed(self.model, sheets.answers(solved), rest or {})


def solve(gates: Gates, effort: float) -> cp_model.CpSolver | None:
    """The best solution of the constraints; ``None`` when there is none. Raises ``Undecided``."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # the same answer every time
    solver.parameters.linearization_level = 2  # goals are sums: 10 to 70 times as fast as the default, measured
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(gates.cp)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise Undecided
    return solver


def completed(model: Model, found: Mapping[str, Given], rest: Answers) -> Answers:
    """A decided sheet with these answers: what else is asked as in ``rest``, or else with the first option."""
    answers = {q.id: found.get(q.id, rest.get(q.id, _first(q))) for q in model.questions.values()}
    asked = sheet_of(model, answers).asked
    return {name: given for name, given in answers.items() if asked[name]}


def _first(question: Question) -> Given:
    match question.kind:
        case "single":
            return question.options[0].id
        case "multiple":
            return ()
        case "number":
            return question.min or 0
        case "text":
            return "."
