"""The search without a solver finds what the solver finds."""

from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.goal.goals import Goal, next_goals
from engine.goal.nearest import nearest
from engine.solve.step import reaches, steps
from tests.generated import answers, models
from tests.solve.test_step import goals
from tests.test_examples import EXAMPLES, Shipped, example


@given(st.data())
def test_it_is_as_small_as_the_solver_proves(data: st.DataObject) -> None:
    """In effort and in how many questions; where it finds nothing in all its sheets, there is nothing."""
    model = data.draw(models(max_rules=5, max_questions=5))
    respondents = [data.draw(answers(model)) for _ in range(data.draw(st.integers(1, 2)))]
    conditions = data.draw(goals(model))
    goal = Goal("doel", "Doel", {str(i): condition for i, condition in enumerate(conditions)})
    found = nearest(assess(model, sheet_of(model, *respondents)), goal, tried=5_000)
    proved = next(steps(model, respondents, conditions), None)
    assert (found is None) is (proved is None)
    if found is not None and proved is not None:
        assert (found.effort, len(found.changes)) == (proved.effort, len(proved.changes))
        assert reaches(model, respondents, found.changes, conditions)


def test_the_next_rung_of_every_example_is_near(shipped: Shipped) -> None:
    """The report can tell it at once, and the plan says the same."""
    model, _ = shipped
    for name in EXAMPLES:
        found = assess(model, sheet_of(model, *example(model, name).answers))
        for goal in next_goals(found):
            assert nearest(found, goal) == next(steps(model, found.sheet.given, [goal.condition]))


def test_a_goal_far_off_is_left_to_the_solver(shipped: Shipped) -> None:
    """It gives up in time."""
    model, _ = shipped
    found = assess(model, sheet_of(model, *example(model, "solo-van-dam").answers))
    (goal,) = next_goals(found)
    assert nearest(found, goal, tried=3) is None
