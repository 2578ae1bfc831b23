"""The cases of the shipped model hold its rules in place."""

import pytest

from engine.cases.coverage import covered
from engine.load.files import model_folder
from engine.load.loader import load_with_places
from tests.cases.silence import silent

pytest.importorskip("ortools")


def test_at_least_95_of_100_small_changes_of_the_rules_are_noticed() -> None:
    """Of every rule and rung each bound, answer, connective, part and negation; equal ones do not count."""
    from engine.cases.hunt import hunted

    hunt = hunted(*load_with_places(model_folder()), [], silent, most=0)
    assert hunt.tried > 5000
    assert hunt.noticed * 100 >= 95 * hunt.total, f"{hunt.noticed} of {hunt.total}"
    assert not [survivor for survivor in hunt.survivors if survivor.undecided]


def test_the_cases_reach_nearly_all_that_the_model_can_do() -> None:
    """Every rule each way, every rung, every condition both ways; and nearly every answer and band."""
    coverage = covered(*load_with_places(model_folder()))
    assert {goal.kind for goal in coverage.missing} <= {"option", "band"}
    reached, total = coverage.count("option", "band")
    assert reached * 100 >= 96 * total
