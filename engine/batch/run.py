"""From files with many practices to a table or a workbook, reports, rejects and an overview."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from engine.batch.columns.advice import own, wanted, with_items
from engine.batch.columns.cells import BadCellError
from engine.batch.columns.frames import score
from engine.batch.portfolio.counting import Tally, overview_of, places
from engine.batch.portfolio.overview import Overview, Place
from engine.batch.reading.read import Options, Portfolio, read
from engine.batch.writing.reports import write_reports
from engine.batch.writing.whole import form_of, put, save, table_form_of, workspace
from engine.batch.writing.workbook import check_size, write_workbook
from engine.model import Model
from engine.problem import refuse
from engine.text import cleaned, nearest
from engine.words.dutch import count

MOST_GROUPS = 200
MOST_COMPARED = 10_000
"""Practices that are compared one by one in the outcome; a workbook and the table have all."""

Working = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]
"""Shows that something is being done: what, out of how many, and then how many more are done."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    inputs: tuple[Path, ...]
    output: Path
    options: Options
    rejects: Path | None = None
    reports: Path | None = None
    by: str | None = None

    @property
    def refused(self) -> Path:
        """Where the rejects go: beside the output unless it is said."""
        return self.rejects or self.output.with_name(f"{self.output.stem}-afgewezen.csv")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it. ``rows`` = ``scored`` + ``rejected``, of which ``older`` for a newer row of the practice.

    ``complaints``: cells and rows that were not understood. ``compared``: each practice's place, unless there
    are too many. ``told``: in words what was read, scored, rejected and written.
    """

    rows: int
    scored: int
    rejected: int
    older: int
    complaints: int
    overview: Overview
    compared: tuple[Place, ...] | None
    told: tuple[str, ...]


def request(
    inputs: tuple[Path, ...], output: Path, *, rejects: Path | None = None, reports: Path | None = None,
    by: str | None = None, practice: str | None = None, date: str | None = None, sheet: str | None = None,
    lenient: bool = False, mapping: Path | None = None,
) -> Request:  # fmt: skip
    """A request in the words of the command."""
    options = Options(practice=practice, date=date, map=mapping, sheet=sheet, lenient=lenient)
    return Request(inputs, output, options, rejects, reports, by)


def run(model: Model, request: Request, working: Working) -> Outcome:
    """Read, score, compare and write. The output appears when it is complete. Raises ``InputError``."""
    form = form_of(request.output)
    table_form_of(request.refused)
    _check_names(request)
    with workspace(request.output) as folder:
        portfolio, tally = _scored(model, request, folder, working)
        found = pl.scan_parquet(folder / _FOUND, glob=False)
        scored = found.select(own(found))
        size = scored.select(pl.len()).collect().item()
        if size != portfolio.rows - portfolio.rejected:
            raise refuse(str(request.inputs[0]), "E236", "is veranderd tijdens het lezen.", "Probeer het nog eens.")
        with working("Vergelijken", None):
            overview = overview_of(scored, tally)
            compared = places(model, scored) if size <= MOST_COMPARED else None
        made = folder / f"made.{form}"
        with working(f"{request.output.name} maken", None):
            if form == "xlsx":
                check_size(request.output, size, len(portfolio.extra))
                items = found.select("practice", *wanted(model, found))
                write_workbook(made, overview, scored, items, portfolio.rejects)
            elif form == "parquet":
                (folder / _FOUND).rename(made)
            else:
                save(scored, made, form)
        written = bool(portfolio.rejects.height or request.rejects or request.refused.exists())
        if written:
            _save_rejects(request.refused, portfolio.rejects)
        put(made, request.output)
    told = [*portfolio.warnings, _sum(portfolio), f"Uitvoer: {request.output}"]
    if written:
        told.append(
            f"Wat er niet klopte: {count(portfolio.rejects.height, 'melding', 'meldingen')} in {request.refused}"
        )
    if request.reports:
        with working("Rapporten maken", size) as done:
            reports = write_reports(model, portfolio.frame, request.reports, done)
        told.append(f"Rapporten: {count(reports, 'praktijk', 'praktijken')} in {request.reports}")
    return Outcome(
        portfolio.rows,
        size,
        portfolio.rejected,
        portfolio.older,
        portfolio.rejects.height - portfolio.older,
        overview,
        compared,
        tuple(map(cleaned, told)),
    )


def run_on_spark(model: Model, request: Request, working: Working) -> tuple[str, ...]:
    """Score a folder of Parquet files with Apache Spark; what was done in words. Raises ``InputError``."""
    from engine.batch.spark import score_on_spark

    plain = Request(request.inputs[:1], request.output, Options(practice=request.options.practice))
    if request != plain:
        hint = (
            "Geef één map met Parquet-bestanden, -o en zo nodig --practice; de rest doet 'paraat batch' zonder Spark."
        )
        raise refuse("spark", "E315", "kan niet alles wat hier gevraagd wordt.", hint)
    with working("Beoordelen met Spark", None):
        rows = score_on_spark(model, request.inputs[0], request.output, request.options)
    told = f"{count(rows, 'rij', 'rijen')} gelezen = {rows} beoordeeld + 0 afgewezen."
    return cleaned(told), cleaned(f"Uitvoer: {request.output}")


def _sum(portfolio: Portfolio) -> str:
    rows, older = (
        count(portfolio.rows, "rij", "rijen"),
        f" (waarvan {portfolio.older} ouder)" if portfolio.older else "",
    )
    return f"{rows} gelezen = {portfolio.rows - portfolio.rejected} beoordeeld + {portfolio.rejected} afgewezen{older}."


_FOUND = "found.parquet"


def _scored(model: Model, request: Request, folder: Path, working: Working) -> tuple[Portfolio, Tally]:
    """Read the input and score it, once; twice where cells that were trusted turn out to be wrong."""
    for trust in (True, False):
        with working("Inlezen", None):
            portfolio = read(model, request.inputs, replace(request.options, trust=trust))
            _check_group(request, portfolio)
        try:
            with working("Beoordelen", portfolio.rows) as done:
                tally = _sink(model, portfolio.frame, request, folder, done)
            break
        except (BadCellError, pl.exceptions.ComputeError) as error:
            if not trust or BadCellError.__name__ not in f"{error!r}":
                raise
    return portfolio, tally


def _sink(model: Model, practices: pl.LazyFrame, request: Request, folder: Path, done: Callable[[int], None]) -> Tally:
    """One pass over the answers: conclusions to a file (for a workbook also what items rest on), and the counts.

    Batch by batch in one go: several sinks of one frame would each hold on to much of it.
    """
    tally = Tally(model, request.by)

    def heard(batch: pl.DataFrame) -> None:
        tally.add(batch)
        done(batch.height)

    found = score(with_items(model), practices, heard)
    kept = found if form_of(request.output) == "xlsx" else found.select(own(found))
    kept.sink_parquet(folder / _FOUND)
    return tally


def _save_rejects(path: Path, rejects: pl.DataFrame) -> None:
    with workspace(path) as folder:
        made = folder / "rejects"
        save(rejects.lazy(), made, table_form_of(path))
        put(made, path)


def _check_names(request: Request) -> None:
    """No file that is read may be written over, and the two that are written differ."""
    output, refused = request.output, request.refused
    read_here = [path.resolve() for path in (*request.inputs, request.options.map) if path]
    for path in (output, refused):
        if path.resolve() in read_here:
            raise refuse(str(path), "E232", "is ook invoer.", "Geef de uitvoer een andere naam: -o ANDERS.parquet.")
    if output.resolve() == refused.resolve():
        raise refuse(str(output), "E232", "is ook het bestand met wat is afgewezen.", "Noem een van beide anders.")
    if request.reports and request.reports.exists() and not request.reports.is_dir():
        raise refuse(str(request.reports), "E206", "is geen map; daarin kunnen geen rapporten komen.")


def _check_group(request: Request, portfolio: Portfolio) -> None:
    """The column to compare by is there, and makes groups rather than a heap of single practices."""
    by = request.by
    if by is None:
        return
    if by not in portfolio.extra:
        near = nearest(by, portfolio.extra)
        known = ", ".join(map(cleaned, portfolio.extra)) or "geen"
        hint = f"Bedoelde u '{cleaned(near)}'?" if near else f"Kolommen die geen vraag zijn: {known}."
        raise refuse(cleaned(by), "E233", "is geen kolom om mee te vergelijken.", hint)
    groups = portfolio.frame.select(pl.col(by).n_unique()).collect(engine="streaming").item()
    if groups > MOST_GROUPS:
        fact = f"heeft {groups} verschillende waarden; vergelijken kan met ten hoogste {MOST_GROUPS}."
        raise refuse(cleaned(by), "E234", fact, "Kies een kolom met groepen, zoals een regio.")
