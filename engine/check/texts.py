"""Texts that are hard to read, and texts that still have to be written.

The measure is the length of sentences: 25 words at most, and 17 on average over three sentences or more.
"""

import re
from collections.abc import Iterator
from typing import Any

from engine.check.entries import Content, Warned, warned
from engine.model.walk import Path

LONGEST = 25
"""Words in a sentence."""
AVERAGE = 17
"""Words in a sentence, on average over a text of at least ``FEW`` sentences."""
FEW = 3

_END = re.compile(r"(?<=[.!?:;])\s+|\n")
_TODO = re.compile(r"\bTODO\b")
_OTHERS = {"allow", "sections", "questions", "rungs"}
"""Fields that hold entries of their own, or reasons."""


def text_warnings(content: Content) -> Iterator[Warned]:
    """W401, W402 and W902."""
    for entry in content.draft.entries():
        for path, text in _texts(_at(entry.document.data, entry.path)):
            if _TODO.search(text):
                yield warned(entry, "W902", "deze tekst is nog niet geschreven.", at=path)
            lengths = [len(words) for sentence in _END.split(text) if (words := sentence.split())]
            if max(lengths, default=0) > LONGEST:
                yield warned(entry, "W401", f"een zin telt {max(lengths)} woorden; {LONGEST} is het meeste.", at=path)
            elif len(lengths) >= FEW and sum(lengths) > AVERAGE * len(lengths):
                mean = round(sum(lengths) / len(lengths))
                yield warned(entry, "W402", f"de zinnen tellen gemiddeld {mean} woorden; {AVERAGE} is goed.", at=path)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text inside an entry, with the path to it."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _OTHERS:
                yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*path, i))
