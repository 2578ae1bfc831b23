"""The terminal: what it can show, and the colours and signs to show it with.

Every colour has a contrast of at least 4.5 on black and on white, and none carries a meaning alone:
a sign or a word always stands beside it.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

from rich.console import Console

RED, AMBER, GREEN, BLUE, VIOLET, TEAL, GREY = (
    "#dc3529", "#ae630e", "#218654", "#1e77d0", "#9656d5", "#158192", "#767676",
)  # fmt: skip
ACCENT = BLUE
SEVERITY = {"hoog": RED, "midden": AMBER, "laag": TEAL}
TRUTH = {True: BLUE, False: GREY, None: VIOLET}
"""Neither good nor bad: that a risk holds is no reason for green."""
PLAIN_WIDTH = 80
"""Columns of a report that goes to a file."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters to draw with."""

    solid: str = "█"
    shade: str = "▒"
    empty: str = "·"
    tick: str = "┃"
    point: str = "●"
    ring: str = "○"
    side: str = "┃"
    line: str = "─"
    thread: str = "━"
    dot: str = "·"
    arrow: str = "→"
    star: str = "★"
    yes: str = "✔"
    no: str = "✘"
    open: str = "?"
    hoog: str = "▲"
    midden: str = "◆"
    laag: str = "○"
    tee: str = "├─ "
    elbow: str = "└─ "
    pipe: str = "│  "
    stairs: str = "│╭─╯"
    held: str = "┃┏━┛"
    more: str = "…"


UNICODE = Signs()
ASCII = Signs(
    solid="#", shade="=", empty=".", tick="|", point="@", ring="o", side="|", line="-", thread="=", dot="-", arrow="->",
    star="*", yes="+", no="x", hoog="!", midden="!", laag="!", tee="|- ", elbow="`- ", pipe="|  ",
    stairs="|+-+", held="|+=+", more="~",
)  # fmt: skip


def screen(plain: bool = False, stderr: bool = False) -> Console:
    """The console for standard output or error; ``plain``: no colour and no drawings."""
    stream = sys.stderr if stderr else sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and not _unicode(getattr(stream, "encoding", None)):
        reconfigure(errors="replace")
    plain = plain or os.environ.get("TERM", "") in {"dumb", "unknown"}
    return Console(
        stderr=stderr,
        color_system=None if plain else "auto",
        force_terminal=False if plain else None,
        highlight=False,
        markup=False,
        emoji=False,
        log_time=False,
    )


def captured(draw: Callable[[Console], None], width: int = PLAIN_WIDTH) -> str:
    """What ``draw`` prints, as plain text."""
    console = Console(file=StringIO(), width=width, color_system=None, force_terminal=False, highlight=False)
    with console.capture() as capture:
        draw(console)
    return capture.get()


def is_plain(console: Console) -> bool:
    """No colour and no drawings: not a terminal, or one that should be kept simple."""
    return not console.is_terminal or console.is_dumb_terminal


def signs(console: Console) -> Signs:
    """The characters that this console can show."""
    return UNICODE if _unicode(console.encoding) else ASCII


def _unicode(encoding: str | None) -> bool:
    return (encoding or "utf-8").lower().replace("_", "-").startswith("utf")
