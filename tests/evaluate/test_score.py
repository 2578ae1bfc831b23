"""Scores, worked out by hand."""

from engine.evaluate.assessment import assess
from engine.evaluate.score import Score
from engine.evaluate.sheet import Mark, sheet_of
from engine.model import Model


def score(fiets: Model, name: str, **answers: object) -> Score:
    """One scale's score; ``licht_voor`` stands for ``licht.voor``."""
    given = {key.replace("_", ".", 1): value for key, value in answers.items()}
    return assess(fiets, sheet_of(fiets, given)).scores[name]  # type: ignore[arg-type]


def test_mean_is_weighted_and_rounded_half_up(fiets: Model) -> None:
    """Weights 2 and 1, points 1 of 3 and 3 of 3: (2·⅓ + 1) / 3 is 55.56%."""
    found = score(fiets, "licht", licht_voor="matig", licht_achter="goed")
    assert (found.lo, found.hi, found.point) == (5556, 5556, 5556)


def test_unknown_is_an_interval_and_no_zero(fiets: Model) -> None:
    """One third of the weight unknown: two thirds is surely there, and no point is shown below 70%."""
    found = score(fiets, "licht", licht_voor="goed")
    assert (found.lo, found.hi, found.point, found.known, found.total) == (6667, 10_000, None, 1, 2)


def test_dont_know_counts_as_blank(fiets: Model) -> None:
    """ "Weet ik niet" leaves the same interval as a blank."""
    assert score(fiets, "licht", licht_voor=Mark.DONT_KNOW) == score(fiets, "licht")


def test_band_only_when_one_is_possible(fiets: Model) -> None:
    """From 60% on every possible value is high."""
    assert score(fiets, "licht", licht_voor="goed").band == "hoog"
    assert score(fiets, "licht", licht_achter="goed").band is None


def test_min_takes_the_lowest_that_applies(fiets: Model) -> None:
    """A question that is not asked does not count."""
    found = score(fiets, "remmen", remmen_soort="terugtrap", remmen_werking="matig")
    assert (found.lo, found.hi) == (3333, 3333)
    found = score(fiets, "remmen", remmen_soort="velg", remmen_werking="matig", remmen_blokjes="slecht")
    assert (found.lo, found.hi) == (0, 0)


def test_may_not_apply_counts_as_unknown(fiets: Model) -> None:
    """While it is open whether the pads are asked, they may be anything."""
    found = score(fiets, "remmen", remmen_werking="goed", remmen_blokjes="goed")
    assert (found.lo, found.hi, found.total) == (0, 10_000, 2)


def test_scale_of_scales_uses_its_own_weights(fiets: Model) -> None:
    """Light 100% once, brakes 33.33% twice, tyres 0% once: 41.67%."""
    found = score(
        fiets,
        "fiets",
        licht_voor="goed",
        licht_achter="goed",
        remmen_soort="terugtrap",
        remmen_werking="matig",
        banden_profiel="slecht",
    )
    assert (found.lo, found.hi, found.point, found.known, found.total) == (4167, 4167, 4167, 4, 4)


def test_ladder_counts_leading_rungs(fiets: Model) -> None:
    """A higher rung does not count while one below it is missing."""
    answers = {"remmen.soort": "terugtrap", "remmen.werking": "slecht", "licht.voor": "goed", "banden.profiel": "goed"}
    level = assess(fiets, sheet_of(fiets, answers)).levels["seizoen"]
    assert (level.lo, level.hi, level.rungs) == (0, 0, (False, True, True))
    level = assess(fiets, sheet_of(fiets, {**answers, "remmen.werking": Mark.DONT_KNOW})).levels["seizoen"]
    assert (level.lo, level.hi) == (0, 3)
