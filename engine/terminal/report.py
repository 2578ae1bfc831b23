"""The report on screen, from the verdict to the next command."""

from datetime import date

from rich.console import Console
from rich.text import Text

from engine.evaluate.score import FULL
from engine.goal.words import next_rung
from engine.model.questionnaire import Chart, Ladder
from engine.outcome.report import Report
from engine.terminal.bars import bars
from engine.terminal.closing import next_lines
from engine.terminal.findings import first_lines, risk_lines, strength_lines, verdict_lines
from engine.terminal.ladder import ladder_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.questions import asking_lines, telling_lines
from engine.terminal.respondents import respondent_lines
from engine.terminal.screen import ACCENT, GREY, VIOLET
from engine.terminal.spider import Axis, fits, spider
from engine.terminal.steps import step_lines
from engine.words.dutch import count, day

SIDE_BY_SIDE = 130
"""From this many columns the diagram stands beside its bars."""


def show_report(
    console: Console, report: Report, full: bool = False, updated: date | None = None, file: str = "BESTAND"
) -> None:
    """Print the report. ``full``: also what is less pressing; ``file``: as named in the next commands."""
    sheet = page(console)
    model = report.assessment.model
    made = [*header_lines(sheet, report, updated), *respondent_lines(sheet, report, file)]
    for family in model.manifest.verdicts:
        made += verdict_lines(sheet, report, family)
    made += first_lines(sheet, report)
    for chart in model.manifest.charts:
        made += chart_lines(sheet, report, chart)
    for ladder in model.ladders:
        if ladder.average is None or report.assessment.scores[ladder.average].applies:
            made += [*sheet.heading(ladder.title), *ladder_lines(sheet, report.assessment, ladder)]
            made += next_rung_lines(sheet, report, ladder, file)
    made += risk_lines(sheet, report, full)
    made += step_lines(sheet, report, full)
    made += strength_lines(sheet, report, full)
    made += telling_lines(sheet, report)
    made += asking_lines(sheet, report)
    made += closing_lines(sheet, report, file, full)
    sheet.show(made)


def header_lines(sheet: Page, report: Report, updated: date | None) -> Lines:
    """Whose report this is, from when, and how much of it is known."""
    manifest = report.assessment.model.manifest
    progress = report.assessment.sheet.progress()
    done = progress.answered + progress.not_applicable
    dated = f" {sheet.signs.dot} {day(updated)}" if updated else ""
    made_with = ink(f"Paraat {manifest.version}{dated}", GREY)
    made = [Text(), *sheet.spread(line((report.practice, "bold")), made_with)]
    made += sheet.wrap(ink(manifest.title, GREY))
    if not sheet.plain and progress.total:
        answered = FULL * done // progress.total
        aware = FULL * (done + progress.dont_know) // progress.total
        made.append(_thread(sheet, answered, aware))
    told = [f"{done + progress.dont_know} van {count(progress.total, 'vraag', 'vragen')} beantwoord"]
    told += [f"{progress.dont_know} keer ‘weet ik niet’"] if progress.dont_know else []
    told += [f"{progress.not_applicable} keer niet van toepassing"] if progress.not_applicable else []
    return [*made, *sheet.wrap(ink(f" {sheet.signs.dot} ".join(told), GREY))]


def _thread(sheet: Page, answered: int, aware: int) -> Text:
    """How far the questions are: answered, answered with "weet ik niet", and still blank."""
    ends = [sheet.width * part // FULL for part in (answered, aware, FULL)]
    widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    thread, thin = sheet.signs.thread, sheet.signs.line
    return line((thread * widths[0], ACCENT), (thread * widths[1], VIOLET), (thin * widths[2], GREY))


def chart_lines(sheet: Page, report: Report, chart: Chart) -> Lines:
    """A chart's scales as a spider diagram with bars beside it or below it; nothing while none surely applies."""
    model, found = report.assessment.model, report.assessment
    scales = [(model.scale[name], found.scores[name]) for name in chart.scales]
    if not any(score.applies for _, score in scales):
        return []
    axes = [Axis(scale.short, score) for scale, score in scales]
    if sheet.plain or not fits(axes):
        return [*sheet.heading(chart.title), *bars(sheet, scales)]
    if sheet.wide < SIDE_BY_SIDE:
        return [*sheet.heading(chart.title), *spider(sheet, axes), Text(), *bars(sheet, scales)]
    left = sheet.wide // 2 - 2
    right = bars(sheet, scales, sheet.wide - left - 2)
    return [
        *sheet.heading(chart.title, width=sheet.wide),
        *sheet.beside(spider(sheet, axes, left), right, left + 2),
    ]


def next_rung_lines(sheet: Page, report: Report, ladder: Ladder, file: str) -> Lines:
    """The smallest step to the next rung, and where to read more."""
    told = next_rung(report.assessment, ladder)
    if told is None:
        return []
    level = report.assessment.levels[ladder.id].lo + 1
    name = "Meer daarover" if told else f"Zo komen jullie op trede {level}"
    more = line((f"{name}: paraat plan {file} --goal {ladder.id}={level}", GREY))
    return [Text(), *(sheet.wrap(told, "  ") if told else []), *sheet.wrap(more, "  ")]


def closing_lines(sheet: Page, report: Report, file: str, full: bool) -> Lines:
    """What to type next."""
    rules = [f.rule.id for f in report.findings if f.status == "fires" and f.rule.kind != "fact"]
    items = [step.item.id for step in report.advice]
    rows = [(f"paraat explain {file} {rules[0] if rules else 'ID'}", "waarom dit er staat")]
    rows += [(f"paraat plan {file}", "wat je wanneer doet")] if items else []
    rows += [(f"paraat catalogue {items[0] if items else 'ID'}", "alles over een stap of werkvorm")]
    rows += [(f"paraat report {file} --format html -o rapport.html", "om rond te delen of af te drukken")]
    rows += [(f"paraat assess {file}", "verder invullen")]
    rows += [] if full else [(f"paraat report {file} --full", "alles, ook wat minder dringend is")]
    return next_lines(sheet, rows)
