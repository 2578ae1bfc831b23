"""What is said beforehand about how to read."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. ``practice``, ``date``: the columns of that meaning, where their names do not tell.

    ``lenient``: a bad cell becomes open instead of rejecting its row. ``keep_all``: of a practice with a
    history every row counts, not the latest only. ``trust``: of a large file of which a sample has
    canonical cells only, the cells are not checked (scoring does that; see ``Portfolio.trusted``).
    """

    practice: str | None = None
    date: str | None = None
    map: Path | None = None
    sheet: str | None = None
    lenient: bool = False
    keep_all: bool = False
    trust: bool = False
