"""A chart as tiles: warm is low, cool is high. A tile of two colours is still open: its lowest and its highest."""

from collections.abc import Sequence

from markupsafe import Markup

from engine.evaluate.score import FULL, Score
from engine.model.questionnaire import Scale
from engine.page.drawing import Drawing, folded, path, shape, words
from engine.words.dutch import percents

WIDTH, GAP, MOST = 420, 12, 4
TILE, LINE = 30, 15
SHADES = 5


def heat(title: str, scales: Sequence[tuple[Scale, Score]]) -> Drawing:
    """A tile for each scale, with its name and its interval below it."""
    across = min(MOST, len(scales)) if len(scales) != MOST + 1 else 3
    wide = (WIDTH - 1 - GAP * (across - 1)) / across
    names = [folded(scale.short, wide, 12) for scale, _ in scales]
    made, top = Markup(""), 1.0
    for start in range(0, len(scales), across):
        row = range(start, min(start + across, len(scales)))
        for i in row:
            made += _tile(0.5 + (i - start) * (wide + GAP), top, wide, names[i], scales[i][1])
        top += TILE + LINE * (1 + max(len(names[i]) for i in row)) + 14
    told = "; ".join(f"{scale.short} {_value(score)}" for scale, score in scales)
    return Drawing(f"Warmtekaart: {title}. {told}.", WIDTH, int(top - 8), made)


def _tile(x: float, y: float, wide: float, name: list[str], score: Score) -> Markup:
    made = Markup("")
    if score.applies is not False:
        made += shape("rect", _shade(score.lo), x=x, y=y, width=wide, height=TILE)
        if _shade(score.lo) != _shade(score.hi):
            corner = [(x + wide, y), (x + wide, y + TILE), (x, y + TILE)]
            made += shape("polygon", _shade(score.hi), points=path(corner))
    made += shape("rect", "edge" if score.applies else "edge-open", x=x, y=y, width=wide, height=TILE)
    made += words("value", x, y + TILE + LINE, _value(score))
    for i, line in enumerate(name):
        made += words("small", x, y + TILE + LINE * (2 + i), line)
    return made


def _shade(points: int) -> str:
    return f"heat{min(points * SHADES // FULL, SHADES - 1)}"


def _value(score: Score) -> str:
    return "n.v.t." if score.applies is False else percents(score.lo, score.hi)
