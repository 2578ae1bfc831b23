"""A score as a bar: solid up to the lowest, hatched up to the highest, a dot where it stands so far."""

from markupsafe import Markup

from engine.evaluate.score import FULL, Score
from engine.model.questionnaire import Scale
from engine.page.drawing import Drawing, shape
from engine.words.dutch import percent, percents
from engine.words.phrases import band, tone

WIDTH, HEIGHT, THICK = 420, 20, 12
_TOP = (HEIGHT - THICK) // 2


def score_bar(scale: Scale, score: Score) -> Drawing:
    """One scale's score in its band's colour, with gaps where the next band begins."""
    marks = [one.from_ * 100 for one in scale.bands[1:]]
    made = _bar(score.lo, score.hi, tone(scale, score), marks)
    if score.point is not None and score.lo < score.hi:
        made += shape("circle", "point", cx=_part(score.point), cy=HEIGHT / 2, r=6)
    return Drawing(_told(scale, score), WIDTH, HEIGHT, made, fluid=True)


def plain_bar(text: str, lo: int, hi: int) -> Drawing:
    """An interval without bands."""
    return Drawing(text, WIDTH, HEIGHT, _bar(lo, hi, "none", []), fluid=True)


def _bar(lo: int, hi: int, look: str, marks: list[int]) -> Markup:
    solid = "middle" if look == "open" else look
    made = shape("rect", "track", x=0, y=_TOP, width="100%", height=THICK, rx=3)
    if lo:
        made += shape("rect", solid, x=0, y=_TOP, width=_part(lo), height=THICK, rx=3)
    if lo < hi:
        made += shape("rect", "open", x=_part(lo), y=_TOP, width=_part(hi - lo), height=THICK)
    for mark in marks:
        made += shape("line", "bound", x1=_part(mark), x2=_part(mark), y1=_TOP, y2=_TOP + THICK)
    return made


def _part(points: int) -> str:
    return f"{points / FULL * 100:.2f}%"


def _told(scale: Scale, score: Score) -> str:
    if score.lo == score.hi:
        said = f"{scale.title}: {percent(score.lo)}"
    else:
        said = f"{scale.title}: ergens van {percents(score.lo, score.hi)}, nog open"
        said += f"; tot nu toe {percent(score.point)}" if score.point is not None else ""
    return f"{said}. {band(scale, score)}." if scale.bands else f"{said}."
