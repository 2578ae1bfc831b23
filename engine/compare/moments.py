"""One practice then and now: what moved, what came and went, what was followed up, what got worse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from engine.compare.carrying import Carried
from engine.compare.kind import Choice
from engine.compare.people import climbs, shown
from engine.compare.turns import Answered, Turns, changed, turn, turns
from engine.evaluate.condition import Interval, truth
from engine.evaluate.ladder import Level
from engine.evaluate.score import Score
from engine.filling.answerfile import AnswerFile
from engine.model.questionnaire import Ladder, Scale
from engine.model.ruleset import Item
from engine.outcome.explain import questions_of
from engine.outcome.report import Report

Direction: TypeAlias = Literal["hoger", "lager", "gelijk", "open", "nvt"]
"""``open``: the intervals overlap. ``nvt``: at one of the moments it does not apply."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One file. ``carried`` says what of it can be compared, and ``report`` is by today's model."""

    day: date
    source: str
    carried: Carried
    report: Report


@dataclass(frozen=True, slots=True)
class Move:
    """One scale at every moment. ``alike``: first and last count the same questions."""

    scale: Scale
    scores: tuple[Score, ...]
    direction: Direction
    alike: bool


@dataclass(frozen=True, slots=True)
class Climb:
    """One ladder at every moment, with the rungs that now hold or no longer do."""

    ladder: Ladder
    levels: tuple[Level, ...]
    direction: Direction
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """An item that was advised then and no longer is.

    ``gedaan``: its own condition says so. ``anders``: an answer under it is another now. ``voorbij``: only
    because other questions are asked now.
    """

    item: Item
    how: Literal["gedaan", "anders", "voorbij"]


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, from the first moment to the last. ``verdicts``: per family the title at every moment, if one."""

    choice: Choice
    moments: tuple[Moment, ...]
    moves: tuple[Move, ...]
    climbs: tuple[Climb, ...]
    verdicts: tuple[tuple[str, tuple[str | None, ...]], ...]
    risks: Turns
    strengths: Turns
    followed: tuple[Followed, ...]
    advised: tuple[Item, ...]
    waiting: tuple[Item, ...]
    answers: tuple[Answered, ...]


def progress(files: Sequence[tuple[str, Carried]], choice: Choice, report: Callable[[AnswerFile], Report]) -> Progress:
    """Compare moments, each a file with a date of its own, whatever the order in which they are given."""
    moments = tuple(
        Moment(one.file.updated or date.min, name, one, report(one.file))
        for name, one in sorted(files, key=lambda pair: pair[1].file.updated or date.min)
    )
    reports = tuple(moment.report for moment in moments)
    then, now = reports[0], reports[-1]
    model = now.assessment.model
    before, after = _advised(then), _advised(now)
    return Progress(
        choice,
        moments,
        tuple(_move(scale, reports) for scale in shown(model)),
        tuple(_climb(ladder, reports) for ladder in model.ladders if any(climbs(one, ladder) for one in reports)),
        tuple((family.title, tuple(_verdict(one, family.id) for one in reports)) for family in model.manifest.verdicts),
        turns(then, now, "risk"),
        turns(then, now, "strength"),
        tuple(_followed(then, now, item) for name, item in before.items() if name not in after),
        tuple(item for name, item in after.items() if name not in before),
        tuple(item for name, item in after.items() if name in before),
        tuple(changed(then, now, model.questions)),
    )


def direction(then: Interval, now: Interval) -> Direction:
    """Which way it surely went."""
    if then.applies is False or now.applies is False:
        return "nvt"
    if now.lo > then.hi:
        return "hoger"
    if now.hi < then.lo:
        return "lager"
    return "gelijk" if then.lo == then.hi == now.lo == now.hi else "open"


def _move(scale: Scale, reports: tuple[Report, ...]) -> Move:
    scores = tuple(one.assessment.scores[scale.id] for one in reports)
    counted = [
        {q.id for q in questions_of(one.assessment, scale.id) if one.assessment.sheet.asked[q.id] is not False}
        for one in (reports[0], reports[-1])
    ]
    return Move(scale, scores, direction(scores[0], scores[-1]), counted[0] == counted[1])


def _climb(ladder: Ladder, reports: tuple[Report, ...]) -> Climb:
    levels = tuple(one.assessment.levels[ladder.id] for one in reports)
    then, now = levels[0].rungs, levels[-1].rungs
    rungs = list(zip(ladder.rungs, then, now, strict=True))
    return Climb(
        ladder,
        levels,
        direction(levels[0], levels[-1]),
        tuple(rung.title for rung, was, is_ in rungs if was is False and is_ is True),
        tuple(rung.title for rung, was, is_ in rungs if was is True and is_ is False),
    )


def _verdict(report: Report, family: str) -> str | None:
    return next((f.rule.title for f in report.of_kind("verdict") if f.rule.verdict == family), None)


def _advised(report: Report) -> dict[str, Item]:
    """The items of the advice, with those that stand within another."""
    items = report.assessment.model.item
    return {name: items[name] for one in report.advice for name in (one.item.id, *one.parts)}


def _followed(then: Report, now: Report, item: Item) -> Followed:
    if item.done_when is not None and truth(item.done_when, now.assessment.world) is True:
        return Followed(item, "gedaan")
    asked = [rule for rule in then.assessment.model.rules if item.id in rule.items]
    gone = [turn(then, now, r) for r in asked if then.assessment.rules[r.id] and not now.assessment.rules[r.id]]
    return Followed(item, "voorbij" if all(one.outgrown for one in gone) else "anders")
