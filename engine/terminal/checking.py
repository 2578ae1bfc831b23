"""What a check of the model found."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from engine.problem import Problem, is_warning
from engine.terminal.screen import AMBER, GREEN, GREY, RED, signs
from engine.text import cleaned, listed
from engine.words.dutch import count


def show_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Print every problem, one a line as an editor can follow it: place, code, fact and hint."""
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.col}: " if problem.line else f"{problem.file}: "
        colour = AMBER if is_warning(problem) else RED
        parts = [(place, GREY), (f"{problem.code} ", f"bold {colour}"), (problem.message, "")]
        if problem.hint:
            parts.append((f" {problem.hint}", GREY))
        console.print(Text.assemble(*((cleaned(text), style) for text, style in parts)), soft_wrap=True)


def show_summary(console: Console, problems: Sequence[Problem], sizes: str) -> None:
    """Print what was found in all; ``sizes``: what the model holds."""
    kinds = Counter(is_warning(p) for p in problems)
    found = [count(kinds[False], "fout", "fouten")] if kinds[False] else []
    found += [count(kinds[True], "waarschuwing", "waarschuwingen")] if kinds[True] else []
    colour = RED if kinds[False] else AMBER if found else GREEN
    sign = signs(console).no if found else signs(console).yes
    made = Text.assemble((f"{sign} ", f"bold {colour}"), f"{sizes}: " if sizes else "")
    made.append(f"{listed(found)}." if found else "in orde.", style=f"bold {colour}")
    console.print(made, soft_wrap=True)
    codes = sorted({p.code for p in problems if is_warning(p)})
    if codes:
        console.print(Text(f"Uitleg: paraat model check --explain {codes[0]}", style=GREY), soft_wrap=True)
