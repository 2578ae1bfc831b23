"""Every warning about a model, all at once."""

from collections.abc import Iterator
from pathlib import Path

from engine.check.cases import case_warnings
from engine.check.codes import CODES
from engine.check.entries import Content, Warned, warned
from engine.check.items import item_warnings
from engine.check.questions import question_warnings
from engine.check.rules import same_warnings
from engine.check.sources import source_warnings
from engine.check.texts import text_warnings
from engine.load.loader import load_with_places
from engine.problem import Problem

FAMILIES = (question_warnings, same_warnings, item_warnings, source_warnings, text_warnings, case_warnings)
"""Each looks at the content by itself."""


def checked(folder: Path) -> tuple[Content, tuple[Problem, ...]]:
    """The content of a model's folder and every warning about it, sorted by place.

    Raises ``InputError`` with every error where it is no model at all.
    """
    content = Content(*load_with_places(folder))
    found = [w for family in FAMILIES for w in family(content)]
    return content, tuple(sorted({w.problem for w in [*_counting(found), *_unneeded(content, found)]}))


def _counting(found: list[Warned]) -> Iterator[Warned]:
    """Warnings that the entry does not allow."""
    return (w for w in found if w.problem.code not in w.entry.value.allow)


def _unneeded(content: Content, found: list[Warned]) -> Iterator[Warned]:
    """W901: what an entry allows without need."""
    needed = {(w.entry.document.file, w.entry.path, w.problem.code) for w in found}
    for entry in content.draft.entries():
        for code in entry.value.allow:
            if (entry.document.file, entry.path, code) not in needed and not CODES[code].proof:
                yield warned(entry, "W901", f"'{code}' komt hier niet voor.", at=("allow", code), key=True)
