"""A difference as Markdown."""

import re

from engine.diff.difference import Difference
from engine.diff.telling import Line, told
from engine.text import cleaned

_STEERING = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(found: Difference) -> str:
    """Headings and nested lists; what comes from the models is shown literally."""
    lines = [f"# Van {_literal(found.old.name)} naar {_literal(found.new.name)}"]
    for block in told(found):
        lines += ["", f"## {_literal(block.title)}", ""]
        lines += [f"{'  ' * line.depth}- {_mark(line.mark)}{_text(line)}" for line in block.lines]
    return "\n".join(lines) + "\n"


def _mark(mark: str) -> str:
    return f"`{mark}` " if mark else ""


def _text(line: Line) -> str:
    parts = line.parts or ((line.text, False),)
    return "".join(f"**{_literal(text)}**" if other else _literal(text) for text, other in parts)


def _literal(text: str) -> str:
    return _STEERING.sub(r"\\\1", cleaned(text))
