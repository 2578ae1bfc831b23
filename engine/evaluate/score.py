"""Scores as whole basis points, by integer arithmetic, rounded half up once per scale.

What is not known makes a score an interval. What may turn out not applicable counts as unknown:
the mean without it lies between its lowest and its highest.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from math import lcm

from engine.evaluate.condition import Interval
from engine.evaluate.state import Multiple, Single, State, Truth
from engine.model import Model
from engine.model.questionnaire import Question, Scale

FULL = 10_000
"""The highest score, in basis points."""


@dataclass(frozen=True, slots=True)
class Score(Interval):
    """A scale's score. ``known`` and ``total`` count questions; ``band`` when only one is possible.

    ``point`` is the mean of what is known, shown only where enough of the weight is known.
    """

    point: int | None = None
    known: int = 0
    total: int = 0
    band: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that a scale counts, as a fraction ``lo/unit`` to ``hi/unit`` of its full value."""

    weight: int
    lo: int
    hi: int
    unit: int
    applies: Truth
    point: tuple[int, int] | None
    known: int
    total: int


def scored(
    model: Model, states: Mapping[str, State], before: Mapping[str, Score] | None = None, only: Container[str] = ()
) -> dict[str, Score]:
    """Every scale's score. With ``before``, only those named in ``only`` are worked out anew."""
    scores: dict[str, Score] = dict(before or {})
    for scale in model.scale_order:
        if before is None or scale.id in only:
            scores[scale.id] = _score(scale, list(_parts(model, scale, states, scores)))
    return scores


def _parts(model: Model, scale: Scale, states: Mapping[str, State], scores: Mapping[str, Score]) -> Iterator[_Part]:
    for question in model.counted(scale):
        weight = scale.weights.get(question.id, question.weight)
        state = states[question.id]
        lo, hi, unit = _points(question, state)
        if state.applies is None:
            lo, hi = 0, unit
        known = state.applies is True and state.decided
        yield _Part(weight, lo, hi, unit, state.applies, (lo, unit) if known else None, int(known), 1)
    for name in scale.scales:
        below = scores[name]
        weight = scale.weights.get(name, 1)
        lo, hi = (0, FULL) if below.applies is None else (below.lo, below.hi)
        point = None if below.point is None or below.applies is not True else (below.point, FULL)
        yield _Part(weight, lo, hi, FULL, below.applies, point, below.known, below.total)


def _points(question: Question, state: State) -> tuple[int, int, int]:
    """Lowest and highest still possible above the question's own lowest, and its whole span."""
    points = {o.id: o.points or 0 for o in question.options}
    if isinstance(state, Multiple):
        return sum(points[o] for o in state.chosen), sum(points[o] for o in state.possible), sum(points.values())
    assert isinstance(state, Single)  # noqa: S101 - the loader lets only choice questions count
    least = min(points.values())
    possible = [points[o] for o in state.possible]
    return min(possible) - least, max(possible) - least, max(points.values()) - least


def _score(scale: Scale, parts: list[_Part]) -> Score:
    there = [p for p in parts if p.applies is not False]
    if not there:
        return Score(0, 0, False)
    applies: Truth = True if any(p.applies for p in there) else None
    lo = _combined(scale, parts, [(p, p.lo, p.unit) for p in there])
    hi = _combined(scale, parts, [(p, p.hi, p.unit) for p in there])
    sure = [(p, *p.point) for p in there if p.point is not None]
    enough = sum(p.weight for p, _, _ in sure) * 100 >= scale.min_known * sum(p.weight for p in there)
    point = None
    if sure and enough:
        gone = [p for p in parts if p.applies is False]
        point = min(max(_combined(scale, [*gone, *(p for p, _, _ in sure)], sure), lo), hi)
    bands = (
        [max((b.from_, b.id) for b in scale.bands if b.from_ * 100 <= v)[1] for v in (lo, hi)] if scale.bands else []
    )
    band = bands[0] if bands and bands[0] == bands[1] else None
    return Score(lo, hi, applies, point, sum(p.known for p in there), sum(p.total for p in there), band)


def _combined(scale: Scale, parts: list[_Part], values: list[tuple[_Part, int, int]]) -> int:
    """The scale's method over ``value/unit`` of each part that applies, in basis points."""
    if scale.method == "min":
        return min(_half_up(value * FULL, unit) for _, value, unit in values)
    common = lcm(*(unit for _, _, unit in values))
    total = sum(p.weight * value * (common // unit) for p, value, unit in values)
    # A mean is over what applies; in a sum, what does not apply earns nothing.
    counted_in = [p for p, _, _ in values] if scale.method == "mean" else parts
    return _half_up(total * FULL, common * sum(p.weight for p in counted_in))


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
