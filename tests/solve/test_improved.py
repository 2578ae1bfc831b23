"""The encoding means what the reference evaluator means, open included, to the basis point."""

from hypothesis import given
from hypothesis import strategies as st

from engine.assessment import assess
from engine.sheet import sheet_of
from engine.solve.gates import Maybe
from engine.solve.improved import Improved
from engine.solve.solver import solve
from tests.generated import answers, models


@given(st.data())
def test_a_sheet_means_the_same_to_the_solver(data: st.DataObject) -> None:
    """With some answers made better, rules and scores come out as the reference evaluator has them, open or not."""
    model = data.draw(models())
    respondents = [data.draw(answers(model)) for _ in range(data.draw(st.integers(1, 2)))]
    sheets = Improved(model, respondents)
    rules = {rule.id: sheets.truth(rule.when) for rule in model.rules}
    applies = {scale.id: sheets.scales.applies(scale.id) for scale in model.scales}
    some = data.draw(st.integers(0, 3))
    rising = [now.rises for now in sheets.rising()]
    sheets.cp.maximize(sum(rising[:some]) - sum(rising[some:]))
    solved = solve(sheets, 5)
    assert solved is not None
    changes = sheets.changes(solved)
    found = assess(model, sheet_of(model, *({**given_, **changes} for given_ in respondents)))

    def value(maybe: Maybe) -> bool | None:
        yes, no = solved.boolean_value(maybe.yes), solved.boolean_value(maybe.no)
        assert not (yes and no)
        return True if yes else False if no else None

    assert {name: value(maybe) for name, maybe in rules.items()} == found.rules
    assert {name: value(maybe) for name, maybe in applies.items()} == {n: s.applies for n, s in found.scores.items()}


@given(st.data())
def test_scores_are_exact(data: st.DataObject) -> None:
    """The lowest and the highest score are reached, and not one basis point more."""
    model = data.draw(models().filter(lambda model: model.scales))
    respondents = [data.draw(answers(model)) for _ in range(data.draw(st.integers(1, 2)))]
    found = assess(model, sheet_of(model, *respondents))
    for name, score in found.scores.items():
        if score.applies is not False:
            sheets = Improved(model, respondents)
            lo, over = sheets.scales.reached(name, score.lo), sheets.scales.reached(name, score.lo + 1)
            hi, above = sheets.scales.reached(name, score.hi), sheets.scales.reached(name, score.hi + 1)
            sheets.cp.minimize(sum(now.rises for now in sheets.rising()))
            solved = solve(sheets, 5)
            assert solved is not None
            assert [solved.boolean_value(x) for x in (lo.yes, over.yes, hi.no, above.no)] == [True, False, False, True]
