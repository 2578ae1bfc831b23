"""Cases come true or not, and all at once is the same as one by one."""

import json
from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from engine.cases import differences, table, uncovered
from engine.cases.table import Table, members
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Answers, sheet_of
from engine.load.files import model_folder
from engine.load.loader import load
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import Concluded, Level
from engine.model.walk import atoms
from tests.conftest import FIETS
from tests.generated import answers, models


def case(answers: dict[str, object], **wishes: object) -> Case:
    """A case of the model of another field."""
    return Case.model_validate_json(json.dumps({"case": "proef", "answers": answers, **wishes}))


def test_every_case_comes_true(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """What the cases expect is what the rules make of them."""
    assert [str(d) for d in differences(*shipped)] == []


def test_every_rule_fires_is_silent_and_is_open_in_some_case(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """No rule without its cases."""
    assert list(uncovered(*shipped)) == []


def test_a_model_of_another_field_works() -> None:
    """The engine knows no question by name."""
    model, cases = load(FIETS)
    assert [str(d) for d in differences(model, [c.value for c in cases])] == []


def test_a_wrong_expectation_is_seen(fiets: Model) -> None:
    """A case that expects the wrong thing is reported, in words; what others build on comes first."""
    wrong = case({"licht.voor": "goed"}, fires=["FIE-01"], silent=["FIE-03"], level={"seizoen": 2})
    assert [str(d) for d in differences(fiets, [wrong])] == [
        "proef: seizoen zou op 2 staan, maar staat op 0 tot 3",
        "proef: FIE-01 zou afgaan, maar zwijgt",
        "proef: FIE-03 zou zwijgen, maar is open",
    ]
    assert ("FIE-01", "silent") in list(uncovered(fiets, [wrong]))


def test_exactly_asks_silence_of_all_that_it_does_not_name(fiets: Model) -> None:
    """A conclusion that the case leaves out is reported; an open one is not."""
    lights = {"licht.voor": "slecht", "remmen.werking": "slecht"}
    found = differences(fiets, [case(lights, fires=["FIE-01"], exactly=True)])
    assert [str(d) for d in found] == ["proef: FIE-05 zou niet afgaan, maar gaat af"]


def test_a_level_that_is_sure_is_told_as_one(fiets: Model) -> None:
    """What came out of a ladder is one level when nothing is open."""
    found = differences(fiets, [case({"remmen.werking": "slecht"}, level={"seizoen": 3})])
    assert [d.found for d in found] == ["staat op 0"]


def test_no_cases_have_no_differences(fiets: Model) -> None:
    """Nothing to run is nothing wrong."""
    assert list(differences(fiets, [])) == []


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Model, list[Answers]]:
    """A generated model and a few sheets."""
    model = draw(models())
    return model, draw(st.lists(answers(model), min_size=1, max_size=10))


@given(sheets())
def test_all_at_once_is_one_by_one(drawn: tuple[Model, list[Answers]]) -> None:
    """In columns, without them, and sheet by sheet: of every atom and rule the same truth."""
    model, given_ = drawn
    asked = [Concluded(concluded=rule.id) for rule in model.rules]
    asked += [Level(level=ladder.id, at_least=1) for ladder in model.ladders]
    asked += [atom for rule in model.rules for _, atom in atoms(rule.when)]
    columns = Table(model, given_)
    with patch.object(table, "find_spec", lambda _: None):
        plain = Table(model, given_)
    assert [columns.look(atom) for atom in asked] == [plain.look(atom) for atom in asked]
    for rule in model.rules:
        found = columns.truths(rule.when)
        values = [assess(model, sheet_of(model, sheet)).rules[rule.id] for sheet in given_]
        assert list(members(found.yes)) == [i for i, value in enumerate(values) if value]
        assert list(members(found.no)) == [i for i, value in enumerate(values) if value is False]


def test_the_folder_is_found() -> None:
    """The shipped model is found from wherever the package is installed."""
    assert (Path(model_folder()) / "rules" / "sources.yaml").is_file()
