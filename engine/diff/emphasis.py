"""Which words differ between two texts."""

from difflib import SequenceMatcher
from itertools import chain
from typing import TypeAlias

Parts: TypeAlias = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, each with whether it differs from the other text."""

ALIKE = 0.5
"""With less in common, everything differs: then no word is marked."""


def emphasis(before: str, after: str) -> tuple[Parts, Parts]:
    """Both texts in pieces, cut between words; put together they are what they were."""
    old, new = before.split(" "), after.split(" ")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ((before, False),), ((after, False),)
    found = matcher.get_opcodes()
    return (
        _pieces(old, [(start, end, what != "equal") for what, start, end, _, _ in found]),
        _pieces(new, [(start, end, what != "equal") for what, _, _, start, end in found]),
    )


def _pieces(words: list[str], spans: list[tuple[int, int, bool]]) -> Parts:
    """The spaces between pieces stand apart, so that only words are marked."""
    pieces = [((" ".join(words[start:end]), other), (" ", False)) for start, end, other in spans if start < end]
    return tuple(chain.from_iterable(pieces))[:-1]
