"""The truth of conditions, case by case."""

import pytest
from pydantic import TypeAdapter

from engine.evaluate.assessment import assess
from engine.evaluate.condition import Truth, truth
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.model import Model
from engine.model.vocabulary import Condition

OPEN = None
VELG = {"remmen.soort": "velg"}


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ('{"answer": "licht.voor", "in": ["goed"]}', {"licht.voor": "goed"}, True),
        ('{"answer": "licht.voor", "in": ["goed"]}', {"licht.voor": "matig"}, False),
        ('{"answer": "licht.voor", "in": ["goed"]}', {}, OPEN),
        ('{"answer": "licht.voor", "in": ["goed"]}', {"licht.voor": Mark.DONT_KNOW}, OPEN),
        # While it is open whether a question is asked, its answer counts as blank.
        ('{"answer": "remmen.blokjes", "in": ["goed"]}', {"remmen.blokjes": "goed"}, OPEN),
        ('{"answer": "remmen.blokjes", "in": ["goed"]}', {**VELG, "remmen.blokjes": "goed"}, True),
        # Not applicable is never among the answers.
        ('{"answer": "remmen.blokjes", "in": ["slecht"]}', {"remmen.soort": "terugtrap"}, False),
        ('{"not": {"answer": "remmen.blokjes", "in": ["slecht"]}}', {"remmen.soort": "terugtrap"}, True),
        ('{"applicable": "remmen.blokjes"}', {}, OPEN),
        ('{"applicable": "remmen.blokjes"}', VELG, True),
        ('{"applicable": "banden.gebreken"}', {"banden.gebreken": Mark.NOT_APPLICABLE}, False),
        # Multiple choice: one yes or no per option.
        ('{"answer": "banden.gebreken", "in": ["scheur"]}', {"banden.gebreken": ("scheur", "slijtage")}, True),
        ('{"answer": "banden.gebreken", "in": ["scheur"]}', {"banden.gebreken": ()}, False),
        ('{"number": "banden.druk", "at_least": 3}', {"banden.druk": 3}, True),
        ('{"number": "banden.druk", "below": 3}', {"banden.druk": 3}, False),
        ('{"number": "banden.druk", "below": 3}', {}, OPEN),
        ('{"score": "licht", "at_least": 66}', {"licht.voor": "goed"}, True),
        ('{"score": "licht", "at_least": 67}', {"licht.voor": "goed"}, OPEN),
        ('{"score": "licht", "below": 34}', {"licht.voor": "slecht"}, True),
        (
            '{"all": [{"answer": "licht.voor", "in": ["goed"]}, {"number": "banden.druk", "below": 3}]}',
            {"banden.druk": 5},
            False,
        ),
        (
            '{"any": [{"answer": "licht.voor", "in": ["goed"]}, {"number": "banden.druk", "below": 3}]}',
            {"banden.druk": 1},
            True,
        ),
        (
            '{"any": [{"answer": "licht.voor", "in": ["goed"]}, {"number": "banden.druk", "below": 3}]}',
            {"banden.druk": 5},
            OPEN,
        ),
        ('{"not": {"answer": "licht.voor", "in": ["goed"]}}', {}, OPEN),
        ('{"level": "seizoen", "at_least": 1}', {"remmen.soort": "terugtrap", "remmen.werking": "goed"}, True),
        ('{"level": "seizoen", "below": 1}', {"remmen.soort": "terugtrap", "remmen.werking": "slecht"}, True),
        ('{"concluded": "FIE-01"}', {"licht.voor": "slecht"}, True),
        ('{"concluded": "FIE-01"}', {}, OPEN),
    ],
)
def test_truth(fiets: Model, condition: str, answers: Answers, expected: Truth) -> None:
    """A condition over answers has the truth that the design gives it."""
    parsed: Condition = TypeAdapter(Condition).validate_json(condition)
    assert truth(parsed, assess(fiets, sheet_of(fiets, answers)).world) is expected


def test_respondents_who_differ_leave_it_open(fiets: Model) -> None:
    """What they agree on is decided, what they differ on is open."""
    condition: Condition = TypeAdapter(Condition).validate_json('{"answer": "licht.voor", "in": ["goed", "matig"]}')
    agree = sheet_of(fiets, {"licht.voor": "goed"}, {"licht.voor": "matig"})
    differ = sheet_of(fiets, {"licht.voor": "goed"}, {"licht.voor": "slecht"})
    silent = sheet_of(fiets, {"licht.voor": "goed"}, {"licht.voor": Mark.DONT_KNOW})
    assert truth(condition, assess(fiets, agree).world) is True
    assert truth(condition, assess(fiets, differ).world) is OPEN
    assert truth(condition, assess(fiets, silent).world) is True
