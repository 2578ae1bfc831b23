"""A scale taken apart: each question with its answer, its points and its share of the weight."""

from engine.evaluate.score import FULL
from engine.evaluate.state import Multiple, Single
from engine.model.questionnaire import Question, Scale
from engine.outcome.report import Report
from engine.terminal.answers import answered
from engine.terminal.bars import value
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import GREY
from engine.terminal.tree import truth_sign
from engine.words.dutch import percent


def share_lines(page: Page, report: Report, scale: Scale) -> Lines:
    """What the scale counts, and for how much."""
    found = report.assessment
    questions = found.model.counted(scale)
    weights = {q.id: scale.weights.get(q.id, q.weight) for q in questions}
    weights |= {name: scale.weights.get(name, 1) for name in scale.scales}
    total = sum(weights.values())
    shares = {name: f"telt voor {percent(weight * FULL // total)}" for name, weight in weights.items()}
    made: Lines = []
    for question in questions:
        sign = truth_sign(page, None) if found.sheet.is_open(question.id) else ink(page.signs.dot, GREY)
        right = ink(f"{points(report, question)} {page.signs.dot} {shares[question.id]}", GREY)
        made += page.spread(line(sign, " ", (question.short, "bold")), right, indent="  ")
        made += page.wrap(answered(report, question.id), "    ")
    for name in scale.scales:
        left = line((found.model.scale[name].title, "bold"), (f"  {name}", GREY))
        right = line(value(found.scores[name]), (f" {page.signs.dot} {shares[name]}", GREY))
        made += page.spread(left, right, indent="  ")
    return made


def points(report: Report, question: Question) -> str:
    """The points that a question earns, of the most it can: ``2 van 3 punten``, ``0 tot 3 van 3 punten``."""
    state = report.assessment.sheet.states[question.id]
    worth = {option.id: option.points or 0 for option in question.options}
    least = 0
    if state.applies is False:
        return "telt niet mee"
    if isinstance(state, Multiple):
        low, high = sum(worth[o] for o in state.chosen), sum(worth[o] for o in state.possible)
        most = sum(worth.values())
    elif isinstance(state, Single):
        least, most = min(worth.values()), max(worth.values())
        low, high = min(worth[o] for o in state.possible), max(worth[o] for o in state.possible)
    else:
        return "telt niet mee"
    if state.applies is None:
        low, high = least, most
    earned = f"{low - least}" if low == high else f"{low - least} tot {high - least}"
    return f"{earned} van {most - least} punten"
