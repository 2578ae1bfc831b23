"""Rules of one kind of which one brings the other along. Decided by a solver, with answers that tell them apart."""

from collections.abc import Iterator

from engine.check.entries import Content, Warned, warned
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Answers, Given, Mark, sheet_of
from engine.model import Model
from engine.solve.survey import Survey
from engine.text import listed

KINDS = ("risk", "advice", "strength")
"""What a reader sees more than one of."""


def implied_warnings(content: Content, survey: Survey) -> Iterator[Warned]:
    """W203 where two rules always fire together, W204 where one never fires without the other."""
    for kind in KINDS:
        pairs = set(survey.implied(r.id for r in content.model.rules if r.kind == kind))
        bringing: dict[str, list[str]] = {}
        for first, second in sorted(pairs):
            if (second, first) not in pairs:
                bringing.setdefault(second, []).append(first)
            elif first < second:
                fact = f"'{second}' gaat precies dan af als '{first}' afgaat."
                yield warned(content.rules[second], "W203", fact, at=("when",))
        for wide, narrow in bringing.items():
            if survey.impossible(fails=[content.model.rule[wide].when]):
                continue  # it always fires, which is a warning by itself
            names = listed([f"'{name}'" for name in narrow], "of")
            fact = f"'{wide}' gaat altijd ook af als {names} afgaat."
            yield warned(content.rules[wide], "W204", fact, _apart(content, survey, wide, narrow), ("when",))


def _apart(content: Content, survey: Survey, wide: str, narrow: list[str]) -> str:
    """The fewest answers with which the wide rule fires, and none of the others (or at least not the first)."""
    model = content.model
    when = {name: model.rule[name].when for name in (wide, *narrow)}
    others = narrow if not survey.impossible([when[wide]], [when[name] for name in narrow]) else narrow[:1]
    answers = dict(survey.example([when[wide]], [when[name] for name in others]) or {})
    rules = {wide, *others}
    for name in list(answers):
        rest = {q: given for q, given in answers.items() if q != name}
        if rules.isdisjoint(model.dependencies.touched(name).rules) or _fires_alone(model, rest, wide, others):
            answers = rest
    shown = ", ".join(f"{name}: {_cell(given)}" for name, given in answers.items())
    return f"Andersom niet. Bij {{{shown}}} gaat alleen '{wide}' af."


def _fires_alone(model: Model, answers: Answers, wide: str, others: list[str]) -> bool:
    fired = assess(model, sheet_of(model, answers)).rules
    return fired[wide] is True and all(fired[name] is False for name in others)


def _cell(given: Given) -> str:
    """An answer as a case would have it."""
    if isinstance(given, Mark):
        return given.value
    return f"[{', '.join(given)}]" if isinstance(given, tuple) else str(given)
