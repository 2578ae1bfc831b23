"""Models between two editions: the old one with only some of the changes applied."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from engine.diff.changes import Change
from engine.diff.edition import Edition
from engine.diff.meaning import Key
from engine.diff.versions import numbers
from engine.model import Model
from engine.model.questionnaire import Ladder, Option, Question, Questionnaire, Scale, Section
from engine.model.ruleset import Rule
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score
from engine.model.walk import atoms
from engine.order import sorted_by_need

_MIXED = {"questionnaire", "section", "question", "scale", "ladder", "rule", "item"}


class Mixer:
    """Two editions and the changes between them."""

    def __init__(self, old: Edition, new: Edition, changes: Collection[Change]) -> None:
        self.old, self.new = old, new
        self.changed = {change.key: change for change in changes}

    def causes(self, roots: Collection[Key]) -> tuple[Key, ...]:
        """The changes on which these entries rest, in either edition: those of meaning where there are some."""
        seen, todo = set(roots), list(roots)
        while todo:
            for key in self._needs[todo.pop()]:
                if key not in seen:
                    seen.add(key)
                    todo.append(key)
        found = {unit for key in seen if (unit := self.unit(key)) in self.changed}
        return tuple(key for key, change in self.changed.items() if key in found and change.meaning) or tuple(found)

    def unit(self, key: Key) -> Key:
        """The change to which an entry belongs: its own, or that of the answer set that it uses."""
        value = self.new.entries.get(key)
        if key not in self.changed and isinstance(value, Question) and value.answers is not None:
            return "answer_set", value.answers
        return key

    @cached_property
    def _needs(self) -> Mapping[Key, set[Key]]:
        found: dict[Key, set[Key]] = {}
        for edition in (self.old, self.new):
            for key, value in edition.entries.items():
                if key[0] in _MIXED:
                    needed = set(needs(value)) | set(_around(edition, key))
                    found.setdefault(key, set()).update(needed)
        return found

    def mixed(self, applied: Collection[Key]) -> Model | None:
        """The old model with these changes only; ``None`` where that makes no model.

        What another entry needs is there, whichever edition it comes from.
        """
        chosen: dict[Key, Edition] = {}
        for key in dict.fromkeys((*self.old.entries, *self.new.entries)):
            edition = self.new if self.unit(key) in applied else self.old
            if key[0] in _MIXED and key in edition.entries:
                chosen[key] = edition
        todo = list(chosen)
        while todo:
            key = todo.pop()
            for needed in needs(chosen[key].entries[key]):
                if needed not in chosen:
                    chosen[needed] = self.old if needed in self.old.entries else self.new
                    todo.append(needed)
        return _built(chosen, self.old, self.new)

    def reader(self) -> Model:
        """A model that reads the answers of both: every question of either, with every option of either."""
        questionnaires = [*self.new.model.questionnaires]
        for question in self.old.model.questions.values():
            if question.id not in self.new.model.questions:
                questionnaires.append(_lone(question))
        widened = tuple(_map(q, lambda question: _wide(self.old.model, question)) for q in questionnaires)
        highest = max((e.model.manifest for e in (self.old, self.new)), key=lambda m: numbers(m.version))
        return Model.model_construct(manifest=highest, questionnaires=widened)


def needs(value: Any) -> Iterator[Key]:
    """What an entry names."""
    for condition in conditions(value):
        for _, atom in atoms(condition):
            match atom:
                case Answer(answer=name) | Number(number=name) | Applicable(applicable=name):
                    yield "question", name
                case Score(score=name):
                    yield "scale", name
                case Level(level=name):
                    yield "ladder", name
                case Concluded(concluded=name):
                    yield "rule", name
    if isinstance(value, Scale):
        yield from (("scale", name) for name in value.scales)
        yield from (("question", name) for name in value.questions)
    if isinstance(value, Rule):
        yield from (("item", name) for name in value.items)


def conditions(value: Any) -> Iterator[Condition]:
    """The conditions that an entry holds itself."""
    if isinstance(value, Ladder):
        yield from (rung.when for rung in value.rungs)
    for name in ("when", "ask_when", "suits", "done_when"):
        if (condition := getattr(value, name, None)) is not None:
            yield condition


def _around(edition: Edition, key: Key) -> Iterator[Key]:
    """What decides about an entry from outside: a question's section, the questions of a scale's section."""
    kind, name = key
    if kind == "question":
        yield "section", edition.section_of[name]
    elif kind == "section":
        yield from (("questionnaire", q.id) for q in edition.model.questionnaires if name in {s.id for s in q.sections})
    elif kind == "scale":
        yield from (("question", q.id) for q in edition.model.counted(edition.model.scale[name]))


def _built(chosen: Mapping[Key, Edition], old: Edition, new: Edition) -> Model | None:
    values: dict[str, dict[str, Any]] = {kind: {} for kind in _MIXED}
    for (kind, name), edition in chosen.items():
        values[kind][name] = edition.entries[kind, name]
    questions: dict[str, Question] = values["question"]
    placed: dict[str, list[Question]] = {}
    for name, question in questions.items():
        placed.setdefault(chosen["question", name].section_of[name], []).append(question)
    homes = {s.id: q.id for edition in (old, new) for q in edition.model.questionnaires for s in q.sections}
    lists: dict[str, Questionnaire] = {q.id: q for e in (new, old) for q in e.model.questionnaires}
    parts: dict[str, Section] = {**new.model.sections, **old.model.sections}
    inside: dict[str, list[Section]] = {}
    for name, home in homes.items():
        section: Section = values["section"].get(name, parts[name])
        fitting = tuple(_fitting(question, questions) for question in placed.get(name, ()))
        inside.setdefault(home, []).append(
            section.model_copy(update={"questions": fitting, **_fit_all(section, questions)})
        )
    made = Model.model_construct(
        manifest=new.model.manifest,
        questionnaires=tuple(
            (one := values["questionnaire"].get(name, lists[name])).model_copy(
                update={"sections": tuple(sections), **_fit_all(one, questions)}
            )
            for name, sections in inside.items()
        ),
        scales=tuple(values["scale"].values()),
        ladders=tuple(_fitting(ladder, questions) for ladder in values["ladder"].values()),
        rules=tuple(_fitting(rule, questions) for rule in values["rule"].values()),
        items=tuple(_fitting(item, questions) for item in values["item"].values()),
    )
    return _ordered(made)


def _ordered(model: Model) -> Model | None:
    """With rules after those that they build on; nothing where that cannot be, or a scale has nothing to count."""
    rules = {rule.id: rule for rule in model.rules}
    order, caught = sorted_by_need(rules, lambda name: {n for kind, n in needs(rules[name]) if kind == "rule"})
    if caught or len(model.asking) < len(model.questions) or len(model.scale_order) < len(model.scales):
        return None
    if not all(map(_counts, (question for scale in model.scales for question in model.counted(scale)))):
        return None
    fields = {name: getattr(model, name) for name in ("manifest", "questionnaires", "scales", "ladders", "items")}
    return Model.model_construct(**fields, rules=tuple(rules[name] for name in order))


def _counts(question: Question) -> bool:
    """Whether its points make a difference."""
    points = {option.points or 0 for option in question.options}
    return max(points, default=0) > (min(points) if question.kind == "single" else 0)


def _fitting(value: Any, questions: Mapping[str, Question]) -> Any:
    """The value with conditions that name only what these questions have."""
    if isinstance(value, Ladder):
        rungs = tuple(rung.model_copy(update=_fit_all(rung, questions)) for rung in value.rungs)
        return value.model_copy(update={"rungs": rungs})
    update = _fit_all(value, questions)
    return value.model_copy(update=update) if update else value


def _fit_all(value: Any, questions: Mapping[str, Question]) -> dict[str, Condition]:
    names = ("when", "ask_when", "suits", "done_when")
    given = {name: condition for name in names if (condition := getattr(value, name, None)) is not None}
    return {name: _fit(condition, questions) for name, condition in given.items()}


def _fit(condition: Condition, questions: Mapping[str, Question]) -> Condition:
    match condition:
        case All(all=parts):
            return All(all=tuple(_fit(part, questions) for part in parts))
        case AnyOf(any=parts):
            return AnyOf(any=tuple(_fit(part, questions) for part in parts))
        case Not():
            return Not.model_validate({"not": _fit(condition.not_, questions)})
        case Answer(answer=name, in_=wanted):
            there = tuple(option for option in wanted if option in {o.id for o in questions[name].options})
            return condition.model_copy(update={"in_": there}) if there else _never(name)
        case Number(number=name) if questions[name].kind != "number":
            return _never(name)
        case _:
            return condition


def _never(name: str) -> Condition:
    applies = Applicable(applicable=name)
    return All(all=(applies, Not.model_validate({"not": applies})))


def _lone(question: Question) -> Questionnaire:
    section = Section.model_construct(id=question.id, title=question.short, questions=(question,))
    return Questionnaire.model_construct(id=question.id, title=question.short, order=0, sections=(section,))


def _map(questionnaire: Questionnaire, change: Any) -> Questionnaire:
    sections = tuple(
        section.model_copy(update={"ask_when": None, "questions": tuple(map(change, section.questions))})
        for section in questionnaire.sections
    )
    return questionnaire.model_copy(update={"ask_when": None, "sections": sections})


def _wide(old: Model, question: Question) -> Question:
    """The question with what was possible before as well; "niet van toepassing" may always be said."""
    update: dict[str, Any] = {"allow_na": True, "ask_when": None}
    before = old.questions.get(question.id)
    if before is not None and before.kind == question.kind:
        names = {option.id for option in question.options}
        more: tuple[Option, ...] = tuple(option for option in before.options if option.id not in names)
        update["options"] = (*question.options, *more)
        if question.kind == "number":
            update["min"] = min(question.min or 0, before.min or 0)
            update["max"] = max(question.max or 0, before.max or 0)
    return question.model_copy(update=update)
