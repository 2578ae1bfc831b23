"""The interview in a terminal: shows a question, reads a line, until the end or a stop.

Plain lines, no full-screen tricks: it works piped, without colour, and with a screen reader.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from engine.answerfile import AnswerFile
from engine.interview import Command, Interview, Turn, Typed, understood
from engine.model import Model
from engine.model.questionnaire import Question
from engine.sheet import Given, Mark
from engine.text import cleaned

Reader = Callable[[], str | None]
"""Gives the next typed line, or ``None`` when there is no more."""

KEYS = "? uitleg · w weet ik niet · Enter overslaan · t terug · o opmerking · k wie weet het · s stoppen"


def line_reader(console: Console) -> Reader:
    """Lines from standard input, with line editing on a terminal."""
    interactive = sys.stdin.isatty()
    if interactive:
        with suppress(ImportError):  # Windows has none: its console edits by itself
            import readline  # noqa: F401 - gives input() its editing keys

    def read() -> str | None:
        console.print(Text("› ", style="bold"), end="")
        try:
            line = input() if interactive else sys.stdin.readline()
        except EOFError:
            console.print()
            return None
        except UnicodeDecodeError:
            return "\N{REPLACEMENT CHARACTER}"
        if not interactive:
            console.print(Text(cleaned(line.rstrip("\n")), style="dim"))
            return line.rstrip("\n") if line else None
        return line

    return read


def welcome(console: Console, read: Reader, model: Model, kept: AnswerFile | None, default: str) -> str:
    """Say what this is, and how far we are; ask a new practice's name (Enter takes the default)."""
    console.print(Text(model.manifest.title, style="bold"))
    console.print(Text(model.manifest.intro))
    console.print()
    if kept is not None:
        count = len(kept.answers)
        console.print(
            Text(f"Welkom terug bij {kept.practice}. Er {'is' if count == 1 else 'zijn'} al {count} beantwoord.")
        )
        return kept.practice
    console.print(Text(f"Hoe heet de praktijk of organisatie? (Enter: {default})"))
    return cleaned(read() or "").strip()[:120] or default


def interviewed(console: Console, interview: Interview, read: Reader) -> bool:
    """Ask until nothing is left (``True``) or the respondent stops (``False``)."""
    section = ""
    shown_keys = False
    while (turn := interview.turn()) is not None:
        if turn.section.id != section:
            section = turn.section.id
            _show_section(console, turn)
        _show_question(console, interview, turn)
        if not shown_keys:
            console.print(Text(KEYS, style="dim"))
            shown_keys = True
        if not _answered(console, interview, turn.question, read):
            return False
    return True


def _answered(console: Console, interview: Interview, question: Question, read: Reader) -> bool:
    """Handle lines until the question is answered or left; ``False`` to stop."""
    while True:
        line = read()
        if line is None:
            return False
        typed = understood(interview.model, question, line)
        if typed.given is not None:
            _show_flags(console, interview, interview.answer(typed.given))
            return True
        if typed.wrong:
            console.print(Text(typed.wrong, style="yellow"))
        elif typed.command is Command.STOP:
            return False
        elif typed.command is Command.SKIP:
            interview.skip()
            return True
        elif typed.command is Command.BACK:
            if interview.back():
                return True
            console.print(Text("Dit is de eerste vraag.", style="yellow"))
        elif typed.command is Command.HELP:
            _show_help(console, interview.model, question)
        else:
            _attach(console, interview, typed, read)


def _attach(console: Console, interview: Interview, typed: Typed, read: Reader) -> None:
    """A remark, or the name of who would know."""
    note = typed.command is Command.NOTE
    text = typed.text
    if not text:
        console.print(Text("Je opmerking (leeg: geen opmerking):" if note else "Wie weet dit? (leeg: niemand)"))
        text = cleaned(read() or "").strip()
    (interview.note if note else interview.who)(text)
    console.print(Text("Bewaard. Kies nu een antwoord, of w voor ‘weet ik niet’.", style="dim"))


def _show_section(console: Console, turn: Turn) -> None:
    console.print()
    console.print(Text(turn.section.title, style="bold reverse"))
    if turn.section.intro:
        console.print(Text(turn.section.intro))


def _show_question(console: Console, interview: Interview, turn: Turn) -> None:
    question = turn.question
    console.print()
    console.print(_progress(console, turn))
    title = Text(question.text, style="bold")
    if question.must:
        title.append("  ● onmisbaar", style="magenta")
    console.print(title)
    given = interview.file.answers.get(question.id)
    for number, option in enumerate(question.options, 1):
        chosen = given == option.id or (isinstance(given, tuple) and option.id in given)
        console.print(Text(f"  {number}  {option.text}{'  ← jullie antwoord' if chosen else ''}"))
    if question.kind == "multiple":
        console.print(Text("  Meer antwoorden mag: 1,2. Geen van deze: 0.", style="dim"))
    if question.kind == "number":
        unit = f" {question.unit}" if question.unit else ""
        console.print(Text(f"  Een getal van {question.min} tot {question.max}{unit}.", style="dim"))
    if question.allow_na:
        console.print(Text("  n  Niet van toepassing"))
    if (given is not None and not question.options) or isinstance(given, Mark):
        console.print(Text(f"  Nu staat er: {_shown(given)}", style="dim"))
    for name, texts in (("Opmerking", interview.file.notes), ("Wie weet het", interview.file.knows)):
        if question.id in texts:
            console.print(Text(f"  {name}: {cleaned(texts[question.id])}", style="dim"))


def _shown(given: Given) -> str:
    if isinstance(given, Mark):
        return "weet ik niet" if given is Mark.DONT_KNOW else "niet van toepassing"
    return cleaned(str(given))


def _progress(console: Console, turn: Turn) -> Text:
    width = 20
    filled = width * (turn.number - 1) // turn.total
    solid, empty = ("█", "░") if (console.encoding or "").lower().startswith("utf") else ("#", ".")
    return Text(f"{solid * filled}{empty * (width - filled)} vraag {turn.number} van {turn.total}", style="dim")


def _show_help(console: Console, model: Model, question: Question) -> None:
    if question.help:
        console.print(Text(question.help))
    for number, option in enumerate(question.options, 1):
        if option.criteria:
            console.print(Text.assemble((f"  {number}  {option.text}: ", "bold"), option.criteria))
    if question.tip:
        console.print(Text(f"Weet je het niet? {question.tip}"))
    if question.knows:
        titles = [model.people[name].title for name in question.knows]
        console.print(Text(f"Wie weet dit vaak: {', '.join(titles)}."))
    console.print(
        Text(
            f"Bron: {', '.join(f'{p} {model.parts[p].title}' for p in question.source if p in model.parts)}",
            style="dim",
        )
    )
    console.print(Text(KEYS, style="dim"))


def _show_flags(console: Console, interview: Interview, rules: tuple[str, ...]) -> None:
    for name in rules:
        rule = interview.model.rule[name]
        style = "bold red" if rule.risk == "hoog" else "yellow"
        console.print(Text(f"  ▲ Risico ({rule.risk}): {rule.title}", style=style))
