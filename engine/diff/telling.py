"""A difference as blocks of lines, the summary first: what every way of showing it shares."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from engine.diff.changes import Change
from engine.diff.difference import WHAT, Difference, counted
from engine.diff.edition import KINDS
from engine.diff.emphasis import Parts, emphasis
from engine.diff.fields import Detail
from engine.diff.impact import KINDS as OUTCOMES
from engine.diff.impact import Impact, Kind, Shift
from engine.diff.meaning import Key
from engine.text import listed
from engine.words.dutch import capital, count

LISTED = 100
"""So many practices are listed; the rest is counted. JSON has them all."""
LISTED_OUTCOMES = 12
"""So many outcomes are listed of one change."""
LISTED_TURNS = 3
"""So many ways are told in which one outcome turned out differently."""
_BRIEF = 60
"""Two texts of at most so many characters stand on one line."""
_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Line:
    """``mark``: ``+`` added or after, ``-`` removed or before, ``~`` changed, or nothing.

    ``parts``: the text in pieces, where some of its words differ from those of the line beside it.
    """

    text: str
    mark: str = ""
    depth: int = 0
    parts: Parts = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


def told(found: Difference) -> Iterator[Block]:
    """Summary, what it does to practices, then every change and every practice."""
    yield Block("Samenvatting", tuple(_summary(found)))
    if found.impact is not None:
        names = _names(found)
        yield Block("Door welke verandering", tuple(_causes(found.impact, names)))
    for kind, changes in found.by_kind.items():
        lines = tuple(line for change in changes for line in _change(change))
        yield Block(f"{capital(KINDS[kind][1])}: {counted(changes)}", lines)
    if found.impact is not None and found.impact.shifts:
        yield Block("Per praktijk", tuple(_practices(found.impact, names)))


def _summary(found: Difference) -> Iterator[Line]:
    if not found.changes:
        yield Line("Er is niets veranderd.")
    for kind, changes in found.by_kind.items():
        yield Line(f"{KINDS[kind][1]}: {counted(changes)}")
    yield from _version(found)
    if found.impact is not None:
        yield from _outcomes(found.impact)


def _version(found: Difference) -> Iterator[Line]:
    was, now = (edition.model.manifest.version for edition in (found.old, found.new))
    made = found.proposal
    if made.step is None:
        yield Line(f"versie: {was} kan blijven")
        return
    enough = f"nu {now}, dat is {'genoeg' if made.fits else 'te laag'}"
    already = f"{now} is nog niet uitgebracht en kan dus blijven" if made.free else enough
    yield Line(f"versie: {was} wordt {made.version} ({already})")
    for reason in made.reasons:
        yield Line(reason, depth=1)


def _outcomes(impact: Impact) -> Iterator[Line]:
    if not impact.shifts:
        yield Line(f"praktijken: geen van de {impact.practices} krijgt een andere uitkomst")
    else:
        verb = "krijgt" if impact.moved == 1 else "krijgen"
        yield Line(f"praktijken: {impact.moved} van de {impact.practices} {verb} een andere uitkomst")
    for kind, (one, more) in OUTCOMES.items():
        shifts = [shift for shift in impact.shifts if shift.kind == kind]
        if shifts:
            where = _where(len({shift.practice for shift in shifts}))
            yield Line(f"{count(len(shifts), f'ander {one}', f'andere {more}')} bij {where}", depth=1)
    if impact.rejected:
        yield Line(f"{count(impact.rejected, 'rij kon', 'rijen konden')} niet worden gelezen", depth=1)
    for text in impact.told:
        yield Line(text, depth=1)


def _causes(impact: Impact, names: dict[Key, str]) -> Iterator[Line]:
    """Each change with what came of it: the change that reaches most practices first."""
    if not impact.shifts:
        yield Line("Geen enkele verandering geeft bij deze praktijken een andere uitkomst.")
    by: dict[Key, list[Shift]] = {}
    for shift in impact.shifts:
        for key in shift.by:
            by.setdefault(key, []).append(shift)
    order = list(OUTCOMES)
    reach = {key: len({shift.practice for shift in shifts}) for key, shifts in by.items()}
    for key in sorted(by, key=lambda key: (-reach[key], key)):
        yield Line(f"{names[key]}: {_where(reach[key])}")
        outcomes: dict[tuple[Kind, str, str], list[Shift]] = {}
        for shift in by[key]:
            outcomes.setdefault((shift.kind, shift.title, shift.id), []).append(shift)
        ranked = sorted(outcomes, key=lambda what: (order.index(what[0]), -len(outcomes[what])))
        for kind, title, name in ranked[:LISTED_OUTCOMES]:
            yield Line(f"{OUTCOMES[kind][0]} ‘{title}’ ({name}): {_turns(outcomes[kind, title, name])}", depth=1)
        if (more := len(ranked) - LISTED_OUTCOMES) > 0:
            yield Line(f"en nog {count(more, 'andere uitkomst', 'andere uitkomsten')}; zie --format json", depth=1)


def _turns(shifts: list[Shift]) -> str:
    """From what to what, the most frequent first."""
    turns = Counter((shift.before, shift.after) for shift in shifts).most_common()
    told = [f"{before} → {after} bij {_where(number)}" for (before, after), number in turns[:LISTED_TURNS]]
    if rest := sum(number for _, number in turns[LISTED_TURNS:]):
        told.append(f"nog anders bij {_where(rest)}")
    return listed(told)


def _where(number: int) -> str:
    return count(number, "praktijk", "praktijken")


def _practices(impact: Impact, names: dict[Key, str]) -> Iterator[Line]:
    groups = groupby(impact.shifts, key=lambda shift: shift.practice)
    for number, (practice, shifts) in enumerate(groups):
        if number == LISTED:
            yield Line(f"en nog {_where(impact.moved - LISTED)}; zie --format json")
            return
        yield Line(practice)
        for s in shifts:
            by = listed(names[key] for key in s.by)
            yield Line(f"{OUTCOMES[s.kind][0]} ‘{s.title}’ ({s.id}): {s.before} → {s.after}, door {by}", depth=1)


def _change(change: Change) -> Iterator[Line]:
    name = change.id if change.title == change.id else f"‘{change.title}’ ({change.id})"
    if change.kind in {"case", "manifest"}:
        name = f"‘{change.title}’"
    aside = ", kan een uitkomst veranderen" if change.meaning and change.what == "changed" else ""
    yield Line(f"{name} {WHAT[change.what]}{aside}", _MARKS[change.what])
    for detail in change.details:
        yield from _detail(detail)


def _detail(detail: Detail) -> Iterator[Line]:
    before, after = detail.before, detail.after
    if not before or not after:
        yield Line(f"{detail.label}: {before or after}", "-" if before else "+", 1)
    elif max(len(before), len(after)) <= _BRIEF:
        yield Line(f"{detail.label}: {before} → {after}", "~", 1)
    else:
        yield Line(f"{detail.label}:", "~", 1)
        for text, mark, parts in zip((before, after), "-+", emphasis(before, after), strict=True):
            yield Line(text, mark, 2, parts)


def _names(found: Difference) -> dict[Key, str]:
    """Each change as the cause of something: ``regel IBV-03``."""
    return {c.key: f"{KINDS[c.kind][0]} {c.id}" for c in found.changes}
