"""What a step towards a goal asks and yields, in the words of the questionnaires."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.evaluate.state import Multiple
from engine.goal.better import Efforts, as_asked
from engine.model.questionnaire import Option, Question
from engine.model.ruleset import Item, Rule
from engine.model.vocabulary import Answer
from engine.model.walk import atoms
from engine.outcome.advice import wanted_here
from engine.outcome.explain import answer_text
from engine.outcome.findings import SEVERITIES


@dataclass(frozen=True, slots=True)
class Improvement:
    """One answer that gets better: ``new`` are the options that are newly chosen, ``now`` tells what was answered.

    ``known``: whether there is an answer now. What is not known counts as the least that it can be.
    ``items``: what of the catalogue helps, the most pressing first.
    """

    question: Question
    now: str
    known: bool
    new: tuple[Option, ...]
    effort: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """A step with what is different after it; ``gone`` and ``come``: risks that no longer or newly fire."""

    improvements: tuple[Improvement, ...]
    before: Assessment
    after: Assessment
    gone: tuple[Rule, ...]
    come: tuple[Rule, ...]
    verdicts: tuple[Rule, ...]


def gain(found: Assessment, changes: Mapping[str, Given]) -> Gain:
    """What changed answers yield; the reference evaluator works it out."""
    model, given = found.model, found.sheet.given or ({},)
    after = assess(model, sheet_of(model, *({**answers, **changes} for answers in given)))
    efforts = Efforts(model)
    changed = [model.questions[name] for name in model.questions if name in changes]
    risks = sorted((r for r in model.rules if r.risk), key=lambda r: SEVERITIES.index(r.risk or "laag"))
    return Gain(
        tuple(_improvement(found, efforts, question, changes[question.id]) for question in changed),
        found,
        after,
        tuple(r for r in risks if found.rules[r.id] and after.rules[r.id] is False),
        tuple(r for r in risks if after.rules[r.id] and not found.rules[r.id]),
        tuple(r for r in model.rules if r.verdict and after.rules[r.id] and not found.rules[r.id]),
    )


def _improvement(found: Assessment, efforts: Efforts, question: Question, given: Given) -> Improvement:
    state = as_asked(question, found.sheet.given)
    chosen = given if isinstance(given, tuple) else (given,)
    had = state.chosen if isinstance(state, Multiple) else frozenset()
    new = tuple(option for option in question.options if option.id in chosen and option.id not in had)
    asked = found.sheet.asked[question.id] is True
    known = asked and any(said is not Mark.DONT_KNOW for said in found.sheet.said(question.id))
    now = answer_text(found, question.id) if asked else "nog niet gevraagd"
    if known and question.kind == "multiple":
        now = f"{len(had)} van de {len(question.options)}"
    items = tuple(found.model.item[name] for name in dict.fromkeys(_helping(found, question)))
    return Improvement(question, now, known, new, efforts.change(question, state, given), items)


def _helping(found: Assessment, question: Question) -> Iterator[str]:
    """Items that suit and are not done: of what fires or is open and looks at the question, and of its own source."""
    model = found.model
    for value in (True, None):
        for rule in model.rules:
            if rule.kind in {"risk", "advice"} and found.rules[rule.id] is value and _looks_at(rule, question):
                yield from (name for name in rule.items if wanted_here(found, model.item[name]))
    yield from (name for name in question.source if name in model.item and wanted_here(found, model.item[name]))


def _looks_at(rule: Rule, question: Question) -> bool:
    return any(isinstance(atom, Answer) and atom.answer == question.id for _, atom in atoms(rule.when))
