"""The quickscan: few questions, each worth its asking."""

import random

import pytest

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.filling.answerfile import Respondent
from engine.filling.interview import Interview
from engine.filling.quick import QUICK, narrowing, uncertainty
from engine.model import Model
from engine.model.ruleset import Case
from engine.outcome.telling import possible_answers


@pytest.mark.parametrize("seed", range(6))
def test_fifteen_questions_give_a_first_picture(shipped: tuple[Model, tuple[Case, ...]], seed: int) -> None:
    """Whatever the answers: at most fifteen, no theme left in the dark, and each answer narrows or leaves as it is."""
    model, _ = shipped
    chosen = random.Random(seed)  # noqa: S311
    interview = Interview(model, Respondent(), lambda _: None, quick=QUICK)
    asked = []
    before = uncertainty(interview.found)
    while (turn := interview.turn()) is not None:
        asked.append(turn.question.id)
        assert (turn.number, turn.total) == (len(asked), QUICK)
        interview.answer(chosen.choice(list(possible_answers(turn.question))))
        after = uncertainty(interview.found)
        assert after <= before
        before = after
    assert len(asked) == len(set(asked)) <= QUICK
    for name in model.manifest.charts[0].scales:
        score = interview.found.scores[name]
        assert score.hi - score.lo < 9_000
    assert interview.found.levels["ink"].hi < 5 or interview.found.levels["ink"].lo > 0


def test_the_question_that_narrows_most_comes_first(fiets: Model) -> None:
    """Of all questions none leaves less uncertain on average; a question once passed is not asked again."""
    found = assess(fiets, sheet_of(fiets))

    def left(name: str) -> float:
        answers = list(possible_answers(fiets.questions[name]))
        return sum(uncertainty(assess(fiets, sheet_of(fiets, {name: a}))) for a in answers) / len(answers)

    asked = [q for q, t in found.sheet.asked.items() if t]
    first = narrowing(found, ())
    assert first is not None
    assert left(first) == min(map(left, asked))
    assert narrowing(found, {first}) not in {first, None}


def test_nothing_left_to_narrow(fiets: Model) -> None:
    """Once all is known the quickscan asks no more."""
    answers = {
        "licht.voor": "goed", "licht.achter": "goed", "remmen.soort": "terugtrap", "remmen.werking": "goed",
        "banden.profiel": "goed",
    }  # fmt: skip
    assert narrowing(assess(fiets, sheet_of(fiets, answers)), answers) is None


def test_a_skipped_question_does_not_come_back(fiets: Model) -> None:
    """Passing over a question counts, and the scan ends."""
    interview = Interview(fiets, Respondent(), lambda _: None, quick=4)
    passed = []
    while (turn := interview.turn()) is not None:
        passed.append(turn.question.id)
        interview.skip()
    assert len(passed) == len(set(passed)) == 4
