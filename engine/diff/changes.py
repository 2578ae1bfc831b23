"""Everything that differs between two editions of a model, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from engine.diff.edition import KINDS, Edition
from engine.diff.fields import Detail, details, summary
from engine.diff.meaning import Key, meanings
from engine.model import Manifest
from engine.model.base import Frozen
from engine.model.questionnaire import AnswerSet, Question, Questionnaire, Section
from engine.model.ruleset import Case


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that was added, removed or changed. ``meaning``: it can change an outcome."""

    kind: str
    id: str
    title: str
    what: Literal["added", "removed", "changed"]
    meaning: bool
    details: tuple[Detail, ...] = ()

    @property
    def key(self) -> Key:
        """Its kind and id."""
        return self.kind, self.id


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, by kind in reading order; removed entries after the others."""
    was, now = old.entries, new.entries
    meant, means = meanings(old.model), meanings(new.model)
    found = []
    for key in dict.fromkeys((*now, *was)):
        kind, name = key
        if key not in was:
            whole = tuple(Detail(label, "", text) for label, text in summary(new.model, now[key]))
            found.append(Change(kind, name, title(now[key]), "added", key in means or kind == "answer_set", whole))
        elif key not in now:
            whole = tuple(Detail(label, text, "") for label, text in summary(old.model, was[key]))
            found.append(Change(kind, name, title(was[key]), "removed", key in meant or kind == "answer_set", whole))
        else:
            told = tuple(_details(old, new, key))
            if told:
                meaning = meant.get(key) != means.get(key) or _means(was[key], now[key])
                found.append(Change(kind, name, title(now[key]), "changed", meaning, told))
    return tuple(sorted(found, key=lambda change: list(KINDS).index(change.kind)))


def _details(old: Edition, new: Edition, key: Key) -> Iterator[Detail]:
    before, after = old.entries[key], new.entries[key]
    yield from details(old.model, new.model, before, after)
    if isinstance(before, Question):
        was, now = old.section_of[before.id], new.section_of[before.id]
        if was != now:
            yield Detail("staat in", old.model.sections[was].title, new.model.sections[now].title)
    if isinstance(before, Section) and isinstance(after, Section):
        yield from _order(before, after)


def _order(before: Section, after: Section) -> Iterator[Detail]:
    """The questions that stayed, when they stand in another order."""
    was, now = ({q.id: q.short for q in section.questions} for section in (before, after))
    stayed = [name for name in was if name in now]
    placed = [name for name in now if name in was]
    if stayed != placed:
        yield Detail("volgorde", ", ".join(was[n] for n in stayed), ", ".join(now[n] for n in placed))


def _means(before: Frozen, after: Frozen) -> bool:
    """What has no meaning of its own, but gives one to others."""
    if isinstance(before, AnswerSet) and isinstance(after, AnswerSet):
        was, now = ({(option.id, option.points) for option in value.options} for value in (before, after))
        return was != now
    if isinstance(before, Manifest) and isinstance(after, Manifest):
        return {family.id for family in before.verdicts} != {family.id for family in after.verdicts}
    if isinstance(before, Section | Questionnaire) and isinstance(after, Section | Questionnaire):
        return before.ask_when != after.ask_when
    return False


def title(value: Any) -> str:
    """How a reader calls an entry."""
    if isinstance(value, Case):
        return value.case
    return str(getattr(value, "title", None) or getattr(value, "short", None) or value.id)
