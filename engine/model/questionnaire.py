"""Questions, answer sets, scales and ladders: what stands in ``questionnaires/``."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from engine.model.base import Basis, Entry, Frozen, Id, PartId, Percent, Text, Weight
from engine.model.vocabulary import Condition

RESERVED = {"nvt", "weet-niet"}
"""Cells that are no option: not applicable, and "I do not know"."""

Short = Annotated[Text, StringConstraints(max_length=48)]


class Person(Frozen):
    """Someone in or around the practice who may know an answer."""

    id: Id
    title: Text


class Option(Frozen):
    """One possible answer. ``points``: whole points, none when the answer carries no judgement."""

    id: Id
    text: Text
    points: int | None = Field(default=None, ge=0, le=1000)
    criteria: Text | None = None


class AnswerSet(Frozen):
    """Options that several questions share."""

    id: Id
    options: tuple[Option, ...] = Field(min_length=2)


class Question(Entry):
    """One question.

    ``answers`` names a shared answer set, ``options`` lists own ones; after loading ``options`` is
    always filled, with the question's own ``criteria`` per option in place.
    """

    id: Id
    text: Text
    short: Short
    kind: Literal["single", "multiple", "number", "text"] = "single"
    answers: Id | None = None
    options: tuple[Option, ...] = ()
    criteria: Mapping[Id, Text] = Field(default_factory=dict)
    unit: Text | None = None
    min: int | None = None
    max: int | None = None
    weight: Weight = 1
    allow_na: bool = False
    must: bool = False
    ask_when: Condition | None = None
    help: Text | None = None
    tip: Text | None = None
    knows: tuple[Id, ...] = ()
    source: tuple[PartId, ...] = Field(min_length=1)
    basis: Basis = "bron"

    @model_validator(mode="after")
    def _shape(self) -> "Question":
        choice = self.kind in {"single", "multiple"}
        if choice and self.answers is None and len(self.options) < 2:
            raise ValueError("een keuzevraag heeft 'answers' of ten minste twee 'options'")
        if not choice and (self.answers or self.options or self.criteria):
            raise ValueError("alleen een keuzevraag heeft 'answers', 'options' of 'criteria'")
        if self.kind == "number" and (self.min is None or self.max is None or self.min >= self.max):
            raise ValueError("een getalvraag heeft 'min' en 'max', met min kleiner dan max")
        if self.kind != "number" and (self.min is not None or self.max is not None or self.unit):
            raise ValueError("alleen een getalvraag heeft 'min', 'max' of 'unit'")
        return self

    @property
    def scored(self) -> bool:
        """Whether its options carry points, so that a scale can count it."""
        return any(option.points is not None for option in self.options)


class Section(Entry):
    """Questions under one heading."""

    id: Id
    title: Text
    intro: Text | None = None
    ask_when: Condition | None = None
    source: tuple[PartId, ...] = ()
    questions: tuple[Question, ...] = Field(min_length=1)


class Questionnaire(Entry):
    """One questionnaire. ``order`` gives its place among the others."""

    id: Id
    title: Text
    order: int
    intro: Text | None = None
    ask_when: Condition | None = None
    source: tuple[PartId, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)


class Band(Frozen):
    """A named stretch of a scale, from ``from`` percent upward."""

    id: Id
    title: Text
    from_: Percent = Field(alias="from")


class Scale(Frozen):
    """A score from 0 to 10,000 basis points over questions, a section's scored questions, or other scales."""

    id: Id
    title: Text
    short: Short
    method: Literal["mean", "sum", "min"] = "mean"
    questions: tuple[Id, ...] = ()
    section: Id | None = None
    scales: tuple[Id, ...] = ()
    weights: Mapping[Id, Weight] = Field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    min_known: Percent = 70
    summary: Text | None = None
    source: tuple[PartId, ...] = ()

    @model_validator(mode="after")
    def _one_basis(self) -> "Scale":
        if [bool(self.questions), bool(self.section), bool(self.scales)].count(True) != 1:
            raise ValueError("een schaal telt precies één van: 'questions', 'section', 'scales'")
        starts = [band.from_ for band in self.bands]
        if starts and (starts[0] != 0 or starts != sorted(set(starts))):
            raise ValueError("banden beginnen bij 0 en lopen op")
        return self


class Rung(Entry):
    """One step of a ladder; it counts only when all rungs below it hold too."""

    id: Id
    title: Text
    summary: Text | None = None
    when: Condition
    source: tuple[PartId, ...] = ()


class Ladder(Frozen):
    """Rungs in order. ``average`` names the scale that stands beside the gate.

    ``called``: what a sentence calls it, with its article; without it, the title in quotes.
    """

    id: Id
    title: Text
    called: Short | None = None
    zero: Text
    rungs: tuple[Rung, ...] = Field(min_length=1)
    average: Id | None = None
    summary: Text | None = None
    source: tuple[PartId, ...] = ()


class Chart(Frozen):
    """Scales to be shown together: as bars, and as a spider diagram from three scales up."""

    id: Id
    title: Text
    scales: tuple[Id, ...] = Field(min_length=1)
