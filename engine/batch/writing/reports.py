"""A report per practice, as text and as JSON, with its answers; the work is shared among processes."""

import multiprocessing
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path

import polars as pl

from engine.batch.columns.cells import NONE, SEPARATOR
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.files import write_whole
from engine.filling.answerfile import Respondent, may_skip, new_file, save_answers
from engine.model import Model
from engine.model.questionnaire import Question
from engine.outcome.export import as_json
from engine.outcome.report import report_of
from engine.problem import reason_of, refuse
from engine.terminal.report import show_report
from engine.terminal.screen import captured
from engine.text import cleaned

SHARED_FROM = 40
"""With fewer practices one process is done before others have started."""
CHUNK = 20
LONGEST = 80
"""Characters of a file's name, without its ending."""
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10))}

Job = tuple[str, str, Mapping[str, str]]
"""The name of the files, the practice, and its cells that are not blank."""


def write_reports(model: Model, practices: pl.LazyFrame, folder: Path, done: Callable[[int], None]) -> int:
    """Write ``NAME.txt`` and ``NAME.json`` for each practice, and ``NAME.yaml`` with its answers.

    Gives how many practices there were. With the answers one can go on: explain, fill in, report again.
    ``done`` hears how many are ready. Raises ``InputError`` when the folder cannot be written.
    """
    _made(folder)
    jobs = _jobs(model, practices)
    count = 0
    for chunk in _worked(model, folder, jobs):
        count += chunk
        done(chunk)
    return count


def safe_names(practices: Iterable[str]) -> Iterator[str]:
    """A file name for each practice: letters, digits, dots and dashes; no two alike, whatever the case."""
    used: dict[str, int] = {}
    for practice in practices:
        plain = unicodedata.normalize("NFKC", practice)
        name = re.sub(r"[^\w.]+", "-", plain).strip("-._")[:LONGEST].rstrip("-._") or "praktijk"
        if name.split(".")[0].casefold() in _RESERVED:
            name = f"praktijk-{name}"
        start, key = name, name.casefold()
        while key in used:
            used[start.casefold()] += 1
            name = f"{start}-{used[start.casefold()]}"
            key = name.casefold()
        used[key] = 1
        yield name


def given(question: Question, cell: str) -> Given:
    """The answer that a cell says: ``engine.batch.columns.cells``, the other way."""
    for mark in Mark:
        if cell == mark.value:
            return mark
    if question.kind == "number":
        return int(cell)
    if question.kind == "multiple":
        names = {option.id for option in question.options}
        return () if cell == SEPARATOR or (cell == NONE and NONE not in names) else tuple(cell.split(SEPARATOR))
    return cell


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise refuse(str(folder), "E206", f"kan geen map voor de rapporten worden ({reason_of(error)}).") from None


def _jobs(model: Model, practices: pl.LazyFrame) -> Iterator[Job]:
    names = practices.collect_schema().names()
    questions = [name for name in names if name in model.questions]
    table = practices.select("practice", *(pl.col(name).cast(pl.String) for name in questions)).collect()
    files = safe_names(name or "" for name in table["practice"])
    for file, row in zip(files, table.iter_rows(), strict=True):
        yield file, row[0] or "", {name: cell for name, cell in zip(questions, row[1:], strict=True) if cell}


def _worked(model: Model, folder: Path, jobs: Iterator[Job]) -> Iterator[int]:
    first = tuple(islice(jobs, SHARED_FROM))
    workers = os.cpu_count() or 1
    if len(first) < SHARED_FROM or workers == 1:
        for job in chain(first, jobs):
            yield _chunk(model, folder, (job,))
        return
    write = partial(_shared, folder)
    context = multiprocessing.get_context("spawn")  # polars and fork do not go together
    with ProcessPoolExecutor(workers, context, _begin, (model,)) as pool:
        try:
            yield from pool.map(write, list(_chunks(chain(first, jobs))))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _chunks(jobs: Iterator[Job]) -> Iterator[tuple[Job, ...]]:
    while chunk := tuple(islice(jobs, CHUNK)):
        yield chunk


_MODEL: list[Model] = []


def _begin(model: Model) -> None:
    """Give a worker its model once."""
    _MODEL[:] = [model]


def _shared(folder: Path, jobs: tuple[Job, ...]) -> int:
    return _chunk(_MODEL[0], folder, jobs)


def _chunk(model: Model, folder: Path, jobs: tuple[Job, ...]) -> int:
    for file, practice, cells in jobs:
        answers = {q.id: given(q, cells[q.id]) for q in model.questions.values() if q.id in cells}
        fitting = {n: a for n, a in answers.items() if a != Mark.NOT_APPLICABLE or may_skip(model, model.questions[n])}
        name = cleaned(practice)
        report = report_of(name, assess(model, sheet_of(model, answers)))
        shown = partial(show_report, report=report, full=True, file=f"{file}.yaml")
        write_whole(folder / f"{file}.txt", captured(shown))
        write_whole(folder / f"{file}.json", as_json(report))
        save_answers(folder / f"{file}.yaml", new_file(model, name).with_respondent(Respondent(answers=fitting)), model)
    return len(jobs)
