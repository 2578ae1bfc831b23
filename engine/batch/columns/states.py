"""What is still possible for one question, of every practice: ``engine.evaluate.sheet`` in columns."""

from dataclasses import dataclass, field

from engine.batch.columns.bits import Bits, Rows, Truths, packed
from engine.batch.columns.codes import Cells
from engine.model.questionnaire import Question


@dataclass(frozen=True, slots=True)
class States:
    """One question's states. A cell counts only where it is sure that the question is asked.

    ``value``: who gave a value: not blank, not "not applicable".
    """

    rows: Rows
    question: Question
    cells: Cells
    asked: Truths
    applies: Truths
    value: Bits
    _options: dict[str, Bits] = field(default_factory=dict)
    _among: dict[tuple[str, ...], Truths] = field(default_factory=dict)

    def among(self, wanted: tuple[str, ...]) -> Truths:
        """Whether the answer is one of these; of a multiple choice, whether one of these is chosen."""
        if wanted not in self._among:
            yes = self.rows.join([self.option(name) for name in wanted])
            no = self.rows.join([self.applies.no, self.rows.without(self.value, yes)])
            if self.question.kind == "single" and set(wanted) >= self.cells.options.keys():
                yes = self.applies.yes  # whatever the answer is
            self._among[wanted] = Truths(yes, no)
        return self._among[wanted]

    def option(self, name: str) -> Bits:
        """Who gave this option, or chose it."""
        if name not in self._options:
            self._options[name] = self.rows.meet([self.cells.options[name], self.asked.yes])
        return self._options[name]

    def at_least(self, limit: int) -> tuple[Bits, Bits]:
        """Where a number surely reaches a limit, and where it surely does not, if the question applies.

        Where the number is not known, all from ``min`` to ``max`` are possible.
        """
        question, rows = self.question, self.rows
        assert question.min is not None  # noqa: S101 - the model guarantees both bounds
        assert question.max is not None  # noqa: S101
        unknown = rows.without(rows.every, self.value)
        enough = rows.meet([self.value, packed(self.cells.numbers >= limit)])
        sure = rows.join([enough, unknown if question.min >= limit else rows.none])
        never = rows.join([rows.without(self.value, enough), unknown if question.max < limit else rows.none])
        return sure, never


def states_of(rows: Rows, question: Question, cells: Cells, asked: Truths) -> States:
    """The states from what was said and whether the question is asked."""
    value = rows.meet([cells.value, asked.yes])
    if not question.allow_na:
        return States(rows, question, cells, asked, asked, value)
    skipped = rows.meet([cells.na, asked.yes])
    return States(rows, question, cells, asked, Truths(value, rows.join([asked.no, skipped])), value)
