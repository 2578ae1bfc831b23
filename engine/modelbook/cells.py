"""What stands in a cell for a field, and what a cell says: one form per type of field."""

import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from engine.modelbook.housestyle import element_lines, field_lines, flow_text
from engine.problem import InputError
from engine.yamltext import parse

Form: TypeAlias = Literal["text", "number", "flag", "choice", "names", "lines", "range", "pairs", "yaml"]
"""``names``: ids with a comma between; ``lines``: a text a line; ``range``: 60-90; ``pairs``: ``id: text`` a line."""

_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
YES, NO = "ja", "nee"


class CellError(ValueError):
    """A cell that cannot be understood; ``hint``: how to write it."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact)
        self.fact, self.hint = fact, hint


def form_of(field: FieldInfo) -> tuple[Form, tuple[str, ...]]:
    """The form of a field, and the values to choose from where these are fixed."""
    kind, metadata = _bare(field.annotation, list(field.metadata))
    if get_origin(kind) is Literal:
        values = get_args(kind)
        return ("flag", (YES,)) if values == (True,) else ("choice", tuple(map(str, values)))
    if kind is bool:
        return "flag", (YES, NO)
    if kind in (int, str):
        return ("number" if kind is int else "text"), ()
    if get_origin(kind) is tuple:
        part, metadata = _bare(get_args(kind)[0], [])
        if part is int:
            return "range", ()
        if part is str:
            named = any(isinstance(m, StringConstraints) and m.pattern for m in metadata)
            return ("names" if named else "lines"), ()
    if get_origin(kind) is not None and _is_mapping(kind):
        value, _ = _bare(get_args(kind)[1], [])
        return ("pairs" if value is str else "yaml"), ()
    return "yaml", ()


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _bare(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    """Without ``Annotated`` and ``| None``; what was annotated."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata = [*metadata, *more]
        elif get_origin(annotation) in (Union, types.UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            if len(parts) != 1:
                return annotation, metadata
            annotation = parts[0]
        else:
            return annotation, metadata


def shown(form: Form, value: Any) -> str | int:
    """What the cell shows; an absent field shows nothing."""
    if value is None:
        return ""
    if form == "number" and isinstance(value, int):
        return value
    if form == "flag":
        return YES if value else NO
    if form == "names":
        return ", ".join(map(str, value))
    if form == "lines":
        return "\n".join(map(str, value))
    if form == "range":
        return "-".join(map(str, value))
    if form == "pairs":
        return "\n".join(f"{key}: {text}" for key, text in value.items())
    return _yaml(value) if form == "yaml" else str(value)


def _yaml(value: Any) -> str:
    if isinstance(value, Mapping):
        flow = flow_text(value)
        if flow is not None and len(flow) < 100 and not value.keys() & {"all", "any", "not"}:
            return flow
        return "\n".join(line for key, part in value.items() for line in field_lines(key, part, 0))
    return "\n".join(line for part in value for line in element_lines(part, 0))


def meant(form: Form, text: str) -> Any:
    """The value that a cell says; an empty cell: ``None``. Raises ``CellError``."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    if form == "number":
        if not re.fullmatch(r"-?\d{1,9}", text):
            raise CellError("is geen geheel getal", "Typ een getal zonder komma.")
        return int(text)
    if form == "flag":
        if text.lower() not in (YES, NO):
            raise CellError("moet ja of nee zijn", f"Typ {YES}, of laat de cel leeg.")
        return text.lower() == YES
    if form == "names":
        return [name for name in re.split(r"[,;\s]+", text) if name]
    if form == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if form == "range":
        found = _RANGE.fullmatch(text)
        if not found:
            raise CellError("is geen getal of bereik", "Typ bijvoorbeeld 45, of 60-90.")
        return [int(number) for number in found.groups() if number]
    if form == "pairs":
        return _pairs(text)
    return _parsed(text) if form == "yaml" else text


def _pairs(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        key, colon, value = line.partition(":")
        if not colon or not value.strip() or key.strip() in pairs:
            raise CellError(f"heeft een regel die niet past: '{line[:40]}'", "Zet op elke regel: naam: tekst.")
        pairs[key.strip()] = value.strip()
    return pairs


def _parsed(text: str) -> Any:
    try:
        return parse(text.encode(), "").data
    except InputError as error:
        problem = error.problems[0]
        raise CellError(f"{problem.message.rstrip('.')}, op regel {problem.line} in de cel", problem.hint) from None
