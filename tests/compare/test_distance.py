"""How far answers lie apart, and what a conversation about them begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compare.distance import better, distance
from engine.compare.starters import starter
from engine.evaluate.score import FULL
from engine.evaluate.sheet import Given, Mark
from engine.model import Model
from tests.generated import given as an_answer
from tests.generated import models


@given(st.data())
def test_a_distance_is_a_distance(data: st.DataObject) -> None:
    """Nought to itself, the same both ways, never beyond the ends; "weet ik niet" lies apart from nothing."""
    question = data.draw(st.sampled_from(list(data.draw(models()).questions.values())))
    one, other = data.draw(an_answer(question)), data.draw(an_answer(question))
    assert distance(question, one, one) == 0
    assert distance(question, one, other) == distance(question, other, one) <= FULL
    assert distance(question, one, Mark.DONT_KNOW) == 0


@given(st.data())
def test_better_is_never_both(data: st.DataObject) -> None:
    """What is better one way is worse the other way."""
    question = data.draw(st.sampled_from(list(data.draw(models()).questions.values())))
    one, other = data.draw(an_answer(question)), data.draw(an_answer(question))
    there, back = better(question, one, other), better(question, other, one)
    assert (there is None) is (back is None)
    assert there is None or there is not back


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("licht.voor", ["slecht", "goed"], "Wat maakt ieder mee rond ‘Voorlicht’ dat de anderen misschien niet zien?"),
        ("licht.voor", ["slecht", "goed", "matig"], "Hoe gaat het met ‘Voorlicht’ op een gewone dag"),
        ("licht.voor", ["slecht", "matig"], "Wat is er al voor ‘Voorlicht’, en wat moet er nog bij?"),
        ("remmen.soort", ["velg", "terugtrap"], "Wat bedoelt ieder met het antwoord op"),
        ("banden.druk", [2, 5], "Waar komt ieders getal bij ‘Bandenspanning’ vandaan"),
        ("banden.gebreken", [("scheur",), ()], "Wie kan de anderen laten zien hoe het zit met ‘Een scheur’?"),
        ("banden.gebreken", [("scheur",), Mark.NOT_APPLICABLE], "Wanneer hebben jullie te maken met ‘Gebreken’"),
    ],
)
def test_a_starter_fits_the_difference(fiets: Model, name: str, said: list[Given], expected: str) -> None:
    """An open question, made from the item; no person and no answer is called wrong."""
    made = starter(fiets.questions[name], said)
    assert expected in made
    assert made.endswith("?")
