"""The small changes of a condition: all of them, each once, and none that the loader would refuse."""

from hypothesis import given
from hypothesis import strategies as st

from engine.cases.changes import changes
from engine.model import Model
from engine.model.vocabulary import Condition
from engine.model.walk import Path
from engine.words.sentence import statement
from tests.generated import models


def told(model: Model, condition: Condition) -> list[tuple[str, Path, str]]:
    """Each change: its kind, where, and the whole condition afterwards."""
    return [(c.kind, c.path, statement(model, c.whole)) for c in changes(model, condition)]


def test_answers_come_and_go(fiets: Model) -> None:
    """One less, never none; one more, never all of a single choice."""
    assert told(fiets, fiets.rule["FIE-01"].when) == [
        ("answers", (), "bij ‘Voorlicht’ is het antwoord matig"),
        ("answers", (), "bij ‘Voorlicht’ is het antwoord slecht"),
        ("not", (), "bij ‘Voorlicht’ is het antwoord niet slecht en niet matig"),
    ]


def test_bounds_turn_and_move_and_parts_fall_out(fiets: Model) -> None:
    """A number by one either way, turned round; each part dropped; both joined the other way."""
    assert told(fiets, fiets.rule["FIE-02"].when) == [
        ("joined", (), "‘Bandenspanning’ minder dan 3 bar is of ‘Voorlicht doet het niet’ niet geldt"),
        ("dropped", ("all", 0), "‘Voorlicht doet het niet’ geldt niet"),
        ("bound", ("all", 0), "‘Bandenspanning’ ten minste 3 bar is en ‘Voorlicht doet het niet’ niet geldt"),
        ("bound", ("all", 0), "‘Bandenspanning’ minder dan 2 bar is en ‘Voorlicht doet het niet’ niet geldt"),
        ("bound", ("all", 0), "‘Bandenspanning’ minder dan 4 bar is en ‘Voorlicht doet het niet’ niet geldt"),
        ("dropped", ("all", 1), "‘Bandenspanning’ is minder dan 3 bar"),
        ("not", ("all", 1), "‘Bandenspanning’ minder dan 3 bar is en ‘Voorlicht doet het niet’ geldt"),
    ]


def test_a_bound_stays_where_it_says_something(fiets: Model) -> None:
    """No level above the highest rung, and none that always holds."""
    bounds = [c.new for c in changes(fiets, fiets.rule["FIE-04"].when) if c.kind == "bound"]
    assert [(b.at_least, b.below) for b in bounds] == [(None, 2), (1, None), (3, None)]  # type: ignore[union-attr]


@given(st.data())
def test_every_change_is_another_condition(data: st.DataObject) -> None:
    """None is the condition itself, none comes twice, and each can be told in words."""
    model = data.draw(models())
    for rule in model.rules:
        found = [change.whole for change in changes(model, rule.when)]
        assert rule.when not in found
        assert len(set(found)) == len(found)
        assert all(statement(model, whole) for whole in found)
