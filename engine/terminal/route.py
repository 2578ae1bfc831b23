"""The route on screen: at a glance, then what to do now, then the rest."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.plan.meeting import name_of
from engine.plan.route import Route, Step
from engine.plan.words import span, takes, tied, when
from engine.terminal.closing import next_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, GREEN, GREY, SEVERITY
from engine.terminal.timeline import QUARTER, timeline_lines
from engine.text import listed
from engine.words.dutch import capital, count, kind
from engine.words.effort import effort, weight

PHASES = (("Nu", 4), ("Daarna", QUARTER), ("Later", None))
"""What begins up to which week."""
DETAILED = 5
"""How many steps are told in full."""
LISTED = 8
"""How many more of each phase are named in a line."""
ASSUMED = (
    "Waar de bron geen looptijd noemt, rekenen wij een week voor een stap, of twee als het veel werk is. Er lopen "
    "twee of drie stappen tegelijk. Schuif gerust."
)
_EXTRA = {"Wie", "Nodig uit", "Neem mee"}
"""Facts of an item that a planner wants here."""


def show_route(console: Console, route: Route, full: bool = False, file: str = "BESTAND") -> None:
    """Print the route. ``full``: every step with all its facts; ``file``: as named in the next commands."""
    sheet = page(console)
    version = ink(f"Paraat {route.model.manifest.version}", GREY)
    made = [Text(), *sheet.spread(line((route.practice, "bold")), version)]
    if not route.steps:
        made += [Text(), *sheet.wrap("Er staat nu niets op de route. Vul meer vragen in, of kijk in het rapport.")]
        sheet.show(made + next_lines(sheet, [(f"paraat report {file}", "het advies bekijken")]))
        return
    about = f"Jullie route: {count(len(route.steps), 'stap', 'stappen')}, {span(route)}"
    made += sheet.wrap(ink(about, GREY))
    if not sheet.plain:
        made += [*sheet.heading("In één oogopslag"), *timeline_lines(sheet, route)]
    told, first = 0, 1
    for title, last in PHASES:
        steps = [step for step in route.steps if step.week >= first and (last is None or step.week <= last)]
        if steps:
            weeks = f"vanaf week {first}" if last is None else f"week {first} tot en met {last}"
            made += sheet.heading(title, weeks)
            detailed = len(steps) if full else max(min(DETAILED - told, len(steps)), 0)
            made += _phase(sheet, route, steps, detailed, full, file)
            told += detailed
        first = (last or 0) + 1
    if any(step.slot.assumed for step in route.steps):
        made += [Text(), Text(), *sheet.wrap(ink(ASSUMED, GREY))]
    sheet.show(made + _closing(sheet, route, file, full))


def _phase(sheet: Page, route: Route, steps: Sequence[Step], detailed: int, full: bool, file: str) -> Lines:
    made: Lines = []
    for step in steps[:detailed]:
        made += [Text()] if made else []
        made += _title(sheet, step, "bold")
        made += _about(sheet, step)
        made += sheet.facts(_rows(route, step, file), "      ")
    rest = steps[detailed:]
    made += [Text()] if made and rest else []
    for step in rest if full else rest[:LISTED]:
        made += _title(sheet, step)
    if not full and len(rest) > LISTED:
        made += sheet.wrap(ink(f"en nog {len(rest) - LISTED}: zie --full", GREY), "      ")
    return made


def _title(sheet: Page, step: Step, style: str = "") -> Lines:
    """The number and the title, with the days at the end of the line."""
    day = when(step, short=True)
    star = f"{sheet.signs.star} " if step.quick_win and not style else ""
    title = line((star, f"bold {GREEN}"), (step.item.title, style))
    head = line((f"{step.number:>4}  ", f"bold {ACCENT}" if style else GREY))
    made = sheet.wrap(title, head, width=sheet.width - 18)
    made[0].append(day.rjust(sheet.width - made[0].cell_len), GREY)
    return made


def _about(sheet: Page, step: Step) -> Lines:
    about = Text()
    if step.severity:
        sign = getattr(sheet.signs, step.severity)
        about.append_text(
            line((f"{sign} {step.severity} risico", SEVERITY[step.severity]), (f" {sheet.signs.dot} ", GREY))
        )
    about.append_text(line((f"{kind(step.item.kind)} {sheet.signs.dot} {step.item.id}", GREY)))
    if step.quick_win:
        about.append_text(line((f"  {sheet.signs.star} snel resultaat", f"bold {GREEN}")))
    else:
        about.append_text(line(*((f" {sheet.signs.dot} {text.lower()}", GREY) for _, text in weight(step.item))))
    return sheet.wrap(about, "      ")


def _rows(route: Route, step: Step, file: str) -> list[tuple[str, str]]:
    model, item = route.model, step.item
    facts = dict(effort(item))
    rows = [("Duur", capital(takes(step)))] if takes(step) else []
    if step.anchor is not None:
        rows.append(("Wanneer", capital(tied(step.anchor))))
    elif item.timing:
        rows.append(("Wanneer", item.timing))
    if step.after:
        rows.append(("Pas na", f"nr. {listed(map(str, step.after))}"))
    rows += [(name, text) for name, text in facts.items() if name in _EXTRA]
    if item.result:
        rows.append(("Levert op", item.result))
    reasons = [f"{model.rule[name].title} ({name})" for name in step.reasons[:2]]
    reasons += [f"en nog {len(step.reasons) - 2}"] if len(step.reasons) > 2 else []
    rows.append(("Waarom", "; ".join(reasons)))
    if step.parts:
        named = [f"{model.item[name].title} ({name})" for name in step.parts[:3]]
        named += [f"en nog {len(step.parts) - 3}"] if len(step.parts) > 3 else []
        rows.append(("Daarin", "; ".join(named)))
    for meeting in step.meetings:
        if meeting.agenda:
            rows.append(("Agenda", f"paraat plan {file} --meeting {name_of(meeting)}"))
    return rows


def _closing(sheet: Page, route: Route, file: str, full: bool) -> Lines:
    names = [name_of(meeting) for step in route.steps for meeting in step.meetings if meeting.agenda]
    rows = [(f"paraat plan {file} --meeting {name}", "de agenda van die bijeenkomst") for name in names[:2]]
    rows += [] if route.start else [(f"paraat plan {file} --start DATUM", "met datums, bijvoorbeeld 2027-01-11")]
    rows += [] if full else [(f"paraat plan {file} --full", "elke stap helemaal")]
    rows.append((f"paraat catalogue {route.steps[0].item.id}", "alles over een stap"))
    return next_lines(sheet, rows)
