"""The next rung in a sentence."""

import pytest

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.goal import words
from engine.goal.words import next_rung
from tests.test_examples import Shipped

_FIRST = ("beeldcontact", "taken", "thuismeting", "overzicht")


def said(shipped: Shipped, *answers: str | Mark) -> str | None:
    """What is said of the INK ladder after answers to the questions of its first phase."""
    model = shipped[0]
    given: Answers = {f"ink.fase-1.{name}": answer for name, answer in zip(_FIRST, answers, strict=False)}
    return next_rung(assess(model, sheet_of(model, given)), model.ladder["ink"])


def test_what_gets_better_is_named(shipped: Shipped) -> None:
    """With what was answered where that is not known."""
    assert said(shipped, "ja", "deels", "nee", "deels") == (
        "De kleinste stap naar trede 1 (Activiteit): ‘Gewone verzoeken digitaal’ wordt ‘Ja’."
    )
    assert said(shipped, "ja", "nee", "nee", Mark.DONT_KNOW) == (
        "De kleinste stap naar trede 1 (Activiteit): ‘Gewone verzoeken digitaal’ wordt ‘Ja’ "
        "en ‘Metingen vanuit huis’ wordt ‘Deels’."
    )


def test_what_was_not_answered_comes_first(shipped: Shipped) -> None:
    """No step over blank questions."""
    assert said(shipped) is None


def test_a_step_that_is_far_off_is_left_to_the_plan(shipped: Shipped, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is told, but there is something to ask for."""
    monkeypatch.setattr(words, "nearest", lambda found, goal: None)
    assert said(shipped, "nee", "nee", "nee", "nee") == ""
