"""Looking up steps, workforms, meetings and documents."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from engine.model import Model
from engine.model.ruleset import AgendaPoint, Item
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, GREEN, GREY, RED
from engine.terminal.sources import source_lines
from engine.words.dutch import ITEM_KINDS, count, duration
from engine.words.effort import Row, effort, weight
from engine.words.sentence import sentence


def show_catalogue(console: Console, model: Model, kind: str | None = None, word: str | None = None) -> None:
    """Print what the catalogue holds, by guide and kind; only one kind, or only what names a word."""
    sheet = page(console)
    items = [i for i in model.items if (kind is None or i.kind == kind) and (word is None or _names(i, word))]
    made: Lines = []
    for guide in model.guides:
        here = [item for item in items if item.id.split(".")[0] == guide.id]
        if here:
            made += sheet.heading(guide.title, str(len(here)))
        for name, (_, several) in ITEM_KINDS.items():
            group = [item for item in here if item.kind == name]
            if group:
                made += [Text()] if made[-1].plain else []
                made.append(line("  ", (several.capitalize(), f"bold {ACCENT}")))
            for item in group:
                time = f"  {duration(item.minutes)}" if item.minutes else ""
                made += sheet.wrap(line(item.title, (f"  {item.id}{time}", GREY)), "    ", "      ")
    if not items:
        made = sheet.wrap("Niets gevonden. Probeer een korter woord, of 'paraat catalogue' voor alles.")
    found = f"{count(len(items), 'onderdeel', 'onderdelen')}. Eén bekijken: " if items else ""
    made += [Text(), Text(), *sheet.wrap(line((found, GREY), "paraat catalogue ID"))] if items else []
    sheet.show(made)


def show_item(console: Console, model: Model, item: Item) -> None:
    """Print one item with all its facts."""
    sheet = page(console)
    made = [Text(), *sheet.spread(ink(item.title, "bold"), ink(item.id, GREY))]
    made += [*sheet.wrap(ink(ITEM_KINDS[item.kind][0], GREY)), Text(), *sheet.wrap(item.summary)]
    rows: list[Row] = [*effort(item), *weight(item)]
    if item.result:
        rows.append(("Levert op", item.result))
    made += [Text(), *sheet.facts(rows)] if rows else []
    made += _section(sheet, "Zo doe je het", item.how, lambda i: line("  ", (f"{i:>2} ", GREY)))
    made += _agenda(sheet, item.agenda) if item.agenda else []
    made += _section(sheet, "Vakken om in te vullen", item.canvas, lambda i: f"  {sheet.signs.dot} ")
    made += _section(sheet, "Houd rekening met", item.considers, lambda i: f"  {sheet.signs.dot} ")
    made += _section(sheet, "Voordelen", item.pros, lambda i: line("  ", ("+ ", f"bold {GREEN}")))
    made += _section(sheet, "Nadelen", item.cons, lambda i: line("  ", ("- ", f"bold {RED}")))
    for title, condition in (("Past als", item.suits), ("Niet meer nodig als", item.done_when)):
        if condition is not None:
            made += [*sheet.label(title), *sheet.wrap(sentence(model, condition), "  ")]
    inside = [other.id for other in model.items if other.part_of == item.id]
    made += _items(sheet, model, "Hoort bij", (item.part_of,) if item.part_of else ())
    made += _items(sheet, model, "Bestaat uit", inside)
    made += _items(sheet, model, "Komt na", item.after)
    later = [other.id for other in model.items if item.id in other.after]
    made += _items(sheet, model, "Gaat vooraf aan", later)
    made += _items(sheet, model, "Zie ook", item.see)
    rules = [rule for rule in model.rules if item.id in rule.items]
    if rules:
        made += sheet.label("Wordt aangeraden bij")
        for rule in rules:
            made += sheet.wrap(line(rule.title, (f"  {rule.id}", GREY)), f"  {sheet.signs.dot} ")
    made += [*sheet.label("Bron"), *source_lines(sheet, model, item.source, item.basis)]
    sheet.show(made)


def _names(item: Item, word: str) -> bool:
    wanted = word.casefold()
    return any(wanted in text.casefold() for text in (item.id, item.title, item.summary, *item.how))


def _section(sheet: Page, title: str, texts: Sequence[str], mark: Callable[[int], Text | str]) -> Lines:
    if not texts:
        return []
    made = sheet.label(title)
    for number, text in enumerate(texts, 1):
        made += sheet.wrap(text, mark(number))
    return made


def _agenda(sheet: Page, points: Sequence[AgendaPoint]) -> Lines:
    """The points with their minutes; the sum only when every point has its own."""
    minutes = [point.minutes for point in points if point.minutes]
    made = sheet.label("Agenda", duration([sum(minutes)]) if len(minutes) == len(points) else "")
    times = [duration([point.minutes]) if point.minutes else "" for point in points]
    room = max(map(len, times)) + 3 if minutes else 0
    for number, (point, time) in enumerate(zip(points, times, strict=True), 1):
        head = line("  ", (f"{number:>2} ", GREY), (f" {time}".ljust(room), GREY))
        forms = "".join(f"  {name}" for name in point.workforms)
        made += sheet.wrap(line(point.what, (forms, GREY)), head)
    return made


def _items(sheet: Page, model: Model, title: str, names: Sequence[str]) -> Lines:
    if not names:
        return []
    made = sheet.label(title)
    for name in names:
        title = model.item[name].title if name in model.item else ""
        made += sheet.wrap(line(title, (f"  {name}", GREY)), f"  {sheet.signs.arrow} ")
    return made
