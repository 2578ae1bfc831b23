"""The interview in a terminal: shows a question, reads a line, until the end or a stop.

Plain lines, no full-screen tricks: it works piped, without colour, and with a screen reader.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from engine.evaluate.sheet import Given, Mark
from engine.filling.interview import Command, Interview, Turn, Typed, understood
from engine.model import Model
from engine.model.questionnaire import Question
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, GREY, SEVERITY, VIOLET
from engine.text import cleaned
from engine.words.citing import source_text

Reader = Callable[[], str | None]
"""Gives the next typed line, or ``None`` when there is no more."""

KEYS = "? uitleg · w weet ik niet · Enter overslaan · t terug · o opmerking · k wie weet het · s stoppen"
PROGRESS = 24
"""Columns of the progress bar."""


def line_reader(console: Console) -> Reader:
    """Lines from standard input, with line editing on a terminal."""
    interactive = sys.stdin.isatty()
    if interactive:
        with suppress(ImportError):  # Windows has none: its console edits by itself
            import readline  # noqa: F401 - gives input() its editing keys

    def read() -> str | None:
        console.print(Text("> ", style=f"bold {ACCENT}"), end="")
        try:
            typed = input() if interactive else sys.stdin.readline()
        except EOFError:
            console.print()
            return None
        except UnicodeDecodeError:
            return "\N{REPLACEMENT CHARACTER}"
        if not interactive:
            console.print(ink(cleaned(typed.rstrip("\n")), GREY))
            return typed.rstrip("\n") if typed else None
        return typed

    return read


def interviewed(console: Console, interview: Interview, read: Reader) -> bool:
    """Ask until nothing is left (``True``) or the respondent stops (``False``)."""
    sheet = page(console)
    section = ""
    keys_shown = False
    while (turn := interview.turn()) is not None:
        if turn.section.id != section:
            section = turn.section.id
            sheet.show(_section(sheet, turn))
        sheet.show(_question(sheet, interview, turn))
        if not keys_shown:
            sheet.show(sheet.wrap(ink(KEYS, GREY)))
            keys_shown = True
        if not _answered(sheet, interview, turn.question, read):
            return False
    return True


def _answered(sheet: Page, interview: Interview, question: Question, read: Reader) -> bool:
    """Handle lines until the question is answered or left; ``False`` to stop."""
    while True:
        typed_line = read()
        if typed_line is None:
            return False
        typed = understood(interview.model, question, typed_line)
        if typed.given is not None:
            sheet.show(_flags(sheet, interview, interview.answer(typed.given)))
            return True
        if typed.wrong:
            sheet.show(sheet.wrap(ink(typed.wrong, AMBER)))
        elif typed.command is Command.STOP:
            return False
        elif typed.command is Command.SKIP:
            interview.skip()
            return True
        elif typed.command is Command.BACK:
            if interview.back():
                return True
            sheet.show(sheet.wrap(ink("Dit is de eerste vraag.", AMBER)))
        elif typed.command is Command.HELP:
            sheet.show(_help(sheet, interview.model, question))
        else:
            _attach(sheet, interview, typed, read)


def _attach(sheet: Page, interview: Interview, typed: Typed, read: Reader) -> None:
    """A remark, or the name of who would know."""
    note = typed.command is Command.NOTE
    text = typed.text
    if not text:
        asked = "Je opmerking (leeg: geen opmerking):" if note else "Wie weet dit? (leeg: niemand)"
        sheet.show(sheet.wrap(asked))
        text = cleaned(read() or "").strip()
    (interview.note if note else interview.who)(text)
    sheet.show(sheet.wrap(ink("Bewaard. Kies nu een antwoord, of w voor ‘weet ik niet’.", GREY)))


def _section(sheet: Page, turn: Turn) -> Lines:
    made = sheet.heading(turn.section.title)
    return [*made[:-1], *sheet.wrap(turn.section.intro)] if turn.section.intro else made[:-1]


def _question(sheet: Page, interview: Interview, turn: Turn) -> Lines:
    question = turn.question
    made = [Text(), _progress(sheet, turn)]
    must = (f"  {sheet.signs.point} onmisbaar", VIOLET) if question.must else ""
    made += sheet.wrap(line((question.text, "bold"), must))
    given = interview.person.answers.get(question.id)
    for number, option in enumerate(question.options, 1):
        chosen = given == option.id or (isinstance(given, tuple) and option.id in given)
        mine = ("  (jullie antwoord)", ACCENT) if chosen else ""
        made += sheet.wrap(line(option.text, mine), line("  ", (f"{number}  ", f"bold {ACCENT}")))
    if question.allow_na:
        made += sheet.wrap("Niet van toepassing", line("  ", ("n  ", f"bold {ACCENT}")))
    if question.kind == "multiple":
        made += sheet.wrap(ink("Meer antwoorden mag: 1,2. Geen van deze: 0.", GREY), "     ")
    if question.kind == "number":
        unit = f" {question.unit}" if question.unit else ""
        made += sheet.wrap(ink(f"Een getal van {question.min} tot {question.max}{unit}.", GREY), "     ")
    if given is not None and (not question.options or isinstance(given, Mark)):
        made += sheet.wrap(ink(f"Nu staat er: {_shown(given)}", GREY), "     ")
    for name, texts in (("Opmerking", interview.person.notes), ("Wie weet het", interview.person.knows)):
        if question.id in texts:
            made += sheet.wrap(ink(f"{name}: {texts[question.id]}", GREY), "     ")
    return made


def _shown(given: Given) -> str:
    if isinstance(given, Mark):
        return "weet ik niet" if given is Mark.DONT_KNOW else "niet van toepassing"
    return str(given)


def _progress(sheet: Page, turn: Turn) -> Text:
    """How far: the total may still grow while it is open which questions apply."""
    filled = PROGRESS * (turn.number - 1) // turn.total
    text = f"  vraag {turn.number} van {turn.total}{' of meer' if turn.may_grow else ''}"
    if sheet.plain:
        return ink(text.strip(), GREY)
    thread, thin = sheet.signs.thread, sheet.signs.line
    return line((thread * filled, ACCENT), (thin * (PROGRESS - filled), GREY), (text, GREY))


def _help(sheet: Page, model: Model, question: Question) -> Lines:
    made: Lines = sheet.wrap(question.help, "  ") if question.help else []
    for number, option in enumerate(question.options, 1):
        if option.criteria:
            text = line((f"{option.text}: ", "bold"), option.criteria)
            made += sheet.wrap(text, line("  ", (f"{number}  ", f"bold {ACCENT}")))
    if question.tip:
        made += sheet.wrap(line(("Weet je het niet? ", "bold"), question.tip), "  ")
    if question.knows:
        titles = ", ".join(model.people[name].title for name in question.knows)
        made += sheet.wrap(line(("Wie weet dit vaak: ", "bold"), titles), "  ")
    made += sheet.wrap(ink(source_text(model, question.source, question.basis), GREY), "  ")
    return [*made, *sheet.wrap(ink(KEYS, GREY))]


def _flags(sheet: Page, interview: Interview, rules: tuple[str, ...]) -> Lines:
    made: Lines = []
    for name in rules:
        rule = interview.model.rule[name]
        severity = rule.risk or ""
        sign = getattr(sheet.signs, severity)
        head = line("  ", (f"{sign} Risico ({severity}): ", f"bold {SEVERITY[severity]}"))
        made += sheet.wrap(line(rule.title, (f"  {rule.id}", GREY)), head)
    return made
