"""From a sheet to everything that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.evaluate.condition import Truth, World, truth
from engine.evaluate.ladder import Level, climbed
from engine.evaluate.score import Score, scored
from engine.evaluate.sheet import Answers, Sheet, sheet_again
from engine.model import Model


@dataclass(frozen=True, slots=True)
class Assessment:
    """A model applied to a sheet: scores, levels, and of every rule whether it fires.

    ``memo`` is where ``engine.outcome.explain`` remembers which questions decide what.
    """

    model: Model
    sheet: Sheet
    scores: Mapping[str, Score]
    levels: Mapping[str, Level]
    rules: Mapping[str, Truth]
    memo: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def world(self) -> World:
        """What conditions can look at."""
        return World(self.sheet.states, self.scores, self.levels, self.rules)


def assess(model: Model, sheet: Sheet) -> Assessment:
    """Apply a model to a sheet with the reference evaluator."""
    scores = scored(model, sheet.states)
    levels: dict[str, Level] = {}
    rules: dict[str, Truth] = {}
    world = World(sheet.states, scores, levels, rules)
    for ladder in model.ladders:
        levels[ladder.id] = climbed(ladder, world)
    for rule in model.rules:
        rules[rule.id] = truth(rule.when, world)
    return Assessment(model, sheet, scores, levels, rules)


def assess_again(found: Assessment, respondents: Sequence[Answers], question: str) -> Assessment:
    """The same as ``assess`` after one question's answers changed; only what depends on it is worked out."""
    model, touched = found.model, found.model.dependencies.touched(question)
    sheet = sheet_again(model, found.sheet, respondents, touched.questions)
    scores = scored(model, sheet.states, found.scores, touched.scales)
    levels, rules = dict(found.levels), dict(found.rules)
    world = World(sheet.states, scores, levels, rules)
    for name in touched.ladders:
        levels[name] = climbed(model.ladder[name], world)
    for name in touched.rules:
        rules[name] = truth(model.rule[name].when, world)
    return Assessment(model, sheet, scores, levels, rules)
