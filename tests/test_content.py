"""The content as a reader meets it: nothing idle, nothing out of reach, nothing hard to read."""

import re
from collections.abc import Iterator

import pytest

from engine.assessment import assess
from engine.cases import answers_of
from engine.infer import Inference
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import Answer, Applicable, Condition, Level, Number, Score
from engine.model.walk import atoms
from engine.sheet import sheet_of

Shipped = tuple[Model, tuple[Case, ...]]
LONGEST = 32
"""Words in a sentence."""


def conditions(model: Model) -> Iterator[Condition]:
    """Every condition that decides something."""
    yield from (r.when for r in model.rules)
    yield from (rung.when for ladder in model.ladders for rung in ladder.rungs)
    yield from (c for asked in model.ask_when.values() for c in asked)
    yield from (c for item in model.items for c in (item.suits, item.done_when) if c is not None)


def used(model: Model) -> set[str]:
    """Questions that a condition, or a scale that a condition or a chart looks at, uses."""
    names, scales = set(), {name for chart in model.manifest.charts for name in chart.scales}
    scales |= {ladder.average for ladder in model.ladders if ladder.average}
    for condition in conditions(model):
        for _, atom in atoms(condition):
            match atom:
                case Answer():
                    names.add(atom.answer)
                case Number():
                    names.add(atom.number)
                case Applicable():
                    names.add(atom.applicable)
                case Score():
                    scales.add(atom.score)
                case Level():
                    pass
    todo = list(scales)
    while todo:
        scale = model.scale[todo.pop()]
        names |= {q.id for q in model.counted(scale)}
        todo += scale.scales
    return names


def test_no_question_that_nothing_uses(shipped: Shipped) -> None:
    """Whoever answers a question sees it matter."""
    model, _ = shipped
    assert sorted(model.questions.keys() - used(model)) == []


def test_every_rule_can_fire_and_every_level_can_be_reached(shipped: Shipped) -> None:
    """The cases reach every rule and every rung."""
    model, cases = shipped
    fired: set[str] = set()
    reached: dict[str, int] = dict.fromkeys(model.ladder, 0)
    for case in cases:
        found = assess(model, sheet_of(model, answers_of(model, case)))
        fired |= {name for name, value in found.rules.items() if value}
        for name, level in found.levels.items():
            reached[name] = max(reached[name], level.lo)
    assert sorted(model.rule.keys() - fired) == []
    assert {name: top for name, top in reached.items() if top < len(model.ladder[name].rungs)} == {}


def test_every_item_is_recommended_or_can_be_looked_up_from_one_that_is(shipped: Shipped) -> None:
    """No step, workform or document stands apart from all advice."""
    model, _ = shipped
    near = {name for rule in model.rules for name in rule.items}
    while True:
        more = {
            other
            for item in model.items
            if item.id in near
            for other in (*item.after, *item.see, *((item.part_of,) if item.part_of else ()))
        }
        more |= {item.id for item in model.items if item.part_of in near or near & {*item.after, *item.see}}
        if more <= near:
            break
        near |= more
    assert sorted(model.item.keys() - near) == []


def test_every_rule_recommends_something_that_suits(shipped: Shipped) -> None:
    """In every case, a risk that fires leaves at least one thing to do: an item, or a sentence."""
    model, cases = shipped
    for case in cases:
        found = assess(model, sheet_of(model, answers_of(model, case)))
        for rule in model.rules:
            if found.rules[rule.id] and rule.risk:
                assert rule.do or rule.items, (case.case, rule.id)


def texts(model: Model) -> Iterator[tuple[str, str]]:
    """Everything that is written for a reader."""
    for q in model.questions.values():
        yield q.id, q.text
        yield from ((q.id, t) for t in (q.help, q.tip) if t)
        yield from ((q.id, o.criteria) for o in q.options if o.criteria)
    for r in model.rules:
        yield r.id, r.why
        if r.do:
            yield r.id, r.do
    for i in model.items:
        yield i.id, i.summary
        yield from ((i.id, t) for t in (*i.how, *i.considers))


def test_no_sentence_is_too_long(shipped: Shipped) -> None:
    """One thought a sentence."""
    model, _ = shipped
    long = [
        (name, len(sentence.split()))
        for name, text in texts(model)
        for sentence in re.split(r"(?<=[.!?:;])\s+", text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


def test_no_question_asks_about_a_patient(shipped: Shipped) -> None:
    """Paraat asks about the organisation, and says so at the start; it has no free text that invites a name."""
    model, _ = shipped
    assert "patiëntgegevens" in model.manifest.intro
    assert [q.id for q in model.questions.values() if q.kind == "text"] == []


def test_forward_chaining_agrees_on_every_case(shipped: Shipped) -> None:
    """On the shipped model too, forward chaining fires what the reference evaluator fires."""
    model, cases = shipped
    inference = Inference(model)
    for case in cases:
        inference.check(assess(model, sheet_of(model, answers_of(model, case))))


@pytest.mark.parametrize("kind", ["huisartsenpraktijk", "gezondheidscentrum", "zorgorganisatie", "ziekenhuis"])
def test_every_kind_of_organisation_can_be_asked_to_the_end(shipped: Shipped, kind: str) -> None:
    """Answering all that is asked leaves nothing open, whatever the organisation; exactly one verdict remains."""
    model, _ = shipped
    answers = {"profiel.soort": kind}
    while True:
        sheet = sheet_of(model, answers)
        blank = [q for q, asked in sheet.asked.items() if asked and q not in answers]
        if not blank:
            break
        question = model.questions[blank[0]]
        last = question.options[-1].id if question.options else None
        answers[question.id] = (last,) if question.kind == "multiple" else last if last else question.max  # type: ignore[assignment]
    found = assess(model, sheet)
    assert None not in found.rules.values()
    for family in model.manifest.verdicts:
        assert sum(bool(found.rules[r.id]) for r in model.rules if r.verdict == family.id) == 1
