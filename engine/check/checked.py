"""Every warning about a model, all at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.check.cases import case_warnings
from engine.check.codes import CODES
from engine.check.entries import Content, Warned, warned
from engine.check.items import item_warnings
from engine.check.questions import question_warnings
from engine.check.rules import same_warnings
from engine.check.sources import source_warnings
from engine.check.texts import text_warnings
from engine.diff.keeping import version_problems
from engine.load.loader import load_with_places
from engine.problem import InputError, Problem

FAMILIES = (question_warnings, same_warnings, item_warnings, source_warnings, text_warnings, case_warnings)
"""Each looks at the content by itself."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A model's content and every warning about it, sorted by place. ``undecided``: what no proof was found for."""

    content: Content
    problems: tuple[Problem, ...]
    undecided: int = 0


def checked(folder: Path, prove: bool = False) -> Checked:
    """What there is to say of the model in a folder; ``prove``: also what takes a solver (``paraat[solve]``).

    Raises ``InputError`` with every error where it is no model at all.
    """
    content = Content(*load_with_places(folder))
    if problems := tuple(version_problems(folder, content.model, content.draft)):
        raise InputError(problems)
    found = [w for family in FAMILIES for w in family(content)]
    undecided = 0
    if prove:
        from engine.check.apart import apart_warnings
        from engine.check.implied import implied_warnings
        from engine.check.never import never_warnings
        from engine.solve.survey import Survey

        survey = Survey(content.model)
        for proofs in (never_warnings, implied_warnings, apart_warnings):
            found += _new(found, proofs(content, survey))
        undecided = survey.undecided
    left = [*_counting(found), *_unneeded(content, found, prove)]
    return Checked(content, tuple(sorted({w.problem for w in left})), undecided)


def _new(found: list[Warned], more: Iterable[Warned]) -> list[Warned]:
    """What is not said already of the same entry."""
    said = {(w.entry.document.file, w.entry.path, w.problem.code) for w in found}
    return [w for w in more if (w.entry.document.file, w.entry.path, w.problem.code) not in said]


def _counting(found: list[Warned]) -> Iterator[Warned]:
    """Warnings that the entry does not allow."""
    return (w for w in found if w.problem.code not in w.entry.value.allow)


def _unneeded(content: Content, found: list[Warned], proved: bool) -> Iterator[Warned]:
    """W901: what an entry allows without need."""
    needed = {(w.entry.document.file, w.entry.path, w.problem.code) for w in found}
    for entry in content.draft.entries():
        for code in entry.value.allow:
            if (entry.document.file, entry.path, code) not in needed and (proved or not CODES[code].proof):
                yield warned(entry, "W901", f"'{code}' komt hier niet voor.", at=("allow", code), key=True)
