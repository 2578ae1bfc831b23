"""A ladder as stairs, the first rung at the bottom."""

from markupsafe import Markup

from engine.evaluate.assessment import Assessment
from engine.evaluate.state import Truth
from engine.model.questionnaire import Ladder, Rung
from engine.page.drawing import Drawing, folded, shape, words
from engine.words.dutch import percents
from engine.words.phrases import level_text, rung_score

WIDTH, STEP, TREAD = 420, 46, 30
_LOOKS = {True: "held", False: "not", None: "open"}


def stairs(found: Assessment, ladder: Ladder) -> Drawing:
    """Every rung with whether it holds. A rung counts only above rungs that hold."""
    level, top = found.levels[ladder.id], len(ladder.rungs)
    tread = min(TREAD, 140 // top)
    made, told = Markup(""), []
    for i, rung in reversed(list(enumerate(ladder.rungs))):
        holds = level.rungs[i]
        status = rung_status(found, rung, holds, counts=i < level.lo)
        look = "held" if i < level.lo else "open" if i < level.hi else "not"
        made += _rung(1 + tread * i, 1 + STEP * (top - 1 - i), f"{i + 1}  {rung.title}", status, look, holds)
        told.append(f"trede {i + 1}, {rung.title}: {status}")
    text = f"{ladder.title}: {level_text(found, ladder)}. {'; '.join(reversed(told))}."
    return Drawing(text, WIDTH, STEP * top + 2, made)


def _rung(x: float, y: float, title: str, status: str, look: str, holds: Truth) -> Markup:
    wide = WIDTH - 1 - x
    made = shape("rect", f"rung-{look}", x=x, y=y, width=wide, height=STEP - 5, rx=4)
    made += words("name", x + 12, y + 18, folded(title, wide - 50, 14, most=1)[0])
    made += words("small", x + 12, y + 33, status)
    return made + _sign(WIDTH - 24, y + 20, holds)


def _sign(x: float, y: float, holds: Truth) -> Markup:
    look = f"sign-{_LOOKS[holds]}"
    if holds is None:
        return shape("circle", look, cx=x, cy=y, r=6.5)
    if holds:
        return shape("path", look, d=f"M {x - 7} {y} l 5 5 l 9 -10")
    return shape("path", look, d=f"M {x - 5} {y - 5} l 10 10 m 0 -10 l -10 10")


def rung_status(found: Assessment, rung: Rung, holds: Truth, counts: bool) -> str:
    """Whether a rung holds, with its score; ``counts``: all rungs below it hold too."""
    held = "gehaald" if counts else "op peil, maar telt nog niet"
    text = {True: held, False: "nog niet gehaald", None: "nog open"}[holds]
    asked = rung_score(found, rung)
    if asked is None or asked[0].applies is False:
        return text
    return f"{text}: {percents(asked[0].lo, asked[0].hi)}{'' if holds else f', nodig {asked[1]}%'}"
