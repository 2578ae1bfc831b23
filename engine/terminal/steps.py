"""The recommended steps and workforms, in the order to take them up."""

from rich.text import Text

from engine.outcome.advice import Recommendation
from engine.outcome.report import DETAILED, Report
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREEN, GREY
from engine.text import listed
from engine.words.dutch import kind
from engine.words.effort import Row, effort

LISTED = 12
"""How many more are named in a line each."""
PARTS = 3
"""How many parts of a step are named."""


def step_lines(page: Page, report: Report, full: bool) -> Lines:
    """What to take up, numbered in order."""
    if not report.advice:
        return []
    made = page.heading("Stappen en werkvormen, op volgorde", f"{page.signs.star} = snel resultaat")
    shown = report.advice if full else report.advice[:DETAILED]
    places = {step.item.id: step.priority for step in report.advice}
    for i, step in enumerate(shown):
        made += [Text()] if i else []
        made += _title(page, step)
        made += page.wrap(step.item.summary, "      ")
        made += page.facts(_rows(report, step, places, full), "      ")
    rest = report.advice[len(shown) :]
    made += [Text()] if rest else []
    for step in rest[:LISTED]:
        made += _short(page, step)
    if len(rest) > LISTED:
        made += page.wrap(ink(f"en nog {len(rest) - LISTED}: zie --full", GREY), "      ")
    return made


def _title(page: Page, step: Recommendation) -> Lines:
    made = page.wrap(ink(step.item.title, "bold"), line((f"{step.priority:>4}  ", f"bold {ACCENT}")))
    about = line((f"{kind(step.item.kind)} {page.signs.dot} {step.item.id}", GREY))
    if step.quick_win:
        about.append_text(line((f"  {page.signs.star} snel resultaat", f"bold {GREEN}")))
    return [*made, *page.wrap(about, "      ")]


def _short(page: Page, step: Recommendation) -> Lines:
    mark = f"{page.signs.star} " if step.quick_win else "  "
    number = line((f"{step.priority:>4}  ", GREY), (mark, f"bold {GREEN}"))
    return page.wrap(line(step.item.title, (f"  {step.item.id}", GREY)), number)


def _rows(report: Report, step: Recommendation, places: dict[str, int], full: bool) -> list[Row]:
    model = report.assessment.model
    rows = list(effort(step.item))
    direct = [name for name in step.item.after if name in places] or list(step.after)
    if direct:
        numbers = [str(number) for number in sorted(places[name] for name in direct)]
        rows.append(("Pas na", f"nr. {listed(numbers)}"))
    reasons = [f"{model.rule[name].title} ({name})" for name in step.reasons[:2]]
    if len(step.reasons) > 2:
        reasons.append(f"en nog {len(step.reasons) - 2}")
    rows.append(("Waarom", "; ".join(reasons)))
    if step.parts:
        named = [f"{model.item[name].title} ({name})" for name in step.parts[: None if full else PARTS]]
        named += [f"en nog {len(step.parts) - len(named)}"] if len(step.parts) > len(named) else []
        rows.append(("Daarin", "; ".join(named)))
    return rows
