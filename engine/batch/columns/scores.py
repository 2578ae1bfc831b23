"""Scores in columns: ``engine.evaluate.score``, of every practice at once, by integer arithmetic.

Every value is a whole number of the scale's common unit, so a total is a plain sum. A question earns its
points where a value was given, nothing where not; what is unknown could still earn all of its span.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd, lcm
from typing import Any

import numpy as np

from engine.batch.columns.bits import Bits, Numbers, Rows, Truths, packed
from engine.batch.columns.states import States
from engine.evaluate.score import FULL
from engine.model import Model
from engine.model.questionnaire import Question, Scale

ENTRIES = 1 << 13
"""A mean with no more outcomes than this is looked up, which is quicker than dividing."""


@dataclass(frozen=True, slots=True)
class Scores:
    """One scale: basis points, lowest and highest; they mean nothing where the scale does not apply."""

    rows: Rows
    lo: Numbers
    hi: Numbers
    applies: Truths

    def at_least(self, limit: int) -> tuple[Bits, Bits]:
        """Where the score surely reaches a limit, and where it surely does not, if the scale applies."""
        return packed(self.lo >= limit), packed(self.hi < limit)


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that a scale counts: ``earned`` surely, and perhaps ``perhaps`` times ``step`` more.

    Both are 0 where it does not apply.
    """

    earned: Numbers
    perhaps: Numbers
    step: int
    applies: Truths


class Points:
    """What each question earns, worked out once for all scales that count it."""

    def __init__(self, states: Mapping[str, States]) -> None:
        self.states = states
        self._parts: dict[str, _Part] = {}

    def of(self, question: Question) -> _Part:
        """Points above the question's own lowest; all of its span is possible where nothing is known."""
        if question.id not in self._parts:
            state = self.states[question.id]
            points, span = _worth(question)
            earned = np.zeros(state.rows.count, _holding(span))
            for name, worth in points.items():
                if worth:
                    chosen = state.rows.unpacked(state.option(name))
                    earned += chosen if worth == 1 else chosen * earned.dtype.type(worth)
            unknown = state.rows.unpacked(~(state.value | state.applies.no))
            self._parts[question.id] = _Part(earned, unknown, span, state.applies)
        return self._parts[question.id]


class Scorer:
    """One scale with all about it that no answer changes."""

    def __init__(self, model: Model, scale: Scale) -> None:
        self.scale = scale
        self.questions = model.counted(scale)
        self.weights = [scale.weights.get(q.id, q.weight) for q in self.questions]
        self.weights += [scale.weights.get(name, 1) for name in scale.scales]
        self.spans = [_worth(q)[1] for q in self.questions] + [FULL] * len(scale.scales)
        self.weight, self.common = sum(self.weights), lcm(*self.spans)
        self.most = self.weight * self.common
        self._means: dict[bool, Numbers | None] = {}

    def scores(self, rows: Rows, points: Points, below: Mapping[str, Scores]) -> Scores:
        """The scale's scores, from the questions it counts or the scales below it."""
        parts = [points.of(q) for q in self.questions] + [_of_scale(below[name]) for name in self.scale.scales]
        applies = Truths(rows.join([p.applies.yes for p in parts]), rows.meet([p.applies.no for p in parts]))
        lo, hi = self._lowest(parts, rows) if self.scale.method == "min" else self._mean(parts, rows)
        return Scores(rows, lo, hi, applies)

    def _mean(self, parts: Sequence[_Part], rows: Rows) -> tuple[Numbers, Numbers]:
        """The weighted mean over what applies; a ``sum`` counts what does not apply as earning nothing."""
        whole = list(zip(self.weights, self.spans, parts, strict=True))
        gone = [(w, 1, rows.unpacked(p.applies.no)) for w, _, p in whole if p.applies.no is not rows.none]
        varies = self.scale.method == "mean" and bool(gone)
        if varies not in self._means:
            self._means[varies] = self._table(varies)
        table = self._means[varies]
        dtype = _holding(self.most * (2 * FULL + 1) if table is None else self.most * (self.weight + 2))
        lo = _total(dtype, rows, [(w * (self.common // span), span, p.earned) for w, span, p in whole])
        hi = lo + _total(
            dtype, rows, [(w * (self.common // span) * p.step, span // p.step, p.perhaps) for w, span, p in whole]
        )
        there: Any = self.weight
        if varies:
            there = self.weight - _total(dtype, rows, gone)
        if table is None:
            return _half_up(lo, self.common, there), _half_up(hi, self.common, there)
        if varies:
            there *= self.most + 1
            lo += there
            hi += there
        return table.take(lo, mode="clip"), table.take(hi, mode="clip")

    def _table(self, varies: bool) -> Numbers | None:
        """Every mean there can be: by weight that applies, if that varies, and by total."""
        weights = np.arange(self.weight + 1) if varies else np.array([self.weight])
        if len(weights) * (self.most + 1) > ENTRIES:
            return None
        return _half_up(np.arange(self.most + 1), self.common, weights[:, None]).reshape(-1)

    def _lowest(self, parts: Sequence[_Part], rows: Rows) -> tuple[Numbers, Numbers]:
        """The lowest of what applies."""
        lo = hi = np.full(rows.count, FULL, np.int16)
        for part, span in zip(parts, self.spans, strict=True):
            dtype = _holding((2 * FULL + 1) * span)
            gone = rows.unpacked(part.applies.no) * np.int16(FULL)
            earned = part.earned.astype(dtype)
            most = earned + part.perhaps * dtype.type(part.step)
            lo = np.minimum(lo, np.maximum(_half_up(earned, span, 1), gone))
            hi = np.minimum(hi, np.maximum(_half_up(most, span, 1), gone))
        return lo, hi


def _worth(question: Question) -> tuple[dict[str, int], int]:
    """Points of each option above the question's lowest, and the whole span."""
    points = {o.id: o.points or 0 for o in question.options}
    if question.kind == "multiple":
        return points, sum(points.values())
    least = min(points.values())
    return {name: p - least for name, p in points.items()}, max(points.values()) - least


def _of_scale(score: Scores) -> _Part:
    """A scale of which it is open whether it applies, counts as unknown."""
    rows, applies = score.rows, score.applies
    if applies.yes is rows.every:
        return _Part(score.lo, score.hi - score.lo, 1, applies)
    sure, open_ = rows.unpacked(applies.yes), rows.unpacked(~(applies.yes | applies.no))
    lo = score.lo * sure
    return _Part(lo, score.hi * sure - lo + open_ * np.int16(FULL), 1, applies)


def _total(dtype: np.dtype[Any], rows: Rows, terms: Sequence[tuple[int, int, Numbers]]) -> Numbers:
    """The sum of ``factor`` times values up to ``largest``; those with one factor are added up narrow first."""
    total = np.zeros(rows.count, dtype)
    for factor in {factor for factor, _, _ in terms}:
        same = [(largest, values) for f, largest, values in terms if f == factor]
        narrow = same[0][1] if len(same) == 1 else np.zeros(rows.count, _holding(sum(most for most, _ in same)))
        for _, values in same if len(same) > 1 else []:
            narrow += values
        total += narrow if factor == 1 else np.multiply(narrow, factor, dtype=dtype)
    return total


def _half_up(total: Numbers, common: int, weight: Any) -> Numbers:
    """``total / (common * weight)`` in basis points, rounded half up. Weight 0: nothing applies, anything goes."""
    shared = gcd(2 * FULL, common)
    divisor = (weight if isinstance(weight, int) else np.maximum(weight, 1)) * (common // shared)
    # (2 * FULL * total / (common * weight) + 1) // 2 over one denominator.
    return ((total * (2 * FULL // shared) + divisor) // (2 * divisor)).astype(np.int16)


def _holding(largest: int) -> np.dtype[Any]:
    """The narrowest whole numbers that hold this; Python's own where no machine word does."""
    for dtype in (np.uint8, np.int16, np.int32, np.int64):
        if largest <= np.iinfo(dtype).max:
            return np.dtype(dtype)
    return np.dtype(object)
