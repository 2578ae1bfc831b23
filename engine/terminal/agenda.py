"""A meeting on screen: the agenda to hand out, then all that whoever leads it needs."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.model.ruleset import Item
from engine.plan.agenda import Agenda
from engine.plan.filling import Part
from engine.plan.meeting import name_of
from engine.plan.words import facts, grouped, remarks
from engine.terminal.closing import next_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, GREY
from engine.text import listed
from engine.words.dutch import capital, duration, moment, period


def show_agenda(console: Console, agenda: Agenda, full: bool = False, file: str = "BESTAND") -> None:
    """Print the agenda. ``full``: also what to keep in mind; ``file``: as named in the next commands."""
    sheet = page(console)
    version = ink(f"Paraat {agenda.model.manifest.version}", GREY)
    made = [Text(), *sheet.spread(line((agenda.practice, "bold")), version)]
    made += [Text(), *sheet.wrap(ink(agenda.meeting.title, "bold")), *sheet.wrap(ink(facts(agenda), GREY))]
    if agenda.aims and any(point.choose != "all" for point in agenda.meeting.agenda):
        made += sheet.wrap(ink(f"{'Doelen' if len(agenda.aims) > 1 else 'Doel'}: {listed(agenda.aims)}", GREY))
    made += _remarks(sheet, agenda)
    made += _agenda(sheet, agenda)
    made += _list(sheet, "Spelregels", agenda.meeting.ground_rules)
    made += _people(sheet, agenda)
    made += _list(sheet, "Klaarzetten en meenemen", agenda.materials)
    made += _around(sheet, agenda)
    made += _script(sheet, agenda)
    made += _list(sheet, "Houd rekening met", agenda.meeting.considers) if full else []
    command = f"paraat plan {file} --meeting {name_of(agenda.meeting)}"
    rows = [] if agenda.day else [(f"{command} --date DATUM", "met een datum")]
    rows += [] if full else [(f"{command} --full", "ook waar je op let")]
    rows += [(f"paraat plan {file}", "de hele route"), (f"paraat catalogue {agenda.meeting.id}", "de bron ervan")]
    sheet.show(made + next_lines(sheet, rows))


def _remarks(sheet: Page, agenda: Agenda) -> Lines:
    made: Lines = []
    inner = sheet.inside()
    for remark in remarks(agenda):
        made += inner.wrap(remark, f"{sheet.signs.arrow} ")
    return [Text(), *sheet.card(made, AMBER)] if made else []


def _agenda(sheet: Page, agenda: Agenda) -> Lines:
    made = sheet.heading("Agenda", duration([agenda.minutes]))
    ours = False
    for part in agenda.parts:
        ours = ours or not part.given
        minutes = f"{part.minutes}{'' if part.given else '*'}"
        head = line(f"  {agenda.clock(part.begin):>5}  ", (f"{minutes:>4}  ", GREY))
        made += sheet.wrap(ink(part.workform.title if part.workform else part.what, "bold"), head)
        under = grouped(part.groups) if part.groups else ""
        made += sheet.wrap(ink(capital(under), GREY), " " * 15) if under else []
    made.append(line(f"  {agenda.clock(agenda.minutes - agenda.spare):>5}  ", ("      Einde", GREY)))
    if ours:
        text = "* Deze minuten zijn ons voorstel: de bron noemt ze hier niet."
        made += [Text(), *sheet.wrap(ink(text, GREY), "  ")]
    if agenda.meeting.result:
        made += [Text(), *sheet.facts([("Levert op", agenda.meeting.result)], "  ")]
    return made


def _people(sheet: Page, agenda: Agenda) -> Lines:
    made: Lines = []
    if agenda.invite:
        made += sheet.heading("Wie nodig je uit, en waarom")
        for who, why in agenda.invite:
            made += sheet.wrap(ink(capital(who), "bold"), f"  {sheet.signs.dot} ")
            made += sheet.wrap(ink(why, GREY), "    ") if why else []
    if agenda.who:
        made += _list(sheet, "Rollen", agenda.who)
    return made


def _around(sheet: Page, agenda: Agenda) -> Lines:
    rows = [item for item in _chosen(agenda) if item.prepare_minutes]
    if not agenda.around and not rows and not agenda.first:
        return []
    made = sheet.heading("Vooraf en erna")
    made += sheet.wrap(ink("Eerst klaar", f"bold {ACCENT}"), "  ") if agenda.first else []
    for item in agenda.first:
        made += sheet.wrap(line(item.title, (f"  {item.id}", GREY)), "    ")
    for one in agenda.around:
        at = period(one.first, one.last) if one.first and one.last else f"{moment(one.days)} de bijeenkomst"
        if one.days == (0,):
            at = "op de dag zelf"
        long = f" ({duration(one.item.minutes)})" if one.item.minutes else ""
        made += sheet.wrap(ink(f"{capital(at)}{long}", f"bold {ACCENT}"), "  ")
        made += sheet.wrap(line(one.item.title, (f"  {one.item.id}", GREY)), "    ")
    for item in rows:
        made += sheet.wrap(ink(f"Voorbereiden ({duration(item.prepare_minutes or ())})", f"bold {ACCENT}"), "  ")
        made += sheet.wrap(line(item.title, (f"  {item.id}", GREY)), "    ")
        made += sheet.wrap(item.timing, "    ") if item.timing else []
    return made


def _script(sheet: Page, agenda: Agenda) -> Lines:
    """How to do each part."""
    made = sheet.heading("Draaiboek", "voor wie de bijeenkomst leidt")
    made += _steps(sheet, agenda.meeting.how)
    if agenda.left_out:
        made += sheet.wrap(ink("Dit gaat over de hele bijeenkomst. Sla over wat er niet in past.", GREY), "    ")
    for part in agenda.parts:
        item = part.workform or part.how
        if item is None:
            continue
        made += [Text(), *_part_title(sheet, agenda, part)]
        made += _steps(sheet, item.how)
        about = [("Klaar", "; ".join(item.materials))] if part.workform and item.materials else []
        about += [("Levert op", item.result)] if item.result else []
        made += sheet.facts(about, "    ") if about else []
    return made


def _part_title(sheet: Page, agenda: Agenda, part: Part) -> Lines:
    item = part.workform or part.how
    at = f"{agenda.clock(part.begin)}  "
    code = f"  {item.id}" if item else ""
    return sheet.wrap(
        line((part.what if part.workform is None else part.workform.title, "bold"), (code, GREY)),
        line("  ", (at, f"bold {ACCENT}")),
        "    ",
    )


def _steps(sheet: Page, how: Sequence[str]) -> Lines:
    made: Lines = []
    for number, text in enumerate(how, 1):
        made += sheet.wrap(text, line("    ", (f"{number:>2} ", GREY)))
    return made


def _list(sheet: Page, title: str, texts: Sequence[str]) -> Lines:
    made = sheet.heading(title) if texts else []
    for text in texts:
        made += sheet.wrap(capital(text), f"  {sheet.signs.dot} ")
    return made


def _chosen(agenda: Agenda) -> list[Item]:
    return [part.workform for part in agenda.parts if part.workform]
