"""Small helpers for text that comes from outside."""

import difflib
import unicodedata
from collections.abc import Iterable


def unsafe_character(text: str) -> str | None:
    """The first character that could steer a terminal or hide text; ``None`` when there is none.

    Control characters (newline and tab excepted), bidirectional overrides and lone surrogates.
    """
    for char in text:
        if char in "\n\t":
            continue
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            return char
    return None


def cleaned(text: str) -> str:
    """``text`` with every unsafe character shown as U+FFFD and newlines and tabs as spaces."""
    return "".join(" " if c in "\n\t" else "\N{REPLACEMENT CHARACTER}" if unsafe_character(c) else c for c in text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, or ``None`` when nothing comes near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def listed(words: Iterable[str], last: str = "en") -> str:
    """``a, b en c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
