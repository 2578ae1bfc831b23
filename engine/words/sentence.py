"""A condition in plain Dutch: as one clause, or as a list with indents where a clause would be too long."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.model import Model
from engine.model.vocabulary import Condition
from engine.words.clause import Clause, clauses
from engine.words.normal import Joined, Normal, Said, Word, normal

LONG = 240
"""With more characters than this an outline reads better than a sentence."""

_HEADS: dict[Word, str] = {"en": "alle van:", "of": "een van:"}


def sentence(model: Model, condition: Condition, denied: bool = False) -> str:
    """The condition as a clause that can follow ``als``; ``denied``: its opposite.

    ``bij ‘Reservekopie’ het antwoord nee of deels is en de INK-fase ten minste 1 is``. A comma before ``en``
    or ``of`` parts what the bare word holds together; brackets hold together what is nested deeper.
    """
    return _told(_arranged(model, normal(model, condition, denied)))[0]


def statement(model: Model, condition: Condition, denied: bool = False) -> str:
    """As ``sentence``; one clause alone stands in the order of a main clause: ``de INK-fase is ten minste 1``."""
    match _arranged(model, normal(model, condition, denied)):
        case Clause() as clause:
            return clause.main
        case found:
            return _told(found)[0]


@dataclass(frozen=True, slots=True)
class Outline:
    """A clause that can follow ``als``, or a head (``alle van:``, ``een van:``) with what falls under it."""

    text: str
    parts: tuple["Outline", ...] = ()

    def lines(self, mark: str = "- ", indent: str = "  ") -> Iterator[str]:
        """Each clause and head on a line of its own."""
        yield f"{mark}{self.text}"
        for part in self.parts:
            yield from (f"{indent}{line}" for line in part.lines(mark, indent))


def outline(model: Model, condition: Condition, denied: bool = False) -> Outline:
    """The condition as a list with indents."""
    return _outlined(_arranged(model, normal(model, condition, denied)))


@dataclass(frozen=True, slots=True)
class _Group:
    """Clauses, and after them the groups inside this one, joined by a word."""

    word: Word
    clauses: tuple[Clause, ...]
    groups: tuple["_Group", ...]

    @property
    def parts(self) -> tuple["Clause | _Group", ...]:
        """All of it, in order."""
        return (*self.clauses, *self.groups)

    @property
    def short(self) -> bool:
        return not self.groups and len(self.clauses) == 2


def _arranged(model: Model, found: Normal) -> Clause | _Group:
    if isinstance(found, Said):
        return clauses(model, "en", [found])[0]
    made = clauses(model, found.word, [part for part in found.parts if isinstance(part, Said)])
    inside = [_arranged(model, part) for part in found.parts if isinstance(part, Joined)]
    made += [part for part in inside if isinstance(part, Clause)]  # a group of which one clause says it all
    groups = tuple(part for part in inside if isinstance(part, _Group))
    return made[0] if len(made) == 1 and not groups else _Group(found.word, tuple(made), groups)


def _told(found: Clause | _Group, topic: str = "") -> tuple[str, str]:
    """The text after a clause with that topic, and the topic with which it ends."""
    if isinstance(found, Clause):
        return str(found.after(topic)), found.topic
    texts, before = [], topic
    for part in found.parts:
        text, last = _told(part, before)
        texts.append(text if isinstance(part, Clause) or part.short else f"({text})")
        before = last if found.word == "en" else topic  # what one of several says, the next does not build on
    last = before if found.word == "en" else ""
    if not found.groups:
        return f"{', '.join(texts[:-1])} {found.word} {texts[-1]}", last
    loose = len(found.clauses)
    return f", {found.word} ".join([", ".join(texts[:loose]), *texts[loose:]] if loose else texts), last


def _outlined(found: Clause | _Group) -> Outline:
    if isinstance(found, Clause):
        return Outline(str(found))
    return Outline(_HEADS[found.word], tuple(map(_outlined, found.parts)))
