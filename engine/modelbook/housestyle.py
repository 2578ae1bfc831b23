"""Values as YAML text in the style of the model's files.

Text stands plain where that cannot be misread, in quotes where it can, and folded where it is long. Lists of names
and small mappings stand on one line where they fit.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.problem import InputError
from engine.yamltext import parse

WIDTH = 120
"""The longest line."""


def field_lines(name: str, value: Any, indent: int) -> list[str]:
    """``name: value`` as lines, the name at column ``indent``."""
    start = " " * indent + f"{name}:"
    if isinstance(value, Mapping | list | tuple) and not value:
        return [f"{start} {{}}" if isinstance(value, Mapping) else f"{start} []"]
    if isinstance(value, Mapping):
        if (flow := _flow(value)) is not None and not _nests(value) and len(start) + 1 + len(flow) <= WIDTH:
            return [f"{start} {flow}"]
        return [start, *(line for key, part in value.items() for line in field_lines(key, part, indent + 2))]
    if isinstance(value, list | tuple):
        flow = _flow(value)
        if flow is not None and all(_is_name(part) for part in value):
            return _wrapped(f"{start} ", flow, indent + 2)
        return [start, *(line for part in value for line in element_lines(part, indent + 2))]
    return _text_lines(start, value, indent + 2)


def element_lines(value: Any, indent: int) -> list[str]:
    """``- value`` as lines, the dash at column ``indent``."""
    dash = " " * indent + "-"
    if isinstance(value, Mapping):
        if (flow := _flow(value)) is not None and not _nests(value) and len(dash) + 1 + len(flow) <= WIDTH:
            return [f"{dash} {flow}"]
        return entry_lines(value, indent)
    if isinstance(value, list | tuple):
        return [f"{dash} {_flow(value)}"]
    return _text_lines(dash, value, indent + 2)


def entry_lines(value: Mapping[str, Any], indent: int) -> list[str]:
    """``- key: …`` as lines, a line for each key at least."""
    lines = [line for key, part in value.items() for line in field_lines(key, part, indent + 2)]
    return [" " * indent + "- " + lines[0][indent + 2 :], *lines[1:]]


def flow_text(value: Any) -> str | None:
    """The value on one line, or ``None`` when it has text that cannot stand there."""
    return _flow(value)


def _flow(value: Any) -> str | None:
    if isinstance(value, Mapping):
        parts = [(key, _flow(part)) for key, part in value.items()]
        return None if any(p is None for _, p in parts) else "{" + ", ".join(f"{k}: {p}" for k, p in parts) + "}"
    if isinstance(value, list | tuple):
        texts = [_flow(part) for part in value]
        return None if None in texts else "[" + ", ".join(map(str, texts)) + "]"
    return _scalar(value, "[", "]")


def _nests(value: Mapping[str, Any]) -> bool:
    """It holds lists of mappings, or mappings: those read better in lines of their own."""
    return any(
        isinstance(part, Mapping) or (isinstance(part, list | tuple) and any(isinstance(p, Mapping) for p in part))
        for part in value.values()
    ) and not set(value) <= {"not"}


def _is_name(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and " " not in value)


def _wrapped(start: str, flow: str, indent: int) -> list[str]:
    lines, line = [], start
    for i, word in enumerate(flow.split(" ")):
        if i and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = " " * indent + word
        else:
            line += word if not i else f" {word}"
    return [*lines, line]


def _text_lines(start: str, value: Any, indent: int) -> list[str]:
    short = _scalar(value)
    if short is not None and len(start) + 1 + len(short) <= WIDTH:
        return [f"{start} {short}"]
    text = str(value)
    lines = [f"{start} >-", *_folded(text, indent)]
    if _reads("\n".join(["a: >-", *_folded(text, 2)]) + "\n") == {"a": text}:
        return lines
    return [f"{start} {json.dumps(text, ensure_ascii=False)}"]


def _folded(text: str, indent: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * indent + word)
    return lines


def _scalar(value: Any, before: str = "", after: str = "") -> str | None:
    """On one line; ``None`` for text that has lines of its own."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return str(value)
    quoted = "'" + value.replace("'", "''") + "'"
    for text in (value, quoted):
        data = _reads(f"a: {before}{text}{after}\n") if "\n" not in text else None
        if data == {"a": [value] if before else value} and (not before or "{" not in text):
            return text
    return json.dumps(value, ensure_ascii=False) if before or "\n" in value else None


def _reads(text: str) -> Any:
    try:
        return parse(text.encode(), "").data
    except InputError:
        return None


def same(one: Any, other: Any) -> bool:
    """Equal as the loader sees it: ``True`` is not 1, and the order of keys counts."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, Sequence) and isinstance(other, Sequence) and not isinstance(one, str):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
