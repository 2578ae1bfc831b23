"""How far a long job is, on standard error: only on a terminal, only after a second, and gone when it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from engine.terminal.page import ink
from engine.terminal.screen import ACCENT, is_plain

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def working(
    console: Console, what: str, total: int | None, patience: float = PATIENCE
) -> Iterator[Callable[[int], None]]:
    """Show ``what`` is being done while it lasts; call the result with how many more are done.

    ``total``: how many there are; ``None`` when that is not known. Silent on anything but a terminal.
    """
    if is_plain(console):
        yield lambda _: None
        return
    columns = [TextColumn("{task.description}", markup=False), BarColumn(30, "dim", ACCENT, ACCENT, ACCENT)]
    counts = [MofNCompleteColumn()] if total is not None else []
    shown = Progress(*columns, *counts, TimeElapsedColumn(), console=console, transient=True, refresh_per_second=5)
    task = shown.add_task(ink(what).plain, total=total)
    lock, over = Lock(), False

    def start() -> None:
        with lock:
            if not over:
                shown.start()

    timer = Timer(patience, start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda more: shown.advance(task, more)
    finally:
        timer.cancel()
        with lock:
            over = True
        shown.stop()
