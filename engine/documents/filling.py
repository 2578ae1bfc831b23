"""An expert's document, filled in for one practice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from engine.documents.pieces import (
    Blank,
    Bullets,
    Grid,
    Heading,
    Note,
    Paragraph,
    Piece,
    Room,
    Words,
)
from engine.documents.showing import shown
from engine.evaluate.condition import truth
from engine.model.document import PLACEHOLDER, Block, Document
from engine.outcome.explain import answer_text
from engine.outcome.report import Report
from engine.plan.agenda import Agenda
from engine.plan.route import Route
from engine.words.dutch import duration, weekday

WIDE = 2.5
"""How much wider a wide column is than another."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a document can be filled in with. ``agenda``: of the document's meeting."""

    report: Report
    route: Route
    today: date
    agenda: Agenda | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A document ready to be written."""

    document: Document
    practice: str
    today: date
    pieces: tuple[Piece, ...]


def filled(document: Document, context: Context) -> Filled:
    """The document's pieces in order; blocks that surely do not hold for this practice are left out."""
    pieces = [piece for block in document.blocks for piece in _pieces(block, context)]
    return Filled(document, context.report.practice, context.today, tuple(_without_empty_headings(pieces)))


def _without_empty_headings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A heading below which nothing came is left out."""
    for piece, then in zip_longest(pieces, pieces[1:]):
        if not (isinstance(piece, Heading) and (then is None or isinstance(then, Heading))):
            yield piece


def _pieces(block: Block, context: Context) -> Iterator[Piece]:
    if block.when is not None and truth(block.when, context.report.assessment.world) is not True:
        return
    if block.heading is not None:
        yield Heading(words(block.heading, context), new_page=block.new_page)
    elif block.text is not None:
        yield Paragraph(words(block.text, context))
    elif block.bullets is not None:
        yield Bullets(tuple(words(text, context) for text in block.bullets), block.numbered)
    elif block.fill is not None:
        yield Room(words(block.fill, context), block.lines)
    elif block.note is not None:
        yield Note(words(block.note, context))
    elif block.table is not None:
        table = block.table
        rows = tuple(tuple(words(cell, context) for cell in row) for row in table.rows)
        widths = tuple(WIDE if number in table.wide else 1.0 for number in range(1, len(table.columns) + 1))
        yield Grid(table.columns, rows, table.blank, widths)
    elif block.show is not None:
        yield from shown(block.show, block.of, block.most, context.report, context.route, context.agenda)


def words(text: str, context: Context) -> Words:
    """The text with its placeholders filled in; what nobody knows yet is a blank."""
    made: list[str | Blank] = []
    end = 0
    for match in PLACEHOLDER.finditer(text):
        made += [text[end : match.start()], _value(match.group(1), context)]
        end = match.end()
    return tuple(part for part in (*made, text[end:]) if part != "")


def _value(word: str, context: Context) -> str | Blank:
    if word.startswith("?"):
        return Blank(word[1:].strip())
    name, _, of = word.partition(":")
    report, agenda = context.report, context.agenda
    if name == "answer":
        state = report.assessment.sheet.states[of]
        known = state.applies is True and state.decided
        return answer_text(report.assessment, of) if known else Blank(report.assessment.model.questions[of].short)
    if name == "practice":
        return report.practice
    if name == "today":
        return weekday(context.today)
    if name == "organiser" or agenda is None:
        return Blank("naam van de organisator")
    if name == "meeting":
        return agenda.meeting.title
    if name == "minutes":
        return duration([agenda.minutes])
    if name == "day":
        return weekday(agenda.day) if agenda.day else Blank("datum")
    return agenda.clock(0) if agenda.at else Blank("tijd")
