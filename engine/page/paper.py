"""What a report says, as plain text and drawings in reading order: the same for every form."""

from dataclasses import dataclass

from engine.page.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something named, with its id: a question, a rule or a step. ``number``: a step's place, or 0."""

    text: str
    id: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Several people filled in: who, and what stays open because they differ."""

    title: str
    names: str
    told: str
    still: str
    named: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one verdict question; ``still``: what it can become, when that is open."""

    question: str
    title: str
    rule: str = ""
    why: str = ""
    do: str = ""
    source: str = ""
    still: tuple[str, ...] = ()
    asked: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do first, and the rule behind it; ``told``: that rule has a place of its own in the report."""

    text: str
    rule: Pointer
    told: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One score: its name, figure, what it means in words, and the bar; ``lo`` and ``hi`` in basis points."""

    name: str
    title: str
    figure: str
    words: str = ""
    known: str = ""
    lo: int = 0
    hi: int = 0
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Scores that belong together; no spider diagram for fewer than three."""

    id: str
    title: str
    heat: Drawing
    spider: Drawing | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a ladder, and whether it holds."""

    number: int
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder with its level and average, why those differ, and the smallest step to the next rung."""

    id: str
    title: str
    rungs: tuple[Rung, ...]
    stairs: Drawing
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that a conclusion rests on."""

    question: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk. ``items``: the steps of this report that help; ``rest``: how many more answers it rests on."""

    id: str
    severity: str
    title: str
    why: str
    do: str
    because: tuple[Reason, ...]
    rest: str
    items: tuple[Pointer, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step or workform to take up. ``facts``: labels with texts; ``reasons``: the rules that ask for it."""

    number: int
    title: str
    kind: str
    id: str
    quick: bool
    summary: str
    facts: tuple[tuple[str, str], ...]
    after: tuple[int, ...]
    reasons: tuple[Pointer, ...]
    rest: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """What goes well."""

    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Open:
    """An open question and what its answer would settle."""

    id: str
    text: str
    settles: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A person, and what to ask: each question with its tip."""

    who: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole report. ``answered`` and ``aware``: basis points of the questions; ``aware`` counts "weet ik niet"."""

    practice: str
    title: str
    made: str
    progress: str
    answered: int
    aware: int
    people: People | None
    verdicts: tuple[Verdict, ...]
    first_title: str
    first: tuple[Todo, ...]
    charts: tuple[Chart, ...]
    ladders: tuple[Ladder, ...]
    risks_told: str
    risks: tuple[Risk, ...]
    more_risks: tuple[Risk, ...]
    open_risks: str
    steps: tuple[Step, ...]
    more_steps: tuple[Step, ...]
    strengths: tuple[Strength, ...]
    telling: tuple[Open, ...]
    to_ask: tuple[Asked, ...]
