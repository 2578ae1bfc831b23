"""The outcome of the cases: of each failure what was expected, what came out, and why."""

from itertools import groupby

from rich.console import Console
from rich.text import Text

from engine.cases.reasons import Reason
from engine.cases.trial import Failure, Trial
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import GREEN, GREY, RED
from engine.terminal.tree import truth_sign
from engine.text import listed
from engine.words.dutch import count

MOST = 10
"""Cases that are told whole, unless all are asked for."""


def show_trial(console: Console, trial: Trial, full: bool = False) -> None:
    """Print every failure, case by case, and the sum; of the first cases only, unless ``full``."""
    sheet = page(console)
    made: Lines = []
    cases = [list(group) for _, group in groupby(trial.failures, lambda failure: failure.difference.number)]
    for failures in cases if full else cases[:MOST]:
        made += [Text(), *sheet.spread(ink(failures[0].difference.case, "bold"), ink(str(failures[0].case_at), GREY))]
        told: set[str] = set()
        for failure in failures:
            made += _failure(sheet, failure, told)
            told.add(failure.difference.name)
    if len(cases) > MOST and not full:
        made += [Text(), *sheet.wrap(f"Ook mis, met --full in het geheel ({len(cases) - MOST}):")]
        for failures in cases[MOST:]:
            names = listed(dict.fromkeys(failure.difference.name for failure in failures))
            made += sheet.wrap(line(failures[0].difference.case, (f"  {names}", GREY)), f"  {sheet.signs.dot} ")
    made += [Text()] if made else []
    sheet.show([*made, *sheet.wrap(_sum(sheet, trial))])


def _failure(sheet: Page, failure: Failure, told: set[str]) -> Lines:
    difference = failure.difference
    head = line((difference.name, "bold"), f" {failure.title}: zou ", (difference.expected, "bold"), ", maar ")
    head.append_text(ink(difference.found, "bold"))
    made = sheet.wrap(head, line("  ", (sheet.signs.no, f"bold {RED}"), " "))
    made += sheet.wrap(ink(f"staat in {failure.rule_at}", GREY), "    ")
    return [*made, *_reason(sheet, failure.reason, Text("    "), Text("    "), told)]


def _reason(sheet: Page, reason: Reason, first: Text, rest: Text, told: set[str]) -> Lines:
    """A part with its answers; a rule that was told of this case before is not told again."""
    again = reason.of in told
    parts = () if again else reason.parts
    under = line(rest, (sheet.signs.pipe if parts else "   ", GREY))
    text = line(reason.text, (" (zie hierboven)" if again else "", GREY))
    made = sheet.wrap(text, line(first, truth_sign(sheet, reason.truth), " "), under)
    for now in reason.now:
        made += sheet.wrap(ink(now, GREY), under, line(under, "  "))
    for part in parts:
        last = part is parts[-1]
        branch = line(rest, (sheet.signs.elbow if last else sheet.signs.tee, GREY))
        below = line(rest, ("   " if last else sheet.signs.pipe, GREY))
        made += _reason(sheet, part, branch, below, told)
    if reason.of is not None and not again:
        told.add(reason.of)
    return made


def _sum(sheet: Page, trial: Trial) -> Text:
    cases = count(trial.run, "casus", "casussen")
    if not trial.failures:
        return line((f"{sheet.signs.yes} ", f"bold {GREEN}"), f"{cases}: alles komt uit.")
    wrong = count(len(trial.failures), "verwachting komt", "verwachtingen komen")
    return line((f"{sheet.signs.no} ", f"bold {RED}"), f"{cases}, waarvan {trial.failed} mis: {wrong} niet uit.")
