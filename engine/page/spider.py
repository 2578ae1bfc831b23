"""A spider diagram: what is sure as a filled shape, what is still open as a hatched rim around it."""

from collections.abc import Sequence
from math import cos, pi, sin

from markupsafe import Markup

from engine.evaluate.score import FULL, Score
from engine.model.questionnaire import Scale
from engine.page.drawing import Drawing, folded, path, shape, words
from engine.words.phrases import figure

FEWEST, MOST = 3, 10
RINGS = (2500, 5000, 7500, FULL)
WIDTH, RADIUS, ABOVE, LINE = 420, 112, 46, 16
_CENTRE = (WIDTH / 2, ABOVE + RADIUS)

Axes = Sequence[tuple[Scale, Score]]


def fits(axes: Axes) -> bool:
    """Enough axes for a shape, and not too many to read."""
    return sum(score.applies is not False for _, score in axes) >= FEWEST and len(axes) <= MOST


def spider(title: str, axes: Axes) -> Drawing:
    """The diagram with its labels; the dots are the scores so far."""
    many = len(axes)
    made = Markup("")
    for ring in RINGS:
        look = "grid-edge" if ring == FULL else "grid"
        made += shape("polygon", look, points=path(_at(i, many, ring) for i in range(many)))
    for i in range(many):
        made += _line("grid", _at(i, many, 0), _at(i, many, FULL))
    there = [(i, score) for i, (_, score) in enumerate(axes) if score.applies is not False]
    high, low = ([_at(i, many, getattr(score, end)) for i, score in there] for end in ("hi", "lo"))
    if high != low:
        made += shape("path", "maybe", d=f"M {path(high)} Z M {path(low)} Z", fill_rule="evenodd")
    made += shape("polygon", "sure", points=path(low))
    for i, score in there:
        if score.lo < score.hi:
            made += _line("span", _at(i, many, score.lo), _at(i, many, score.hi))
    for i, score in there:
        if score.point is not None:
            x, y = _at(i, many, score.point)
            made += shape("circle", "point", cx=x, cy=y, r=5)
    for i, (scale, score) in enumerate(axes):
        made += _label(i, many, scale.short, figure(score))
    told = "; ".join(f"{scale.short} {figure(score)}" for scale, score in axes)
    return Drawing(f"Spinnenwebdiagram: {title}. {told}.", WIDTH, 2 * (RADIUS + ABOVE), made)


def _at(axis: int, many: int, points: int) -> tuple[float, float]:
    """The place of a value in basis points; the first axis goes straight up."""
    angle, far = 2 * pi * axis / many, RADIUS * points / FULL
    return _CENTRE[0] + sin(angle) * far, _CENTRE[1] - cos(angle) * far


def _line(look: str, start: tuple[float, float], end: tuple[float, float]) -> Markup:
    return shape("line", look, x1=start[0], y1=start[1], x2=end[0], y2=end[1])


def _label(axis: int, many: int, text: str, value: str) -> Markup:
    x, y = _at(axis, many, FULL)
    across = (x - _CENTRE[0]) / RADIUS
    if abs(across) < 0.1:
        lines = [*folded(text, WIDTH * 0.6, 13, most=1), value]
        top = y - 10 - LINE if y < _CENTRE[1] else y + 20
        anchor = "middle"
    else:
        room = WIDTH - x - 10 if across > 0 else x - 10
        lines = [*folded(text, room, 13), value]
        top = y - (len(lines) - 1) * LINE / 2 + 4
        x, anchor = (x + 10, "start") if across > 0 else (x - 10, "end")
    made = Markup("")
    for i, line in enumerate(lines):
        made += words("value" if i == len(lines) - 1 else "label", x, top + i * LINE, line, anchor)
    return made
