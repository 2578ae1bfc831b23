"""Who filled in what: a respondent, and a practice's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from engine.evaluate.sheet import Answers, Given, Mark
from engine.model import Model
from engine.problem import refuse
from engine.text import unsafe_character

MAX_NOTE = 2000
MAX_NAME = 80
"""Characters in a respondent's name."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """What one person filled in. ``position``: the question where filling in stopped."""

    name: str | None = None
    updated: date | None = None
    position: str | None = None
    answers: Answers = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    knows: Mapping[str, str] = field(default_factory=dict)

    def answered(self, question: str, given: Given | None) -> "Respondent":
        """With this answer, or without one (``None``)."""
        answers = {k: v for k, v in self.answers.items() if k != question}
        return replace(self, answers=answers if given is None else {**answers, question: given})

    def is_called(self, name: str) -> bool:
        """Whether this is the name, whatever its capitals and spaces."""
        return self.name is not None and same(self.name, name)


def same(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals and spaces."""
    return one.casefold().split() == other.casefold().split()


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """The answers of one practice: of one respondent, or of several who each have a name of their own."""

    practice: str
    model_name: str
    model_version: str
    respondents: tuple[Respondent, ...] = (Respondent(),)

    @property
    def answers(self) -> tuple[Answers, ...]:
        """The answers of every respondent, for ``sheet_of``."""
        return tuple(person.answers for person in self.respondents)

    @property
    def updated(self) -> date | None:
        """The latest day on which someone filled in."""
        return max((person.updated for person in self.respondents if person.updated), default=None)

    @property
    def agreed(self) -> Answers:
        """What the respondents agree on; where they differ a question is left out, "weet ik niet" gives way."""
        told: dict[str, set[Given]] = {}
        for question, given in (pair for person in self.respondents for pair in person.answers.items()):
            told.setdefault(question, set()).add(given)
        settled = {question: said - {Mark.DONT_KNOW} or said for question, said in told.items()}
        return {question: given for question, (given, *other) in settled.items() if not other}

    @property
    def notes(self) -> Mapping[str, str]:
        """The remarks by question id; of several respondents with their names."""
        if len(self.respondents) == 1:
            return self.respondents[0].notes
        told: dict[str, list[str]] = {}
        for person in self.respondents:
            for question, text in person.notes.items():
                told.setdefault(question, []).append(f"{person.name}: {text}")
        return {question: "; ".join(texts) for question, texts in told.items()}

    @property
    def knows(self) -> Mapping[str, str]:
        """Who would know, by question id; the first who is named counts."""
        return {question: who for person in reversed(self.respondents) for question, who in person.knows.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the respondents that have one."""
        return tuple(person.name for person in self.respondents if person.name)

    def named(self, name: str) -> Respondent | None:
        """The respondent of that name."""
        return next((person for person in self.respondents if person.is_called(name)), None)

    def with_respondent(self, changed: Respondent) -> "AnswerFile":
        """With this respondent's part new or replaced."""
        names = [person.name for person in self.respondents]
        if changed.name not in names:
            return replace(self, respondents=(*self.respondents, changed))
        return replace(self, respondents=tuple(changed if p.name == changed.name else p for p in self.respondents))


def new_file(model: Model, practice: str, respondent: str | None = None) -> AnswerFile:
    """An empty file for a practice."""
    return AnswerFile(practice, model.manifest.name, model.manifest.version, (Respondent(respondent),))


def checked_name(name: str) -> str:
    """A respondent's name as given in a command. Raises ``InputError`` when it cannot stand in a file."""
    name = name.strip()
    bad = unsafe_character(name)
    if bad is not None or "\n" in name or "\t" in name:
        raise refuse("--respondent", "E209", "de naam bevat een stuurteken.", "Typ een gewone naam, zoals assistente.")
    if not name or len(name) > MAX_NAME:
        raise refuse("--respondent", "E209", f"een naam heeft 1 tot {MAX_NAME} tekens.")
    return name
