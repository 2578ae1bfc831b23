"""All documents of one practice into a folder: whole, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.documents.costs import as_workbook
from engine.documents.filling import Context, filled
from engine.documents.word import as_word
from engine.evaluate.condition import truth
from engine.files import write_all
from engine.goal.way import Way
from engine.model import Model
from engine.model.document import Document
from engine.model.ruleset import Item
from engine.outcome.report import Report
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.route import Route
from engine.problem import InputError, refuse


@dataclass(frozen=True, slots=True)
class Written:
    """The name of a file, and the document that it holds."""

    file: str
    document: Document


def suiting(report: Report) -> tuple[Document, ...]:
    """The documents that are for this practice (or may be), in the order of their names."""
    found = report.assessment
    fit = (d for d in found.model.documents if d.suits is None or truth(d.suits, found.world) is not False)
    return tuple(sorted(fit, key=lambda d: d.id))


def write_documents(folder: Path, report: Report, route: Route | Agenda | Way, today: date) -> tuple[Written, ...]:
    """Write every document that suits the practice. An existing folder must not hold any of them yet.

    Raises ``InputError``: the model has no documents, the folder cannot be made or written, or a file is there
    already; then nothing is written.
    """
    if not isinstance(route, Route):
        raise refuse("--documents", "E415", "hoort bij de route.", "Laat --meeting en --goal weg.")
    documents = suiting(report)
    if not documents:
        raise refuse(str(folder), "E420", "er zijn voor deze praktijk geen documenten in dit model.")
    made = dict(_made(documents, report, route, today))
    there = sorted(file for file in made if (folder / file).exists())
    if there:
        hint = "Kies een andere map: daarin kan al iets zijn ingevuld."
        raise InputError(refuse(str(folder / file), "E421", "bestaat al.", hint).problems[0] for file in there)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(str(folder), "E206", f"kan niet worden gemaakt ({error.strerror}).") from None
    write_all(folder, made)
    return tuple(Written(_file(d), d) for d in documents)


def _made(documents: tuple[Document, ...], report: Report, route: Route, today: date) -> Iterator[tuple[str, bytes]]:
    model = report.assessment.model
    agendas: dict[str, Agenda | None] = {}
    days = {**{step.item.id: step.begin for step in route.steps}, **_meeting_days(model, route)}
    for document in documents:
        name = document.meeting
        if name is not None and name not in agendas:
            agendas[name] = _agenda(report, model.item[name], days.get(name), today)
        context = Context(report, route, today, agendas[name] if name else None)
        made = filled(document, context)
        yield _file(document), as_workbook(made) if document.costs else as_word(made)


def _meeting_days(model: Model, route: Route) -> Mapping[str, date | None]:
    """The day of each meeting that is held in a step of the route."""
    return {meeting.id: step.begin for step in route.steps for meeting in step.meetings}


def _agenda(report: Report, meeting: Item, day: date | None, today: date) -> Agenda | None:
    """The meeting's agenda in the time that the practice has for it; none when it does not fit."""
    try:
        return agenda_of(report, meeting, Wish(day=day if day and day >= today else None), today)
    except InputError:
        return None


def _file(document: Document) -> str:
    return f"{document.id}.xlsx" if document.costs else f"{document.id}.docx"
