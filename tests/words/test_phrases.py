"""Scores in words."""

import pytest

from engine.evaluate.score import Score
from engine.words.phrases import band, figure, tone
from tests.terminal import garden


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (Score(3300, 7500), "33–75%"),
        (Score(3300, 7500, point=5800), "58% (33–75%)"),
        (Score(5800, 5800, point=5800), "58%"),
        (Score(0, 0, False), "n.v.t."),
    ],
)
def test_a_score_in_figures(score: Score, text: str) -> None:
    """The point with its interval, whichever of them there are."""
    assert figure(score) == text


@pytest.mark.parametrize(
    ("score", "words", "colour"),
    [
        (Score(0, 10_000), "nog niet te zeggen", "open"),
        (Score(5000, 6000), "Groen", "middle"),
        (Score(0, 100), "Kaal", "low"),
        (Score(10_000, 10_000), "Vol", "high"),
        (Score(0, 5000), "Kaal of Groen", "open"),
    ],
)
def test_a_score_in_words_and_colour(score: Score, words: str, colour: str) -> None:
    """What is open has no band's colour."""
    scale = garden.model().scale["grond"]
    assert (band(scale, score), tone(scale, score)) == (words, colour)


def test_no_colour_without_bands() -> None:
    """Nor for what does not apply."""
    scale = garden.model().scale["grond"]
    assert tone(scale, Score(0, 0, False)) == tone(scale.model_copy(update={"bands": ()}), Score(0, 0)) == "none"
