"""What stands in a cell. One answer is one text; ``cell`` writes it, ``reader`` reads it as a small number.

- single choice: the option's id;
- multiple choice: the ids of the chosen options joined by ``|``, in any order; ``geen`` where none is
  chosen (``|`` where the question has an option of that name);
- a number in digits; free text as it is;
- every kind: ``weet-niet``, ``nvt``, and nothing at all (null or empty text): blank.

"I do not know" leaves open as much as a blank does, and so does "not applicable" where the question
does not allow it: the three have the same number, ``BLANK``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.evaluate.sheet import Given, Mark
from engine.model.questionnaire import Question

NONE = "geen"
SEPARATOR = "|"
MAX_OPTIONS = 61
"""Options of a multiple-choice question: two bits of a whole number are kept for what is no option."""

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NO_NUMBER = -(2**62)
"""Below any whole number of 18 digits."""


class BadCellError(ValueError):
    """A cell that is no answer to its question."""

    def __init__(self, question: str, value: str) -> None:
        super().__init__(f"'{value[:60]}' is geen antwoord op '{question}'.")
        self.question, self.value = question, value


def cell(question: Question, given: Given | None) -> str | None:
    """The cell that says this answer."""
    if given is None:
        return None
    if isinstance(given, Mark):
        return given.value
    if isinstance(given, tuple):
        return SEPARATOR.join(given) or _none(question)
    return str(given)


@dataclass(frozen=True, slots=True)
class Coding:
    """Which number says what, for one question.

    Single choice: ``options`` has the number of each option. Multiple choice: ``options`` has the bit of
    each, and ``value`` the bit that is set when the question was answered. A number stands for itself.
    """

    options: dict[str, int]
    value: int
    blank: int
    na: int
    bits: int
    """How many bits the numbers take; 64 with a sign."""

    read: Callable[[str], int | None]
    """The number of a cell; nothing when it is no answer."""


def coding(question: Question) -> Coding:
    """How the cells of a question are numbered."""
    names = [o.id for o in question.options]
    options: dict[str, int]
    if question.kind == "multiple":
        if len(names) > MAX_OPTIONS:
            raise ValueError(f"'{question.id}' heeft meer dan {MAX_OPTIONS} antwoorden")
        options = {name: 1 << i for i, name in enumerate(names)}
        value, blank, na, bits = 1 << len(names), 0, 2 << len(names), len(names) + 2
        none = _none(question)
    elif question.kind == "number":
        options, value, blank, na, bits = {}, 0, _NO_NUMBER, _NO_NUMBER + 1, 64
    else:
        options = {name: i for i, name in enumerate(names, 1)}
        value, blank, na = 1, 0, len(names) + 2
        bits = na.bit_length()
    marks = {"": blank, Mark.DONT_KNOW.value: blank, Mark.NOT_APPLICABLE.value: na if question.allow_na else blank}

    def chosen(text: str) -> int | None:
        if text == none:
            return value
        found = value
        for part in text.split(SEPARATOR):
            bit = options.get(part, found)
            if found & bit:  # no option, or one that was there before
                return None
            found |= bit
        return found

    def number(text: str) -> int | None:
        return int(text) if _WHOLE.fullmatch(text) else None

    read: dict[str, Callable[[str], int | None]] = {
        "single": options.get,
        "multiple": chosen,
        "number": number,
        "text": lambda _: value,
    }
    plain = read[question.kind]
    return Coding(options, value, blank, na, bits, lambda text: marks[text] if text in marks else plain(text))


def _none(question: Question) -> str:
    return SEPARATOR if any(o.id == NONE for o in question.options) else NONE
