"""The scores of a report on paper: charts, bars and ladders."""

from engine.evaluate.score import FULL, Score
from engine.goal.words import next_rung
from engine.model import questionnaire as models
from engine.outcome.report import Report
from engine.page.bar import plain_bar, score_bar
from engine.page.heat import heat
from engine.page.paper import Bar, Chart, Ladder, Rung
from engine.page.spider import fits, spider
from engine.page.stairs import rung_status, stairs
from engine.words.dutch import count
from engine.words.phrases import average_text, band, difference, figure, level_text


def chart_of(report: Report, chart: models.Chart) -> Chart | None:
    """Nothing while none of its scales surely applies."""
    found = report.assessment
    scales = [(found.model.scale[name], found.scores[name]) for name in chart.scales]
    if not any(score.applies for _, score in scales):
        return None
    drawn = spider(chart.title, scales) if fits(scales) else None
    return Chart(chart.id, chart.title, heat(chart.title, scales), drawn, tuple(_bar(*one) for one in scales))


def _bar(scale: models.Scale, score: Score) -> Bar:
    told = scale.short.casefold() in scale.title.casefold()[: len(scale.short)]
    name, title = (scale.title, "") if told else (scale.short, scale.title)
    if score.applies is False:
        return Bar(name, title, "n.v.t.", "niet van toepassing")
    known = f"{score.known} van {count(score.total, 'vraag', 'vragen')} bekend"
    words = band(scale, score) if scale.bands else ""
    return Bar(name, title, figure(score), words, known, score.lo, score.hi, score_bar(scale, score))


def ladder_of(report: Report, ladder: models.Ladder) -> Ladder | None:
    """Nothing where the average does not surely apply."""
    found, top = report.assessment, len(ladder.rungs)
    if ladder.average is not None and not found.scores[ladder.average].applies:
        return None
    level = found.levels[ladder.id]
    bars = [_plain_bar("Niveau", level_text(found, ladder), FULL * level.lo // top, FULL * level.hi // top)]
    if ladder.average is not None:
        score = found.scores[ladder.average]
        bars.append(_plain_bar("Gemiddeld", average_text(score, top), score.lo, score.hi))
    rungs = tuple(
        Rung(i, rung.title, rung_status(found, rung, level.rungs[i - 1], counts=i <= level.lo))
        for i, rung in enumerate(ladder.rungs, 1)
    )
    drawn = stairs(found, ladder)
    reasons = tuple(filter(None, (difference(found, ladder), next_rung(found, ladder))))
    return Ladder(ladder.id, ladder.title, rungs, drawn, tuple(bars), reasons)


def _plain_bar(name: str, text: str, lo: int, hi: int) -> Bar:
    return Bar(name, "", text, lo=lo, hi=hi, drawing=plain_bar(f"{name}: {text}", lo, hi))
