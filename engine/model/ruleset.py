"""Rules, their cases, the catalogue and the sources: what stands in ``rules/``."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from engine.model.base import Basis, Entry, Frozen, Id, PartId, RuleId, Text, Version
from engine.model.vocabulary import Condition

Severity = Literal["hoog", "midden", "laag"]
RuleKind = Literal["risk", "advice", "strength", "verdict", "fact"]
RULE_KINDS: tuple[RuleKind, ...] = ("risk", "advice", "strength", "verdict", "fact")


class Rule(Entry):
    """``when`` a condition holds, one conclusion.

    ``risk``: a severity, with ``remedy`` (catalogue items) and ``do``; ``advice``: catalogue items;
    ``strength`` and ``fact``: true; ``verdict``: the verdict family, of which exactly one fires.
    """

    id: RuleId
    title: Text
    why: Text
    do: Text | None = None
    when: Condition
    risk: Severity | None = None
    advice: tuple[PartId, ...] | None = Field(default=None, min_length=1)
    strength: Literal[True] | None = None
    verdict: Id | None = None
    fact: Literal[True] | None = None
    remedy: tuple[PartId, ...] = ()
    source: tuple[PartId, ...] = Field(min_length=1)
    basis: Basis = "bron"
    since: Version

    @model_validator(mode="after")
    def _one_conclusion(self) -> "Rule":
        given = [kind for kind in RULE_KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError("een regel heeft precies één van: " + ", ".join(RULE_KINDS))
        if self.remedy and given[0] not in {"risk", "verdict"}:
            raise ValueError("'remedy' hoort bij 'risk' of 'verdict'")
        if given[0] == "risk" and not self.remedy:
            raise ValueError("een risico heeft een 'remedy': wat eraan te doen is")
        return self

    @property
    def kind(self) -> RuleKind:
        """Which of the five conclusions this rule draws."""
        return next(kind for kind in RULE_KINDS if getattr(self, kind) is not None)

    @property
    def items(self) -> tuple[PartId, ...]:
        """The catalogue items that it recommends."""
        return self.advice or self.remedy


EXCEPT = "except"
"""In a case, of a question where more than one option may be chosen: every option except these."""


class Case(Entry):
    """Answers, and what the rules must make of them.

    An answer is an option, a list of them, ``{except: […]}``, a number or a mark. A key of ``answers`` that
    ends in ``.*`` answers every question below that prefix; a full id wins.
    ``like``: the title of another case, of which the answers hold too where this one gives none; once the
    model is loaded, ``answers`` has them.
    ``exactly``: ``fires`` is the whole set of rules that fire, facts left out.
    """

    case: Text
    like: Text | None = None
    answers: Mapping[str, Any]
    fires: tuple[RuleId, ...] = ()
    silent: tuple[RuleId, ...] = ()
    open: tuple[RuleId, ...] = ()
    exactly: bool = False
    level: Mapping[Id, int] = Field(default_factory=dict)
    source: tuple[PartId, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Case":
        if not (self.fires or self.silent or self.open or self.level or self.exactly):
            raise ValueError("een casus verwacht iets: 'fires', 'silent', 'open' of 'level'")
        return self


Minutes = Annotated[tuple[Annotated[int, Field(ge=1, le=10000)], ...], Field(min_length=1, max_length=2)]
"""One number, or a range of two."""


class AgendaPoint(Frozen):
    """A part of a meeting; ``minutes`` where the source gives them, else ``suggested``: ours.

    ``workforms``: what may stand here, in order; the minutes then bound them together, or are those of the
    only one. ``choose``: all of them where they fit, exactly one, or some: those that serve a goal. Within
    a point a workform needs those that it comes ``after``. ``see``: an item that tells how to do it.
    """

    what: Text
    minutes: int | None = Field(default=None, ge=1, le=600)
    suggested: Minutes | None = None
    workforms: tuple[PartId, ...] = Field(default=(), max_length=10)
    choose: Literal["all", "one", "some"] = "all"
    see: PartId | None = None


class Offset(Frozen):
    """When something happens: so many days after (below 0: before) another item; one number or a range."""

    from_: PartId = Field(alias="from")
    days: tuple[Annotated[int, Field(ge=-730, le=730)], ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _in_order(self) -> "Offset":
        if self.first > self.last or (self.first < 0 < self.last):
            raise ValueError("'days' loopt op, en ligt aan één kant van dat andere onderdeel")
        return self

    @property
    def first(self) -> int:
        """The earliest day."""
        return self.days[0]

    @property
    def last(self) -> int:
        """The latest day."""
        return self.days[-1]


ItemKind = Literal[
    "phase", "step", "activity", "workform", "meeting", "instrument", "document", "role", "model", "standard", "advice"
]


class Item(Entry):
    """Something to do, use or know: a step, a workform, a meeting, a document, a role, ….

    ``minutes`` and ``prepare_minutes``: one number or a range; ``suggested``: minutes of ours where the
    source gives none; ``minutes_answer``: the question that asks a practice how many it has; ``weeks``: how
    long it takes; ``offset``: when, seen from another item. ``suits``: where it fits; ``done_when``: when it
    is no longer needed. ``short``: what a meeting is called in a command; ``goals``: what a workform is good
    for; ``invite_because``: why, for one of ``invite``.
    """

    id: PartId
    kind: ItemKind
    title: Annotated[Text, StringConstraints(max_length=110)]
    short: Id | None = None
    summary: Text
    goals: tuple[Id, ...] = ()
    how: tuple[Text, ...] = ()
    who: tuple[Text, ...] = ()
    invite: tuple[Text, ...] = ()
    invite_because: Mapping[Text, Text] = Field(default_factory=dict)
    minutes: Minutes | None = None
    prepare_minutes: Minutes | None = None
    minutes_answer: Id | None = None
    suggested: Minutes | None = None
    weeks: Minutes | None = None
    offset: Offset | None = None
    timing: Text | None = None
    group_size: Minutes | None = None
    materials: tuple[Text, ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    ground_rules: tuple[Text, ...] = ()
    result: Text | None = None
    pros: tuple[Text, ...] = ()
    cons: tuple[Text, ...] = ()
    considers: tuple[Text, ...] = ()
    canvas: tuple[Text, ...] = ()
    effect: Literal["groot", "klein"] | None = None
    effort: Literal["veel", "weinig"] | None = None
    part_of: PartId | None = None
    after: tuple[PartId, ...] = ()
    see: tuple[PartId, ...] = ()
    suits: Condition | None = None
    done_when: Condition | None = None
    source: tuple[PartId, ...] = Field(min_length=1)
    basis: Basis = "bron"


class Part(Entry):
    """A part of a source, and where in the source it stands."""

    id: PartId
    title: Text
    where: Text


class Guide(Frozen):
    """A source document with its parts. ``collection``: each part is a document of its own."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    title: Text
    publisher: Text | None = None
    note: Text | None = None
    collection: bool = False
    parts: tuple[Part, ...] = Field(min_length=1)
