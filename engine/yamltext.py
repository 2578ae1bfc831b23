"""YAML from outside, with the place of everything in it.

YAML 1.2 scalars only (``no`` and ``12:30`` are text), duplicate keys, anchors, aliases and tags
are refused, depth and size are bounded. Built from parser events, so nothing nested deep can
exhaust the stack and no alias can multiply.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from engine.problem import InputError, Problem, reason_of, refuse

MAX_BYTES = 8_000_000
MAX_DEPTH = 40

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Place:
    """Where a value stands (from 1), and the places of what is inside it."""

    line: int
    col: int
    keys: "dict[str, Place]" = field(default_factory=dict)
    values: "dict[str | int, Place]" = field(default_factory=dict)

    def at(self, path: tuple[str | int, ...], key: bool = False) -> "Place":
        """The place of the value (or its ``key``) at ``path``, or of the nearest thing around it that exists."""
        here, around = self, self
        for i, step in enumerate(path):
            if key and i == len(path) - 1 and step in here.keys:
                return here.keys[str(step)]
            if step in here.values:
                here, around = here.values[step], here
            elif step in here.keys:
                return here.keys[str(step)]
            elif step in around.values:
                here = around.values[step]
        return here


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as plain data (dict, list, str, int, float, bool, None) with its places."""

    file: str
    data: Any
    place: Place

    def problem(
        self, path: tuple[str | int, ...], code: str, message: str, hint: str = "", key: bool = False
    ) -> Problem:
        """A problem at the value at ``path``, or at its ``key``."""
        spot = self.place.at(path, key)
        return Problem(self.file, spot.line, spot.col, code, message, hint)


def read_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """The file's bytes; a missing, unreadable or too large file raises ``InputError``."""
    try:
        if path.is_dir():
            raise refuse(name, "E103", "is een map, geen bestand.")
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
    except FileNotFoundError:
        raise refuse(name, "E103", "bestaat niet.") from None
    except (OSError, ValueError) as error:
        raise refuse(name, "E103", f"kan niet worden gelezen ({reason_of(error)}).") from None
    if len(raw) > limit:
        raise refuse(name, "E103", f"is te groot: ten hoogste {limit // 1_000_000} MB.")
    return raw


def parse(raw: bytes, name: str) -> Document:
    """``raw`` as one YAML document. Raises ``InputError`` with every duplicate key, or the first syntax error."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        col = error.start - raw.rfind(b"\n", 0, error.start)
        raise InputError(
            [Problem(name, line, col, "E103", "is geen UTF-8.", "Sla het bestand op met de codering UTF-8.")]
        ) from None
    builder = _Builder(name)
    try:
        return builder.build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if "nesting depth" in (error.problem or ""):  # newer libyaml has a bound of its own
            raise InputError([Problem(name, *spot, "E101", f"is dieper dan {MAX_DEPTH} niveaus genest.")]) from None
        raise InputError([Problem(name, *spot, "E101", "is geen geldige YAML.", _hint(error, text, spot[0]))]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        fact = (
            f"bevat een teken dat niet mag (U+{ord(str(error.character)[:1] or ' '):04X})."
            if isinstance(error.character, str)
            else f"bevat een teken dat niet mag (U+{error.character:04X})."
        )
        raise InputError([Problem(name, line, 1, "E101", fact)]) from None
    finally:
        builder.close()


def _hint(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    problem = error.problem or ""
    if "\t" in "".join(text.split("\n")[max(line - 2, 0) : line]):
        return "Gebruik spaties om in te springen, geen tab."
    if "mapping values" in problem:
        return "Zet tekst met een dubbele punt tussen aanhalingstekens."
    return "Kijk naar het inspringen en de aanhalingstekens, hier of op de regel ervoor."


class _Builder:
    """Plain data from parser events, with a stack of open collections."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.loader: Any = None

    def close(self) -> None:
        if self.loader is not None:
            self.loader.dispose()

    def stop(self, event: yaml.Event, code: str, message: str, hint: str = "") -> InputError:
        mark: Any = event.start_mark
        return InputError([*self.problems, Problem(self.name, mark.line + 1, mark.column + 1, code, message, hint)])

    def build(self, text: str) -> Document:
        # CParser reads events only here: no object is ever constructed from a tag.
        self.loader = yaml.CSafeLoader(text) if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader(text)
        root: list[Any] = []
        top = Place(1, 1)
        stack: list[tuple[Any, Place]] = [(root, top)]
        key: list[str | None] = [None]
        documents = 0
        while True:
            event = self.loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                break
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.stop(event, "E101", "bevat meer dan één document.", "Haal de regel '---' weg.")
            elif isinstance(event, yaml.AliasEvent):
                raise self.stop(event, "E101", "verwijzingen met * mogen niet.", "Schrijf de waarde uit.")
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                key.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._add(event, stack, key)
        if self.problems:
            raise InputError(self.problems)
        return Document(self.name, root[0] if root else None, top.values.get(0, top))

    def _add(self, event: Any, stack: list[tuple[Any, Place]], key: list[str | None]) -> None:
        if event.anchor:
            raise self.stop(event, "E101", "ankers met & mogen niet.", "Schrijf de waarde uit.")
        if event.tag not in (None, "!"):
            raise self.stop(event, "E101", "labels met ! mogen niet.")
        into, around = stack[-1]
        spot = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        scalar = isinstance(event, yaml.ScalarEvent)
        if isinstance(into, dict) and key[-1] is None:
            if not scalar:
                raise self.stop(event, "E101", "een sleutel moet een woord zijn.")
            if event.value in around.keys:
                self.problems.append(
                    Problem(
                        self.name,
                        spot.line,
                        spot.col,
                        "E102",
                        f"'{event.value}' staat hier twee keer.",
                        "Laat er één staan.",
                    )
                )
            key[-1] = event.value
            around.keys[event.value] = spot
            return
        if scalar:
            value = _scalar(event)
        else:
            if len(stack) > MAX_DEPTH:
                raise self.stop(event, "E101", f"is dieper dan {MAX_DEPTH} niveaus genest.")
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        if isinstance(into, dict):
            name = str(key[-1])
            into[name] = value
            around.values[name] = spot
            key[-1] = None
        else:
            around.values[len(into)] = spot
            into.append(value)
        if not scalar:
            stack.append((value, spot))
            key.append(None)


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0]:  # quoted or block text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
