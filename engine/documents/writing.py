"""All documents of one practice into a folder: whole, or none."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from engine.documents.costs import as_workbook
from engine.documents.filling import Context, filled
from engine.documents.word import as_word
from engine.evaluate.condition import truth
from engine.files import write_all
from engine.goal.way import Way
from engine.model.document import Document
from engine.model.ruleset import Item
from engine.outcome.report import Report
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.route import Route, route_of
from engine.problem import InputError, refuse


def suiting(report: Report) -> tuple[Document, ...]:
    """The documents that are for this practice (or may be), in the order of their names."""
    found = report.assessment
    fit = (d for d in found.model.documents if d.suits is None or truth(d.suits, found.world) is not False)
    return tuple(sorted(fit, key=lambda d: d.id))


def write_documents(
    folder: Path, report: Report, made: Route | Agenda | Way, today: date
) -> tuple[tuple[str, Document], ...]:
    """Write every document that suits the practice, or of one meeting where ``made`` is its agenda.

    Gives the names of the files with what they hold. With a route, documents of a meeting that has been held are
    left out. An existing folder must not hold any of them yet. Raises ``InputError``: there are no documents, the
    folder cannot be made or written, or a file is there already; then nothing is written.
    """
    if isinstance(made, Way):
        raise refuse("--documents", "E415", "hoort bij de route of een bijeenkomst.", "Laat --goal weg.")
    contexts = list(_of_meeting(report, made, today) if isinstance(made, Agenda) else _of_route(report, made, today))
    if not contexts:
        what = "dit model" if isinstance(made, Route) else "deze bijeenkomst"
        raise refuse(str(folder), "E420", f"er zijn voor deze praktijk geen documenten bij {what}.")
    files = {_file(one): _content(one, context) for one, context in contexts}
    there = sorted(file for file in files if (folder / file).exists())
    if there:
        hint = "Kies een andere map: daarin kan al iets zijn ingevuld."
        raise InputError(refuse(str(folder / file), "E421", "bestaat al.", hint).problems[0] for file in there)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(str(folder), "E206", f"kan niet worden gemaakt ({error.strerror}).") from None
    write_all(folder, files)
    return tuple((_file(one), one) for one, _ in contexts)


def _of_meeting(report: Report, agenda: Agenda, today: date) -> Iterator[tuple[Document, Context]]:
    route = route_of(report)
    for document in suiting(report):
        if document.meeting == agenda.meeting.id:
            yield document, Context(report, route, today, agenda)


def _of_route(report: Report, route: Route, today: date) -> Iterator[tuple[Document, Context]]:
    model = report.assessment.model
    days = {**{step.item.id: step.begin for step in route.steps}, **_meeting_days(route)}
    agendas: dict[str, Agenda | None] = {}
    for document in suiting(report):
        name = document.meeting
        if name is not None and name not in agendas:
            agendas[name] = _agenda(report, model.item[name], days.get(name), today)
        agenda = agendas[name] if name else None
        if agenda is None or not agenda.done:
            yield document, Context(report, route, today, agenda)


def _content(document: Document, context: Context) -> bytes:
    made = filled(document, context)
    return as_workbook(made) if document.costs else as_word(made)


def _meeting_days(route: Route) -> Mapping[str, date | None]:
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
