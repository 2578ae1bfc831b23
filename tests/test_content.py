"""The content as a reader meets it: nothing idle, nothing out of reach, nothing hard to read."""

import pytest

from engine.cases import answers_of
from engine.check.checked import checked
from engine.evaluate.assessment import assess
from engine.evaluate.infer import Inference
from engine.evaluate.sheet import sheet_of
from engine.load.files import model_folder
from engine.model import Model
from engine.model.ruleset import Case

Shipped = tuple[Model, tuple[Case, ...]]


def test_nothing_to_warn_of() -> None:
    """The shipped model is clean, also of what takes a proof; what it allows, it needs and gives a reason for."""
    found = checked(model_folder(), prove=True)
    assert [str(problem) for problem in found.problems] == []
    assert found.undecided == 0


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


def test_every_rule_recommends_something_that_suits(shipped: Shipped) -> None:
    """In every case, a risk that fires leaves at least one thing to do: an item, or a sentence."""
    model, cases = shipped
    for case in cases:
        found = assess(model, sheet_of(model, answers_of(model, case)))
        for rule in model.rules:
            if found.rules[rule.id] and rule.risk:
                assert rule.do or rule.items, (case.case, rule.id)


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
