"""One practice then and now, on screen."""

import shlex
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.compare.moments import Climb, Moment, Move, Progress
from engine.model.ruleset import Item
from engine.terminal.bars import shade
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, GREEN, GREY, VIOLET
from engine.terminal.trend import WAY, dumbbell, figures, moved, sparkline
from engine.terminal.turns import TOLD, rest_lines, turn_lines
from engine.text import listed
from engine.words.dutch import capital, count, day

FOLLOWED = {
    "gedaan": "Gedaan",
    "anders": "Niet meer nodig, want een antwoord is nu anders",
    "voorbij": "Niet meer aan de orde, want het past niet meer bij jullie",
}


def show_progress(console: Console, found: Progress, full: bool = False, files: str = "BESTANDEN") -> None:
    """Print the comparison, from the verdict to what got worse. ``files``: as named in the next commands."""
    sheet = page(console)
    made = [*_header(sheet, found), *_verdicts(sheet, found), *_moves(sheet, found), *turn_lines(sheet, found, full)]
    made += [*_advice(sheet, found, full), *_worse(sheet, found, full)]
    latest = shlex.quote(found.moments[-1].source)
    made += sheet.heading("Verder")
    rows = [(f"paraat report {latest}", "het advies van nu")]
    rows += [] if full else [(f"paraat compare {files} --full", "alles wat veranderde")]
    for command, use in rows:
        made += [*sheet.wrap(command, "  "), *sheet.wrap(ink(use, GREY), "      ")]
    sheet.show(made)


def _header(sheet: Page, found: Progress) -> Lines:
    now = found.moments[-1].report
    version = now.assessment.model.manifest.version
    made = [Text(), *sheet.spread(line((now.practice, "bold")), ink(f"Paraat {version}", GREY))]
    made += [*sheet.wrap(ink(f"Toen en nu ({found.choice.why})", GREY)), Text()]
    for moment in found.moments:
        progress = moment.report.assessment.sheet.progress()
        known = progress.answered + progress.dont_know + progress.not_applicable
        told = f"{known} van {count(progress.total, 'vraag', 'vragen')} beantwoord"
        told += f", door {listed(moment.carried.file.names)}" if moment.carried.file.names else ""
        made += sheet.wrap(line((day(moment.day), "bold"), (f"  {told}", GREY)), "  ")
        made += _versions(sheet, moment)
    if len(found.moments) > 2:
        text = "Hieronder staat de eerste keer naast de laatste. Een lijntje laat zien hoe het daartussen ging."
        made += [Text(), *sheet.wrap(ink(text, GREY))]
    return made


def _versions(sheet: Page, moment: Moment) -> Lines:
    """How much of an answer file of an earlier model can be compared."""
    carried, version = moment.carried, moment.carried.file.model_version
    if version == moment.report.assessment.model.manifest.version:
        return []
    whole, verb = carried.kept + len(carried.dropped), "telt" if carried.kept == 1 else "tellen"
    told = f"Ingevuld met model {version}. {carried.kept} van {count(whole, 'antwoord', 'antwoorden')} {verb} mee"
    told += f"; dit niet: {', '.join(dict.fromkeys(carried.dropped))}." if carried.dropped else "."
    made = sheet.wrap(ink(told, VIOLET), "    ")
    if not carried.sure:
        text = (
            f"Of elke vraag nog hetzelfde betekent, is niet nagegaan. Dat kan met --earlier-model en model {version}."
        )
        made += sheet.wrap(ink(text, VIOLET), "    ")
    return made


def _verdicts(sheet: Page, found: Progress) -> Lines:
    made: Lines = []
    for title, verdicts in found.verdicts:
        first, last = (verdicts[0] or "nog niet te zeggen", verdicts[-1] or "nog niet te zeggen")
        made += sheet.heading(title)
        if first == last:
            made += sheet.wrap(line((last, f"bold {ACCENT}"), ("  zoals toen", GREY)), "  ")
        else:
            made += sheet.wrap(ink(first, GREY), line("  ", ("toen  ", GREY)))
            made += sheet.wrap(ink(last, f"bold {ACCENT}"), line("  ", ("nu    ", GREY)))
    return made


def _moves(sheet: Page, found: Progress) -> Lines:
    there = [m for m in found.moves if m.direction != "nvt" and any(score.known for score in m.scores)]
    blank = [m for m in found.moves if m.direction != "nvt" and m not in there]
    gone = [m for m in found.moves if m.direction == "nvt" and any(score.applies is not False for score in m.scores)]
    if not (there or gone or blank or found.climbs):
        return []
    legend = f"{sheet.signs.ring} toen   {sheet.signs.point} nu   : of {sheet.signs.shade} nog open"
    made = sheet.heading("Wat er veranderde per thema", legend)
    for i, move in enumerate(there):
        made += [Text()] if i else []
        made += _move(sheet, move)
    for climb in found.climbs:
        made += [Text(), *_climb(sheet, climb)]
    if blank:
        told = f"Hierover is toen en nu niets ingevuld: {listed(m.scale.title for m in blank)}."
        made += [Text(), *sheet.wrap(ink(told, GREY), "  ")]
    if gone:
        told = f"Niet te vergelijken, want toen of nu niet van toepassing: {listed(m.scale.title for m in gone)}."
        made += [Text(), *sheet.wrap(ink(told, GREY), "  ")]
    return made


def _move(sheet: Page, move: Move) -> Lines:
    then, now = move.scores[0], move.scores[-1]
    style = shade(move.scale, now)
    values = line(figures(move.scores, sheet), "   ", moved(move.direction, then, now))
    made = sheet.spread(line((move.scale.title, "bold")), values, indent="  ")
    trend = line("  ", sparkline(sheet, move.scores, style)) if len(move.scores) > 2 else Text()
    room = sheet.width - 4 - trend.cell_len
    made.append(line("  ", dumbbell(sheet, then, now, room, style), trend))
    if not move.alike:
        text = "Nu tellen er andere vragen mee dan toen, want jullie situatie is anders."
        made += sheet.wrap(ink(text, GREY), "  ")
    return made


def _climb(sheet: Page, climb: Climb) -> Lines:
    told = [f"{level.lo}" if level.lo == level.hi else f"{level.lo} tot {level.hi}" for level in climb.levels]
    sign, style, word = WAY[climb.direction]
    values = line(
        (f" {sheet.signs.arrow} ".join(told), "bold"), f" van {len(climb.ladder.rungs)}   ", (f"{sign} {word}", style)
    )
    made = sheet.spread(line((climb.ladder.title, "bold")), values, indent="  ")
    if climb.gained:
        made += sheet.wrap(f"Nu op peil: {listed(climb.gained)}.", line("  ", (f"{sheet.signs.yes} ", GREEN)))
    if climb.lost:
        made += sheet.wrap(f"Niet meer op peil: {listed(climb.lost)}.", line("  ", (f"{sheet.signs.no} ", AMBER)))
    return made


def _advice(sheet: Page, found: Progress, full: bool) -> Lines:
    if not (found.followed or found.advised or found.waiting):
        return []
    aside = f"{len(found.followed)} eraf, {len(found.waiting)} nog open, {len(found.advised)} nieuw"
    made = sheet.heading("Het advies van toen", aside)[:-1]
    for how, title in FOLLOWED.items():
        made += _items(sheet, title, [one.item for one in found.followed if one.how == how], full)
    made += _items(sheet, "Nog open", found.waiting, full)
    return [*made, *_items(sheet, "Nieuw", found.advised, full)]


def _items(sheet: Page, title: str, items: Sequence[Item], full: bool) -> Lines:
    if not items:
        return []
    made = sheet.label(title)
    shown = items if full else items[:TOLD]
    sign = (f"{sheet.signs.yes} ", f"bold {GREEN}") if title == FOLLOWED["gedaan"] else (f"{sheet.signs.dot} ", GREY)
    for item in shown:
        made += sheet.wrap(line(item.title, (f"  {item.id}", GREY)), line("  ", sign))
    return [*made, *rest_lines(sheet, len(items) - len(shown))]


def _worse(sheet: Page, found: Progress, full: bool) -> Lines:
    """What got worse, said plainly: also when nothing did."""
    themes = [move.scale.title for move in found.moves if move.direction == "lager"]
    ladders = [climb.ladder.title for climb in found.climbs if climb.direction == "lager"]
    worse = [one for one in found.answers if one.better is False]
    better = [one for one in found.answers if one.better]
    made = sheet.heading("Wat er minder werd")
    if themes or ladders:
        made += sheet.wrap(ink(f"Lager dan toen: {listed([*themes, *ladders])}.", "bold"), "  ")
    shown = worse if full else worse[:TOLD]
    for one in shown:
        made += sheet.wrap(
            line((one.question.short, "bold"), (f"  {one.question.id}", GREY)), line("  ", ("- ", AMBER))
        )
        made += sheet.wrap(ink(f"‘{one.then}’ {sheet.signs.arrow} ‘{one.now}’", GREY), "    ")
    made += rest_lines(sheet, len(worse) - len(shown))
    if not (worse or themes or ladders):
        made += sheet.wrap("Geen enkel antwoord en geen enkel thema is minder dan toen.", "  ")
    if better:
        number = count(len(better), "antwoord is", "antwoorden zijn")
        made += [Text(), *sheet.wrap(ink(capital(f"{number} beter dan toen."), GREEN), "  ")]
    return made
