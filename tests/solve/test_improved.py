"""The encoding means what the reference evaluator means, open included, to the basis point."""

from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.model import Manifest, Model
from engine.model.questionnaire import Option, Question, Questionnaire, Scale, Section
from engine.solve.gates import Maybe
from engine.solve.improved import Improved
from engine.solve.solver import solve
from tests.generated import PART, answers, models


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


def _nested(method: str, *questions: Question) -> Model:
    """One scale over questions, and one over that scale."""
    names = tuple(q.id for q in questions)
    section = Section(id="deel", title="Deel", questions=questions)
    return Model(
        manifest=Manifest(name="proef", version="1.0.0", title="Proef", intro="Proef."),
        questionnaires=(Questionnaire(id="lijst", title="Lijst", order=1, sections=(section,)),),
        scales=(
            Scale.model_validate({"id": "s0", "title": "S", "short": "S", "method": method, "questions": names}),
            Scale(id="s1", title="S", short="S", scales=("s0",)),
        ),
    )


def _question(name: str, *points: int) -> Question:
    options = tuple(Option(id=f"o{p}", text="Antwoord", points=p) for p in points)
    return Question(id=name, text="Vraag?", short="Vraag", options=options, allow_na=True, source=PART)


def _can(model: Model, respondents: list[Answers], bound: int) -> tuple[bool, bool]:
    """Whether the outer score may be said to reach a bound, and not to, with no answer changed."""
    found = []
    for side in ("yes", "no"):
        sheets = Improved(model, respondents)
        reached = sheets.scales.reached("s1", bound)
        sheets.cp.add_bool_and([getattr(reached, side), *(sheets.opposite(now.rises) for now in sheets.rising())])
        found.append(solve(sheets, 5) is not None)
    return found[0], found[1]


def test_a_tie_is_rounded_up_before_it_is_counted_further() -> None:
    """1/32 is 312.5 basis points: 313, and nothing else."""
    model = _nested("mean", _question("v", 0, 1, 32), _question("w", 0, 1))
    respondents: list[Answers] = [{"v": "o1", "w": Mark.NOT_APPLICABLE}]
    assert _can(model, respondents, 313) == (True, False)
    assert _can(model, respondents, 314) == (False, True)


def test_a_sum_that_may_not_apply_may_be_anything_to_the_scale_above() -> None:
    """What does not apply earns nothing in a sum, but an open sum counts as unknown one scale up."""
    model = _nested("sum", _question("v", 0, 1), _question("w", 0, 1))
    assert assess(model, sheet_of(model, {"v": Mark.NOT_APPLICABLE})).scores["s1"].hi == 10_000
    assert _can(model, [{"v": Mark.NOT_APPLICABLE}], 10_000) == (False, False)
    assert _can(model, [{"v": Mark.NOT_APPLICABLE, "w": "o1"}], 5_001) == (False, True)


def test_scales_over_what_is_never_asked_have_no_score() -> None:
    """Nor do the scales over those, whatever their methods; and nothing is in the way of the rest."""
    model = _nested("min", _question("v", 0, 1))
    outer = Scale(id="s2", title="S", short="S", scales=("s0", "s1"))
    most = Scale(id="s3", title="S", short="S", method="min", scales=("s2",))
    model = model.model_copy(update={"scales": (*model.scales, outer, most)})
    sheets = Improved(model, [{"v": Mark.NOT_APPLICABLE}])
    values = [sheets.scales.applies(name) for name in ("s0", "s1", "s2", "s3")]
    sheets.scales.reached("s3", 5_000)
    solved = solve(sheets, 5)
    assert solved is not None
    assert [solved.boolean_value(value.no) for value in values] == [True, True, True, True]
