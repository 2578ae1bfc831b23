"""The laws of the design, over generated models and sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.assessment import Assessment, assess, assess_again
from engine.evaluate.infer import Durable, FixedPoint, Inference, durable
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.evaluate.state import Single
from tests.generated import answers, models
from tests.generated import given as an_answer


@st.composite
def assessed(draw: st.DrawFn, *, complete: bool = False, respondents: int = 1) -> Assessment:
    """A generated model applied to generated answers."""
    model = draw(models())
    given_ = [draw(answers(model, complete=complete)) for _ in range(respondents)]
    return assess(model, sheet_of(model, *given_))


@given(assessed())
def test_forward_chaining_agrees(assessment: Assessment) -> None:
    """The plain fixed point fires what the reference evaluator fires."""
    Inference(assessment.model, FixedPoint).check(assessment)


@pytest.mark.skipif(durable is None, reason="durable-rules does not exist for this Python")
@given(assessed())
def test_durable_agrees(assessment: Assessment) -> None:
    """durable-rules fires what the reference evaluator fires."""
    Inference(assessment.model, Durable).check(assessment)


@given(assessed(complete=True))
def test_complete_is_decided(assessment: Assessment) -> None:
    """With every applicable question answered nothing is open and every interval is a point."""
    assert None not in assessment.rules.values()
    assert all(s.lo == s.hi for s in assessment.scores.values())
    assert all(s.point == s.lo for s in assessment.scores.values() if s.applies)
    assert all(level.lo == level.hi for level in assessment.levels.values())
    assert all(state.decided for state in assessment.sheet.states.values())


@st.composite
def answered_further(draw: st.DrawFn) -> tuple[Assessment, Assessment]:
    """An assessment, and the same after one open question is answered."""
    before = draw(assessed())
    model = before.model
    given_ = dict(before.sheet.given[0])
    blank = [
        q
        for q in model.questions.values()
        if before.sheet.is_open(q.id) and given_.get(q.id, Mark.DONT_KNOW) is Mark.DONT_KNOW
    ]
    if blank:
        question = draw(st.sampled_from(blank))
        given_[question.id] = draw(an_answer(question))
    return before, assess(model, sheet_of(model, given_))


@given(answered_further())
def test_working_out_only_what_changed_is_the_same(pair: tuple[Assessment, Assessment]) -> None:
    """After one answer, redoing what depends on it gives what redoing everything gives."""
    before, after = pair
    (old,), (new,) = before.sheet.given, after.sheet.given
    for question in [q for q in new if new[q] != old.get(q)]:
        assert assess_again(before, [new], question) == after


@given(answered_further())
def test_answering_is_monotone(pair: tuple[Assessment, Assessment]) -> None:
    """An answer takes nothing back: what was decided stays, and intervals only shrink."""
    before, after = pair
    for rule, value in before.rules.items():
        assert value is None or after.rules[rule] is value
    for name, score in before.scores.items():
        assert score.applies is None or after.scores[name].applies is score.applies
        if after.scores[name].applies is not False:
            assert score.lo <= after.scores[name].lo <= after.scores[name].hi <= score.hi
    for name, level in before.levels.items():
        assert level.lo <= after.levels[name].lo <= after.levels[name].hi <= level.hi


@given(assessed(respondents=2), st.data())
def test_respondents_leave_what_they_agree_on(assessment: Assessment, data: st.DataObject) -> None:
    """What holds for two who differ holds for each answer that one of them gave."""
    model = assessment.model
    both = {
        q: data.draw(st.sampled_from(said))
        for q in model.questions
        if (said := [g for g in assessment.sheet.said(q) if g is not Mark.DONT_KNOW])
    }
    one = assess(model, sheet_of(model, both))
    for rule, value in assessment.rules.items():
        assert value is None or one.rules[rule] is value


@st.composite
def joined_by_another(draw: st.DrawFn) -> tuple[Assessment, Assessment]:
    """An assessment with nothing open, and the same after another respondent filled in too."""
    alone = draw(assessed(complete=True))
    another = draw(answers(alone.model))
    return alone, assess(alone.model, sheet_of(alone.model, *alone.sheet.given, another))


@given(joined_by_another())
def test_another_respondent_never_decides_against(pair: tuple[Assessment, Assessment]) -> None:
    """Who joins can only open what was decided: no rule turns over, and every score still holds the old one."""
    alone, both = pair
    for rule, value in both.rules.items():
        assert value is None or alone.rules[rule] is value
    for name, score in both.scores.items():
        if alone.scores[name].applies:
            assert score.lo <= alone.scores[name].lo <= score.hi
    for name, level in both.levels.items():
        assert level.lo <= alone.levels[name].lo <= level.hi


@given(assessed(respondents=3))
def test_what_is_possible_together_is_what_each_said(assessment: Assessment) -> None:
    """Of a question that is asked, the states still possible are those that someone gave."""
    sheet = assessment.sheet
    for name, question in assessment.model.questions.items():
        told = [g for g in sheet.said(name) if g is not Mark.DONT_KNOW]
        values = {g for g in told if isinstance(g, str)}
        if question.kind == "single" and sheet.asked[name] and values:
            state = sheet.states[name]
            assert isinstance(state, Single)
            assert state.possible == values
            assert state.applies is (None if Mark.NOT_APPLICABLE in told else True)


@given(assessed())
def test_point_lies_in_interval(assessment: Assessment) -> None:
    """A point value lies within its interval, and everything between 0 and 10,000."""
    for score in assessment.scores.values():
        assert 0 <= score.lo <= score.hi <= 10_000
        assert score.point is None or score.lo <= score.point <= score.hi


@st.composite
def with_completion(draw: st.DrawFn) -> tuple[Assessment, Answers]:
    """An assessment with blanks and a completion of its answers."""
    before = draw(assessed())
    rest = dict(draw(answers(before.model, complete=True)))
    told = {q: g for q, g in before.sheet.given[0].items() if g is not Mark.DONT_KNOW}
    return before, {**rest, **told}


@given(with_completion())
def test_completion_stays_inside(pair: tuple[Assessment, Answers]) -> None:
    """Every way of filling in the blanks ends within what was said to be possible."""
    before, full = pair
    after = assess(before.model, sheet_of(before.model, full))
    for rule, value in before.rules.items():
        assert value is None or after.rules[rule] is value
    for name, score in before.scores.items():
        if after.scores[name].applies:
            assert score.lo <= after.scores[name].lo <= score.hi
    for name, level in before.levels.items():
        assert level.lo <= after.levels[name].lo <= level.hi
