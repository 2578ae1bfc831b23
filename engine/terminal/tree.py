"""A condition as a tree of sentences, with the truth of each part and the answers behind it."""

from rich.text import Text

from engine.evaluate.state import Truth
from engine.model.vocabulary import All, AnyOf, Concluded, Condition, Level, Not, Score
from engine.outcome.explain import Step
from engine.outcome.report import Report
from engine.terminal.answers import answered, because
from engine.terminal.bars import value
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY, TRUTH
from engine.words.phrases import level_text

MOST = 8
"""How many answers stand under one part."""


def truth_sign(page: Page, truth: Truth) -> Text:
    """Whether it holds: a sign in a colour."""
    signs = {True: page.signs.yes, False: page.signs.no, None: page.signs.open}
    return ink(signs[truth], f"bold {TRUTH[truth]}")


def tree_lines(page: Page, report: Report, step: Step, condition: Condition) -> Lines:
    """The whole tree. A rule that comes back is not told twice."""
    return _node(page, report, step, condition, Text("  "), Text("  "), set())


def _node(
    page: Page, report: Report, step: Step, condition: Condition, first: Text, rest: Text, seen: set[str]
) -> Lines:
    parts = _parts(report, step, condition)
    told = isinstance(condition, Concluded) and condition.concluded in seen
    bare = told or not parts
    under = line(rest, (" " * len(page.signs.pipe) if bare else page.signs.pipe, GREY))
    text = line(step.text, (" (zie hierboven)" if told else "", GREY))
    if isinstance(condition, Concluded) and step.parts and step.parts[0].parts and not told:
        text.append_text(line((f": {step.parts[0].text}", GREY)))
    made = page.wrap(text, line(first, truth_sign(page, step.truth), " "), under)
    if told:
        return made
    if isinstance(condition, Concluded):
        seen.add(condition.concluded)
        if len(parts) == 1 and parts[0][0].parts:  # the rule and its one condition stand on one line
            parts = _parts(report, *parts[0])
    for text in _behind(page, report, step, condition):
        made += page.wrap(text, under, line(under, "  "))
    for i, (part, inner) in enumerate(parts):
        last = i == len(parts) - 1
        branch = line(rest, (page.signs.elbow if last else page.signs.tee, GREY))
        below = line(rest, (" " * len(page.signs.pipe) if last else page.signs.pipe, GREY))
        made += _node(page, report, part, inner, branch, below, seen)
    return made


def _parts(report: Report, step: Step, condition: Condition) -> list[tuple[Step, Condition]]:
    """The parts of a step, each with the condition that it explains."""
    inner: tuple[Condition, ...] = ()
    match condition:
        case All():
            inner = condition.all
        case AnyOf():
            inner = condition.any
        case Not():
            inner = (condition.not_,)
        case Concluded():
            inner = (report.assessment.model.rule[condition.concluded].when,)
    return list(zip(step.parts, inner, strict=True)) if step.parts else []


def _behind(page: Page, report: Report, step: Step, condition: Condition) -> Lines:
    """What a leaf rests on: the score or level as it is now, and the answers."""
    found = report.assessment
    made: Lines = []
    while isinstance(condition, Not):
        condition = condition.not_
    if isinstance(condition, Score):
        made.append(line(("nu ", GREY), value(found.scores[condition.score]), (f"  {condition.score}", GREY)))
    if isinstance(condition, Level):
        now = level_text(found, found.model.ladder[condition.level])
        made.append(line(("nu ", GREY), (now, "bold"), (f"  {condition.level}", GREY)))
    if len(step.answers) == 1 and not isinstance(condition, Score):
        return [line(("nu ", GREY), answered(report, step.answers[0]))]
    for name in step.answers[:MOST]:
        made.append(line((f"{page.signs.dot} ", GREY), because(report, name)))
    if len(step.answers) > MOST:
        made.append(ink(f"en nog {len(step.answers) - MOST} antwoorden", GREY))
    return made
