"""What a cell says: one text as it stands in a file → one canonical cell (``engine.batch.columns.cells``), or why not.

A cell may hold an option's id, its text (case and blanks do not matter) or its number from 1, in this
order of precedence; several of them with ``|``, ``;``, a comma or a new line between, where more than one
may be chosen. This is asked once for every different text in a column, not for every cell.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from engine.batch.columns.cells import NONE, SEPARATOR, cell
from engine.batch.files.tables import LONGEST
from engine.evaluate.sheet import Mark
from engine.model.questionnaire import Question
from engine.text import listed, nearest

MARKS = {
    "weet-niet": Mark.DONT_KNOW,
    "weet niet": Mark.DONT_KNOW,
    "weet ik niet": Mark.DONT_KNOW,
    "nvt": Mark.NOT_APPLICABLE,
    "n.v.t.": Mark.NOT_APPLICABLE,
    "niet van toepassing": Mark.NOT_APPLICABLE,
}
_NONE = {NONE, "geen van deze", "geen van alle", "[]", SEPARATOR}
_WHOLE = re.compile(r"([-+]?[0-9]{1,9})(?:[.,]0{1,6})?")
_HINTS = 200
"""Texts of a column for which the nearest option is looked up: that takes its time."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell is no answer, and what might have been meant."""

    reason: str
    hint: str


def folded(text: str) -> str:
    """Text of which case, kind of blanks and kind of accents no longer matter."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Reader:
    """Reads the cells of one question. ``also``: what else a cell may say, as an expert's mapping has it."""

    def __init__(self, question: Question, also: Mapping[str, str] | None = None) -> None:
        self.question = question
        self.options = [o.id for o in question.options]
        self._names = _names(question)
        self._also = {folded(key): value for key, value in (also or {}).items()}
        self._hints = _HINTS

    def read(self, text: str) -> str | Wrong | None:
        """The canonical cell; ``None`` is blank."""
        if len(text) > LONGEST:
            return Wrong(f"de cel is langer dan {LONGEST} tekens", "Maak de cel leeg of korter.")
        key = folded(text)
        if key in self._also:
            key = self._also[key]
        if not key:
            return None
        if key in MARKS and key not in self._names:
            return MARKS[key].value
        if self.question.kind == "number":
            return self._number(key)
        if self.question.kind == "text":
            return text.strip()
        if self.question.kind == "multiple":
            return self._several(key)
        return self._option(key) or self._strange(key)

    def _number(self, key: str) -> str | Wrong:
        low, high = self.question.min or 0, self.question.max or 0
        hint = f"Een geheel getal van {low} tot en met {high}."
        whole = _WHOLE.fullmatch(key)
        if not whole:
            return Wrong("is geen geheel getal", hint)
        if not low <= int(whole[1]) <= high:
            return Wrong("valt buiten de grenzen", hint)
        return str(int(whole[1]))

    def _several(self, key: str) -> str | Wrong | None:
        if key in _NONE and key not in self._names:
            return cell(self.question, ())
        if key.startswith("["):
            try:
                parts = [folded(str(part)) for part in json.loads(key)]
            except (ValueError, RecursionError):
                return self._strange(key)
        elif self._option(key):
            parts = [key]
        else:
            parts = [part for part in re.split(r"\s*[|;]\s*", key) if part]
            if not all(map(self._option, parts)):
                parts = [part for part in re.split(r"\s*[|;,]\s*", key) if part]
        chosen = set()
        for part in parts:
            option = self._option(part)
            if option is None:
                return self._strange(part)
            chosen.add(option)
        return cell(self.question, tuple(o for o in self.options if o in chosen))

    def _option(self, key: str) -> str | None:
        """The option that is called this; a spreadsheet may have made ``2.0`` of a number."""
        if key in self._names:
            return self._names[key]
        whole = _WHOLE.fullmatch(key)
        return self._names.get(whole[1]) if whole else None

    def _strange(self, key: str) -> Wrong:
        hint = f"Kies uit: {listed(self.options[:12], 'of')}."
        if self._hints > 0 and len(key) <= 200:
            self._hints -= 1
            near = nearest(key, self._names)
            hint = f"Bedoelde u '{self._names[near]}'?" if near else hint
        return Wrong("is geen antwoord op deze vraag", hint)


def _names(question: Question) -> dict[str, str]:
    """What an option may be called; a text that two options share names neither."""
    numbers = {str(i): o.id for i, o in enumerate(question.options, 1)}
    texts: dict[str, str] = {}
    for option in question.options:
        key = folded(option.text)
        texts[key] = "" if key in texts else option.id
    ids = {folded(o.id): o.id for o in question.options}
    return numbers | {key: name for key, name in texts.items() if name} | ids
