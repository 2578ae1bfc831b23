"""A folder of answer files as one table: a row per file.

Of several respondents what they agree on counts; a cell where they differ stays blank.
"""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from engine.batch.columns.cells import cell
from engine.batch.files.tables import Table, rejects_of
from engine.filling.answerfile import read_answers
from engine.model import Model
from engine.problem import InputError

HEADERS = ("practice", "date", "respondent")
PRACTICE, DATE, RESPONDENT = HEADERS


def read_answer_files(paths: Sequence[Path], names: Sequence[str], model: Model) -> Table:
    """The answers of all files. A file that is refused is a reject, with each of its problems."""
    rows: list[tuple[str | None, ...]] = []
    read: list[str] = []
    bad: list[tuple[str, int | None, str | None, str, str, str]] = []
    lost = 0
    for path, name in zip(paths, names, strict=True):
        try:
            found = read_answers(path, model)
        except InputError as error:
            lost += 1
            bad += [(name, p.line or None, None, "", f"{p.code} {p.message}", p.hint) for p in error.problems]
            continue
        read.append(name)
        date = found.updated.isoformat() if found.updated else None
        agreed = found.agreed
        cells = (cell(q, agreed.get(q.id)) for q in model.questions.values())
        rows.append((found.practice, date, ", ".join(found.names) or None, *cells))
    headers = (*HEADERS, *model.questions)
    schema = {str(i): pl.String for i in range(len(headers))}
    frame = pl.DataFrame(rows, schema=schema, orient="row").lazy()
    told = rejects_of(bad)
    place = str(paths[0].parent)
    return Table(place, headers, frame, first=0, rejects=told, lost=lost, names=tuple(read), own=HEADERS)
