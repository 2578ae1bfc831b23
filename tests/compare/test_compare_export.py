"""The JSON of a comparison keeps its contract."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compare.export import as_json
from engine.model import Model
from tests.compare.test_moments import over_time
from tests.compare.test_people import compared
from tests.generated import answers, models

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "compare.schema.json").read_text(encoding="utf-8"))


@given(st.data())
def test_every_comparison_fits_the_schema(data: st.DataObject) -> None:
    """Whatever the model and the answers, of people and over time."""
    model = data.draw(models())
    some = [data.draw(answers(model)) for _ in range(data.draw(st.integers(2, 3)))]
    jsonschema.validate(json.loads(as_json(compared(model, *some))), SCHEMA)
    jsonschema.validate(json.loads(as_json(over_time(model, *some))), SCHEMA)


@pytest.mark.parametrize("word", ["as", "differences", "themes"])
def test_schema_refuses_what_is_missing(fiets: Model, word: str) -> None:
    """The schema is no rubber stamp."""
    data = json.loads(as_json(compared(fiets, {}, {})))
    del data[word]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)
