"""Filling in, one question at a time: what is asked next, and what the typed line means.

No terminal here: ``engine.terminal.asking`` shows and reads, this module decides.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from engine.evaluate.assessment import Assessment, assess, assess_again
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.filling.answerfile import MAX_NOTE, Respondent
from engine.filling.quick import narrowing
from engine.model import Model
from engine.model.questionnaire import Question, Section
from engine.text import cleaned


class Command(Enum):
    """What may be typed instead of an answer: one letter, or the word."""

    HELP = "?"
    BACK = "t"
    SKIP = ""
    DONT_KNOW = "w"
    NOT_APPLICABLE = "n"
    NOTE = "o"
    WHO = "k"
    STOP = "s"


_WORDS = {
    "help": Command.HELP,
    "uitleg": Command.HELP,
    "terug": Command.BACK,
    "<": Command.BACK,
    "overslaan": Command.SKIP,
    "weet niet": Command.DONT_KNOW,
    "weet-niet": Command.DONT_KNOW,
    "weet ik niet": Command.DONT_KNOW,
    "nvt": Command.NOT_APPLICABLE,
    "niet van toepassing": Command.NOT_APPLICABLE,
    "opmerking": Command.NOTE,
    "wie": Command.WHO,
    "stop": Command.STOP,
    "stoppen": Command.STOP,
} | {command.value: command for command in Command}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed line means: an answer, a command with its text, or why it is neither."""

    given: Given | None = None
    command: Command | None = None
    text: str = ""
    wrong: str = ""


def understood(model: Model, question: Question, line: str) -> Typed:
    """The meaning of one typed line as an answer to a question."""
    line = cleaned(line).strip()
    lower = line.lower()
    if lower in _WORDS:
        return _command(model, question, _WORDS[lower])
    word, _, rest = line.partition(" ")
    if rest and word.lower() in {"o", "k"} and question.kind != "text":
        return Typed(command=_WORDS[word.lower()], text=rest.strip()[:MAX_NOTE])
    if question.kind == "text":
        return Typed(given=line[:MAX_NOTE])
    if question.kind == "number":
        return _number(question, line)
    if question.kind == "multiple":
        return _several(question, lower)
    chosen = _option(question, lower)
    return Typed(given=chosen) if chosen else Typed(wrong=_choose(question))


def _command(model: Model, question: Question, command: Command) -> Typed:
    if command is Command.DONT_KNOW:
        return Typed(given=Mark.DONT_KNOW)
    if command is Command.NOT_APPLICABLE:
        if question.allow_na:
            return Typed(given=Mark.NOT_APPLICABLE)
        return Typed(wrong="‘Niet van toepassing’ kan bij deze vraag niet. Weet je het niet, typ dan w.")
    return Typed(command=command)


def _choose(question: Question) -> str:
    last = len(question.options)
    return f"Kies een nummer van 1 tot {last} of een letter van a tot {chr(96 + last)}. Typ ? voor uitleg."


def _option(question: Question, word: str) -> str | None:
    """An option by number, letter, id or text."""
    options = question.options
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return options[int(word) - 1].id if 1 <= int(word) <= len(options) else None
    if len(word) == 1 and 0 <= ord(word) - 97 < len(options):
        return options[ord(word) - 97].id
    return next((o.id for o in options if word in {o.id, o.text.lower()}), None)


def _several(question: Question, line: str) -> Typed:
    if line in {"0", "geen", "geen van deze"}:
        return Typed(given=())
    chosen = [_option(question, word) for word in line.replace(",", " ").replace(" en ", " ").split()]
    if not chosen or None in chosen:
        return Typed(
            wrong="Typ de nummers met een komma ertussen, bijvoorbeeld 1,2. Typ 0 voor geen van deze. "
            + _choose(question)
        )
    return Typed(given=tuple(o.id for o in question.options if o.id in chosen))


def _number(question: Question, line: str) -> Typed:
    low, high = question.min or 0, question.max or 0
    if not (re.fullmatch(r"-?[0-9]{1,9}", line) and low <= int(line) <= high):
        return Typed(wrong=f"Typ een heel getal van {low} tot {high}.")
    return Typed(given=int(line))


@dataclass(frozen=True, slots=True)
class Turn:
    """The question now, its section, and its place among the questions that are asked.

    ``may_grow``: of some questions it is still open whether they will be asked.
    """

    question: Question
    section: Section
    number: int
    total: int
    may_grow: bool = False


class Interview:
    """One sitting: what was filled in, where we are, and what follows from the answers.

    ``quick``: ask only so many questions, those that narrow most; 0 asks all, in their order.

    ``save`` is called after every change, before anything else happens.
    """

    def __init__(
        self,
        model: Model,
        person: Respondent,
        save: Callable[[Respondent], None],
        check: Callable[[Assessment], None] = lambda _: None,
        quick: int = 0,
    ) -> None:
        self.model, self.person, self.save, self.check = model, person, save, check
        self.quick = quick
        self.passed: set[str] = set()
        self.found = assess(model, sheet_of(model, person.answers))
        check(self.found)
        self.visited: list[str] = []
        self.sections = {q.id: s for s in model.sections.values() for q in s.questions}
        if quick:
            self.now: str | None = self._following("")
            return
        blank = self._blank()
        start = person.position if person.position in self._asked() else None
        if start is not None and start in person.answers:
            start = self._next_blank(start)
        self.now = start or (blank[0] if blank else None)

    def _asked(self) -> list[str]:
        return [q for q in self.model.questions if self.found.sheet.asked[q] is True]

    def _blank(self) -> list[str]:
        return [q for q in self._asked() if q not in self.person.answers]

    def _following(self, after: str) -> str | None:
        if not self.quick:
            return self._next_blank(after)
        done = self.passed | self.person.answers.keys()
        return narrowing(self.found, done) if len(done) < self.quick else None

    def _next_blank(self, after: str) -> str | None:
        order = list(self.model.questions)
        rest = order[order.index(after) + 1 :]
        asked = self.found.sheet.asked
        return next((q for q in rest if asked[q] is True and q not in self.person.answers), None)

    @property
    def skipped(self) -> int:
        """How many questions that are asked have no answer yet."""
        return len(self._blank())

    def turn(self) -> Turn | None:
        """The question to ask now; ``None`` at the end."""
        if self.now is None:
            return None
        question, section = self.model.questions[self.now], self.sections[self.now]
        if self.quick:
            done = (self.passed | self.person.answers.keys()) - {self.now}
            return Turn(question, section, min(len(done) + 1, self.quick), self.quick)
        asked = self._asked()
        may_grow = None in self.found.sheet.asked.values()
        return Turn(question, section, asked.index(self.now) + 1, len(asked), may_grow)

    def answer(self, given: Given) -> tuple[str, ...]:
        """Store the answer to the question now, go on, and return the risks that arise from it."""
        assert self.now is not None  # noqa: S101 - only called while there is a question
        before = self.found
        self._store(self.person.answered(self.now, given))
        self.found = assess_again(before, [self.person.answers], self.now)
        self.check(self.found)
        self._go_on()
        return tuple(
            r.id
            for r in self.model.rules
            if r.risk and self.found.rules[r.id] is True and before.rules[r.id] is not True
        )

    def skip(self) -> None:
        """Leave the question now as it is and go on."""
        self._go_on()

    def back(self) -> bool:
        """To the question before; ``False`` at the very first."""
        asked = self._asked()
        while self.visited:
            name = self.visited.pop()
            if name in asked:
                return self._move(name)
        place = asked.index(self.now) if self.now in asked else len(asked)
        return self._move(asked[place - 1]) if place else False

    def note(self, text: str) -> None:
        """A remark with the question now; empty takes it away."""
        self._store(replace(self.person, notes=self._with(self.person.notes, text)))

    def who(self, text: str) -> None:
        """Who would know the answer to the question now; empty takes it away."""
        self._store(replace(self.person, knows=self._with(self.person.knows, text)))

    def _with(self, texts: Mapping[str, str], text: str) -> dict[str, str]:
        assert self.now is not None  # noqa: S101 - only called while there is a question
        return {k: v for k, v in {**texts, self.now: text}.items() if v}

    def _go_on(self) -> None:
        assert self.now is not None  # noqa: S101 - only called while there is a question
        self.visited.append(self.now)
        self.passed.add(self.now)
        self.now = following = self._following(self.now)
        self._store(replace(self.person, position=following))

    def _move(self, name: str) -> bool:
        self.now = name
        self._store(replace(self.person, position=name))
        return True

    def _store(self, person: Respondent) -> None:
        self.person = person
        self.save(person)
