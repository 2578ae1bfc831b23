"""What the experts write, as frozen values. ``Model`` holds all of it, resolved and checked."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from engine.model.base import Frozen, Id, PartId, RuleId, Text, Version
from engine.model.document import Document
from engine.model.questionnaire import (
    AnswerSet,
    Chart,
    Ladder,
    Person,
    Question,
    Questionnaire,
    Scale,
    Section,
)
from engine.model.ruleset import Guide, Item, Part, Rule
from engine.model.touched import Dependencies
from engine.model.vocabulary import Answer, Applicable, Condition, Number
from engine.model.walk import asked_when, atoms
from engine.order import sorted_by_need

__all__ = ["Manifest", "Model", "VerdictFamily"]


class VerdictFamily(Frozen):
    """A question to which exactly one verdict is the answer."""

    id: Id
    title: Text


class Manifest(Frozen):
    """The model's name and version, and what is shown first."""

    name: Id
    version: Version
    title: Text
    intro: Text
    people: tuple[Person, ...] = ()
    verdicts: tuple[VerdictFamily, ...] = ()
    charts: tuple[Chart, ...] = ()


class Model(Frozen):
    """A whole model. Questions have their options resolved; rules stand in the order of their chains."""

    manifest: Manifest
    answer_sets: tuple[AnswerSet, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = Field(min_length=1)
    scales: tuple[Scale, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    rules: tuple[Rule, ...] = ()
    items: tuple[Item, ...] = ()
    documents: tuple[Document, ...] = ()
    guides: tuple[Guide, ...] = ()

    @cached_property
    def sections(self) -> Mapping[Id, Section]:
        """Every section, in the order of the questionnaires."""
        return {s.id: s for questionnaire in self.questionnaires for s in questionnaire.sections}

    @cached_property
    def questions(self) -> Mapping[Id, Question]:
        """Every question, in the order in which they are asked."""
        return {q.id: q for section in self.sections.values() for q in section.questions}

    @cached_property
    def ask_when(self) -> Mapping[Id, tuple[Condition, ...]]:
        """All that must hold before a question is asked, by question."""
        return {
            q.id: asked_when(questionnaire, section, q)
            for questionnaire in self.questionnaires
            for section in questionnaire.sections
            for q in section.questions
        }

    @cached_property
    def asking(self) -> tuple[tuple[Question, tuple[Condition, ...]], ...]:
        """Every question with all that must hold before it is asked; each after those it looks at."""
        conditions = self.ask_when
        order, _ = sorted_by_need(conditions, lambda key: _questions_in(conditions[key]))
        return tuple((self.questions[key], conditions[key]) for key in order)

    @cached_property
    def scale_order(self) -> tuple[Scale, ...]:
        """Scales, each after those that it counts."""
        by_id = self.scale
        order, _ = sorted_by_need(by_id, lambda name: by_id[name].scales)
        return tuple(by_id[name] for name in order)

    @cached_property
    def dependencies(self) -> Dependencies:
        """Who looks at whom."""
        return Dependencies(self)

    def counted(self, scale: Scale) -> tuple[Question, ...]:
        """The questions that a scale counts directly."""
        if scale.section is not None:
            return tuple(q for q in self.sections[scale.section].questions if q.scored)
        return tuple(self.questions[name] for name in scale.questions)

    @cached_property
    def scale(self) -> Mapping[Id, Scale]:
        """Scales by id."""
        return {s.id: s for s in self.scales}

    @cached_property
    def ladder(self) -> Mapping[Id, Ladder]:
        """Ladders by id."""
        return {ladder.id: ladder for ladder in self.ladders}

    @cached_property
    def rule(self) -> Mapping[RuleId, Rule]:
        """Rules by id."""
        return {r.id: r for r in self.rules}

    @cached_property
    def item(self) -> Mapping[PartId, Item]:
        """Catalogue items by id."""
        return {i.id: i for i in self.items}

    @cached_property
    def parts(self) -> Mapping[PartId, Part]:
        """Parts of the sources by id."""
        return {p.id: p for guide in self.guides for p in guide.parts}

    @cached_property
    def people(self) -> Mapping[Id, Person]:
        """People who may know an answer, by id."""
        return {p.id: p for p in self.manifest.people}


def _questions_in(conditions: tuple[Condition, ...]) -> set[str]:
    names: set[str] = set()
    for condition in conditions:
        for _, atom in atoms(condition):
            if isinstance(atom, Answer):
                names.add(atom.answer)
            elif isinstance(atom, Number):
                names.add(atom.number)
            elif isinstance(atom, Applicable):
                names.add(atom.applicable)
    return names
