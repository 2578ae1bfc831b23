"""The solver finds what can be, and only what can be."""

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Answers, sheet_of
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import All, Condition, Not
from engine.solve.solver import Solver
from tests.generated import answers, models
from tests.solve.brute import every_sheet, sheets

Query = tuple[list[Condition], list[Condition]]
MANY = 3_000


@st.composite
def queries(draw: st.DrawFn, model: Model) -> Query:
    """Up to three conditions of the model, some to hold and some to fail."""
    every = [r.when for r in model.rules] + [rung.when for ladder in model.ladders for rung in ladder.rungs]
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=3))
    cut = draw(st.integers(0, len(chosen)))
    return chosen[:cut], chosen[cut:]


def satisfies(model: Model, sheet: Answers, query: Query) -> bool:
    """The reference evaluator's word."""
    world = assess(model, sheet_of(model, sheet)).world
    holds, fails = query
    return all(truth(c, world) is True for c in holds) and all(truth(c, world) is False for c in fails)


@given(st.data())
def test_what_is_found_holds_and_is_complete(data: st.DataObject) -> None:
    """A sheet that is found answers just what is asked, and is as wanted; where none is found, no sheet at hand is."""
    model = data.draw(models())
    query = data.draw(queries(model))
    found = Solver(model).find(*query)
    if found is None:
        for sheet in data.draw(st.lists(answers(model, complete=True), min_size=5, max_size=15)):
            assert not satisfies(model, sheet, query)
    else:
        sheet = sheet_of(model, found)
        assert {q for q, asked in sheet.asked.items() if asked} == set(found)
        assert all(state.decided for state in sheet.states.values())
        assert satisfies(model, found, query)


@given(st.data())
def test_the_solver_agrees_with_trying_every_sheet(data: st.DataObject) -> None:
    """On a small model a sheet is found exactly where trying them all finds one."""
    model = data.draw(models(max_questions=3))
    assume(sheets(model) <= MANY)
    query = data.draw(queries(model))
    found = Solver(model).find(*query)
    assert (found is not None) is any(satisfies(model, sheet, query) for sheet in every_sheet(model))


@given(st.data())
def test_what_does_not_matter_stays_as_it_was(data: st.DataObject) -> None:
    """A question that the conditions do not look at keeps the answer that it had."""
    model = data.draw(models())
    rest = data.draw(answers(model, complete=True))
    found = Solver(model).find(rest=rest)
    assert found is not None
    assert found.items() <= rest.items()


def test_nothing_is_found_for_a_contradiction(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """No rule fires and is silent on one sheet."""
    model, _ = shipped
    solver = Solver(model)
    for rule in model.rules[::20]:
        assert solver.find([rule.when], [rule.when]) is None
        assert solver.find([All(all=(rule.when, Not.model_validate({"not": rule.when})))]) is None
