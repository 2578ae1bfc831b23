"""What a document shows of a meeting: programme, agenda, guests, ground rules and materials."""

from collections.abc import Callable, Iterator, Mapping

from engine.documents.pieces import Blank, Grid, Piece, Words, listing, plain
from engine.plan.agenda import Agenda
from engine.plan.filling import Part
from engine.words.dutch import capital, duration


def _programme(agenda: Agenda) -> Iterator[Piece]:
    """What guests need to know: the times and the parts."""
    rows = tuple(((_clock(agenda, part),), (_what(part),), (duration([part.minutes]),)) for part in agenda.parts)
    yield _timed(agenda, Grid(("Tijd", "Onderdeel", "Duur"), rows, 0, (1, 4, 1.2)))


def _agenda(agenda: Agenda) -> Iterator[Piece]:
    told = any(part.workform and part.workform.how for part in agenda.parts)
    rows = tuple(_part(agenda, part, told) for part in agenda.parts)
    how, wide = (("Zo gaat het",), (3.4,)) if told else ((), ())
    yield _timed(agenda, Grid(("Tijd", "Onderdeel", "Duur", *how, "Wie leidt"), rows, 0, (0.9, 1.7, 0.9, *wide, 0.8)))
    if agenda.spare > 0:
        yield plain(f"Er blijft {duration([agenda.spare])} over voor uitloop.")


def _part(agenda: Agenda, part: Part, told: bool) -> tuple[Words, ...]:
    how = " ".join(part.workform.how if part.workform else ()) or "–"
    said: tuple[Words, ...] = ((how,),) if told else ()
    return ((_clock(agenda, part),), (_what(part),), (duration([part.minutes]),), *said, (Blank("wie"),))


def _timed(agenda: Agenda, grid: Grid) -> Grid:
    """Without the first column as long as nobody knows what time it is."""
    if agenda.at is not None:
        return grid
    return Grid(grid.columns[1:], tuple(row[1:] for row in grid.rows), grid.blank, grid.widths[1:])


def _clock(agenda: Agenda, part: Part) -> str:
    return f"{agenda.clock(part.begin)}–{agenda.clock(part.begin + part.minutes)}"


def _what(part: Part) -> str:
    return part.workform.title if part.workform else part.what


def _invited(agenda: Agenda) -> Iterator[Piece]:
    rows = [((capital(who),), (why or "",), (Blank("naam"),)) for who, why in agenda.invite]
    yield Grid(("Wie", "Waarom", "Naam"), tuple(rows), 2, (1.2, 2.5, 1.3))


def _ground_rules(agenda: Agenda) -> Iterator[Piece]:
    if agenda.meeting.ground_rules:
        yield listing(agenda.meeting.ground_rules, "")


def _materials(agenda: Agenda) -> Iterator[Piece]:
    yield listing([capital(text) for text in agenda.materials], "Er is niets bijzonders nodig.")


OF_MEETING: Mapping[str, Callable[[Agenda], Iterator[Piece]]] = {
    "programme": _programme,
    "agenda": _agenda,
    "invited": _invited,
    "ground_rules": _ground_rules,
    "materials": _materials,
}
