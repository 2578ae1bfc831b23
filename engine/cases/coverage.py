"""What the cases reach: of everything that a model can do, whether some case makes it happen, and which.

Of a rule it counts only what a case expects and what comes true: what merely happens, no case would miss.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from engine.cases.expected import Expected, Wish, expected
from engine.cases.running import table_of
from engine.cases.table import Table, members
from engine.load.draft import Draft
from engine.load.places import Path, Places, Spot
from engine.model import Model
from engine.model.vocabulary import All, Answer, Concluded, Condition, Level, Score
from engine.problem import refuse
from engine.text import cleaned, nearest

Kind: TypeAlias = Literal["fires", "silent", "open", "option", "band", "rung", "asked", "suits", "done"]
KINDS: dict[Kind, str] = {
    "fires": "Regels die afgaan",
    "silent": "Regels die zwijgen",
    "open": "Regels die open zijn",
    "option": "Antwoorden",
    "band": "Banden van schalen",
    "rung": "Treden van ladders",
    "asked": "Vragen wel en niet gesteld",
    "suits": "Onderdelen die wel en niet passen",
    "done": "Onderdelen wel en niet klaar",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that a case can reach: where it stands, and the numbers of the cases that do.

    ``nearly``: a case in which a rule is like that, while no case expects it to be.
    """

    kind: Kind
    name: str
    at: Spot
    cases: tuple[int, ...]
    nearly: int | None = None


class Count(NamedTuple):
    """So many are reached out of so many."""

    reached: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All goals of a model, or some of them, and the titles of the cases."""

    model: Model
    titles: tuple[str, ...]
    goals: tuple[Goal, ...]

    @property
    def missing(self) -> tuple[Goal, ...]:
        """The goals that no case reaches."""
        return tuple(goal for goal in self.goals if not goal.cases)

    def count(self, *kinds: Kind) -> Count:
        """How many goals of these kinds are reached; of every kind, when none is named."""
        mine = [goal for goal in self.goals if not kinds or goal.kind in kinds]
        return Count(sum(bool(goal.cases) for goal in mine), len(mine))


def covered(model: Model, draft: Draft, names: Sequence[str] = ()) -> Coverage:
    """What the cases of a model reach; with ``names``, only of what has such a name or one that starts so.

    Raises ``InputError`` for a name that nothing has.
    """
    cases = [placed.value for placed in draft.cases]
    goals = tuple(_goals(table_of(model, cases), expected(model, cases), Places(draft)))
    for name in names:
        if not any(_within(goal.name, name) for goal in goals):
            near = nearest(name, {goal.name.split(":")[0].split(" ")[0] for goal in goals})
            raise refuse(cleaned(name), "E207", "is geen bekende naam.", f"Bedoelde u '{near}'?" if near else "")
    if names:
        goals = tuple(goal for goal in goals if any(_within(goal.name, name) for name in names))
    return Coverage(model, tuple(case.case for case in cases), goals)


def _within(goal: str, name: str) -> bool:
    return goal == name or goal.startswith((f"{name}.", f"{name}:", f"{name} "))


def _goals(table: Table, wanted: Expected, places: Places) -> Iterator[Goal]:
    model = table.model
    for rule in model.rules:
        yield from _of_rule(table, wanted, rule.id, places.of("rule", rule.id, ("when",)))
    for question in model.questions.values():
        at = places.of("question", question.id)
        for option in question.options:
            answer = Answer.model_validate({"answer": question.id, "in": (option.id,)})
            yield _goal(table, "option", f"{question.id}: {option.id}", at, answer)
    for scale in model.scales:
        for i, band in enumerate(scale.bands):
            start = Score(score=scale.id, at_least=band.from_)
            end = [Score(score=scale.id, below=after.from_) for after in scale.bands[i + 1 : i + 2]]
            at = places.of("scale", scale.id, ("bands", i))
            yield _goal(table, "band", f"{scale.id}: {band.id}", at, All(all=(start, *end)))
    for ladder in model.ladders:
        for i, rung in enumerate(("0", *(rung.id for rung in ladder.rungs))):
            level = Level(level=ladder.id, at_least=i), Level(level=ladder.id, below=i + 1)
            at = places.of("ladder", ladder.id, ("rungs", i - 1) if i else ("zero",))
            yield _goal(table, "rung", f"{ladder.id}: {rung}", at, All(all=level))
    for kind, name, at, condition in _conditions(model, places):
        yes, no = {"asked": ("wel", "niet"), "suits": ("past", "past niet"), "done": ("klaar", "niet klaar")}[kind]
        truths = table.truths(condition)
        yield Goal(kind, f"{name} {yes}", at, tuple(members(truths.yes)))
        yield Goal(kind, f"{name} {no}", at, tuple(members(truths.no)))


def _of_rule(table: Table, wanted: Expected, rule: str, at: Spot) -> Iterator[Goal]:
    found, wishes = table.look(Concluded(concluded=rule)), wanted.rules.get(rule, {})
    for kind, wish in (("fires", Wish.FIRES), ("silent", Wish.SILENT), ("open", Wish.OPEN)):
        happens = table.every & ~wish.missed(found)
        cases = tuple(members(wishes.get(wish, 0) & happens))
        yield Goal(kind, rule, at, cases, None if cases else next(members(happens), None))  # type: ignore[arg-type]


def _goal(table: Table, kind: Kind, name: str, at: Spot, condition: Condition) -> Goal:
    return Goal(kind, name, at, tuple(members(table.truths(condition).yes)))


def _conditions(model: Model, places: Places) -> Iterator[tuple[Kind, str, Spot, Condition]]:
    """Conditions of their own: when something is asked, suits or is done."""

    def at(kind: str, name: str, inside: Path = ("ask_when",)) -> Spot:
        return places.of(kind, name, inside)

    for questionnaire in model.questionnaires:
        if questionnaire.ask_when:
            yield "asked", questionnaire.id, at("questionnaire", questionnaire.id), questionnaire.ask_when
        for section in questionnaire.sections:
            if section.ask_when:
                yield "asked", section.id, at("section", section.id), section.ask_when
            for question in section.questions:
                if question.ask_when:
                    yield "asked", question.id, at("question", question.id), question.ask_when
    for item in model.items:
        if item.suits:
            yield "suits", item.id, at("item", item.id, ("suits",)), item.suits
        if item.done_when:
            yield "done", item.id, at("item", item.id, ("done_when",)), item.done_when
