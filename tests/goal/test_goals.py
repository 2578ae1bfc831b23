"""Goals are read as typed, and refused in plain words."""

import pytest

from engine.evaluate.assessment import assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import sheet_of
from engine.goal.goals import goals_of, next_goals
from engine.model import Model
from engine.model.ruleset import Case
from engine.problem import InputError

Shipped = tuple[Model, tuple[Case, ...]]


def test_a_goal_says_what_must_hold(shipped: Shipped) -> None:
    """A rung holds all rungs below it; no high risk means none of them fires; a rule fires."""
    model, _ = shipped
    rung, score, risk, verdict = goals_of(model, ["ink=3", "igj >= 60%", "geen-hoog-risico", "VER-05"])
    assert list(rung.parts) == ["Activiteit", "Proces", "Systeem"]
    assert rung.title == "INK-fase 3: Systeem"
    assert score.title == "De vijf thema's van de inspectie samen ten minste 60%"
    assert len(risk.parts) == sum(rule.risk == "hoog" for rule in model.rules)
    assert verdict.title == "Klaar om op te schalen"


def test_a_milder_risk_counts_the_graver_ones_too(shipped: Shipped) -> None:
    """Whoever wants no middling risk wants no high one either."""
    model, _ = shipped
    (goal,) = goals_of(model, ["geen-midden-risico"])
    assert len(goal.parts) == sum(rule.risk in {"hoog", "midden"} for rule in model.rules)


def test_the_next_goal_is_the_rung_above(shipped: Shipped) -> None:
    """Of the ladders that count for a practice, the first rung that does not surely hold."""
    model, _ = shipped
    found = assess(model, sheet_of(model, {"profiel.soort": "huisartsenpraktijk"}))
    assert [goal.text for goal in next_goals(found)] == ["ink=1"]
    assert truth(next_goals(found)[0].condition, found.world) is not True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "--goal: E251 is geen doel. Schrijf bijvoorbeeld ink=3 (een trede), igj>=60 (een score) of geen-hoog-risico."),
        ("geen-hog-risico", "--goal geen-hog-risico: E251 is geen doel. Bedoelde u 'geen-hoog-risico'?"),
        ("ink<3", "--goal ink<3: E251 is geen doel. Schrijf bijvoorbeeld ink=3 (een trede), igj>=60 (een score) of geen-hoog-risico."),
        ("inkt=3", "--goal inkt=3: E207 onbekende ladder 'inkt'. Bedoelde u 'ink'?"),
        ("igj=3", "--goal igj=3: E207 'igj' is een schaal. Schrijf het bijvoorbeeld als 'igj>=60'."),
        ("igj.bestur>=3", "--goal igj.bestur>=3: E207 onbekende schaal 'igj.bestur'. Bedoelde u 'igj.bestuur'?"),
        ("ink=6", "--goal ink=6: E252 'ink' loopt van 1 tot en met 5."),
        ("igj>=101", "--goal igj>=101: E252 een score loopt van 1 tot en met 100."),
        ("IBV-01", "--goal IBV-01: E252 is geen oordeel en geen sterk punt, dus geen doel."),
        ("VER-55", "--goal VER-55: E251 is geen doel. Bedoelde u 'VER-05'?"),
    ],
)  # fmt: skip
def test_a_goal_that_makes_no_sense_is_refused(shipped: Shipped, text: str, message: str) -> None:
    """With the goal, what is wrong with it and what to type."""
    with pytest.raises(InputError) as error:
        goals_of(shipped[0], [text])
    assert str(error.value) == message


def test_a_ladder_without_a_scale_is_named(fiets: Model) -> None:
    """In a model of another field too."""
    ladder = fiets.ladders[0].id
    with pytest.raises(InputError, match=f"Kies uit: {ladder}"):
        goals_of(fiets, ["zzz=1"])
