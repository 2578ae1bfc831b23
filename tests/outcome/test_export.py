"""The JSON report keeps its contract."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.model import Model
from engine.model.ruleset import Item
from engine.outcome.export import as_data, as_json
from engine.outcome.report import report_of
from tests.generated import answers, models

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@given(st.data())
def test_every_report_fits_the_schema(data: st.DataObject) -> None:
    """Whatever the model and the answers."""
    model = data.draw(models())
    found = assess(model, sheet_of(model, data.draw(answers(model))))
    jsonschema.validate(as_data(report_of("x", found)), SCHEMA)


def test_report_of_the_bicycle(fiets: Model) -> None:
    """A whole report, worked out by hand."""
    found = assess(
        fiets,
        sheet_of(
            fiets,
            {"licht.voor": "slecht", "licht.achter": Mark.DONT_KNOW, "banden.gebreken": ("scheur",), "banden.druk": 5},
        ),
    )
    data = json.loads(as_json(report_of("Jan", found)))
    assert data["progress"] == {"answered": 3, "dont_know": 1, "not_applicable": 0, "total": 8}
    assert data["scores"][0] == {
        "id": "licht", "title": "Licht", "lo": 0, "hi": 3333, "point": None, "known": 1, "total": 2, "band": "laag",
    }  # fmt: skip
    assert data["levels"] == [{"id": "seizoen", "lo": 0, "hi": 1, "title": "Seizoen"}]
    fires = [(f["rule"], f["kind"], f["because"]) for f in data["findings"] if f["status"] == "fires"]
    assert fires == [
        ("FIE-05", "verdict", [{"question": "licht.voor", "answer": "Slecht"}]),
        ("FIE-01", "risk", [{"question": "licht.voor", "answer": "Slecht"}]),
        ("FIE-06", "advice", [{"question": "banden.gebreken", "answer": "Een scheur"}]),
    ]
    assert [(f["rule"], f["open_questions"]) for f in data["findings"] if f["status"] == "open"] == [
        ("FIE-03", ["remmen.werking"])
    ]
    assert [(a["item"], a["priority"], a["because"], a["after"]) for a in data["advice"]] == [
        ("FB.lamp", 1, ["FIE-01"], []),
        ("FB.maker", 2, ["FIE-05", "FIE-06"], []),
        ("FB.pomp", 3, ["FIE-06"], ["FB.maker"]),
    ]


def test_most_telling_and_who_to_ask(fiets: Model) -> None:
    """The question that decides most stands first; who may know what nobody knew is named."""
    found = assess(fiets, sheet_of(fiets, {"licht.achter": Mark.DONT_KNOW, "remmen.soort": "terugtrap"}))
    report = report_of("Jan", found, knows={"licht.achter": "Fatima"})
    assert report.telling[0].question.id in {"licht.voor", "remmen.werking"}
    assert dict(report.to_ask) == {"Fatima": ("licht.achter",)}
    assert dict(report_of("Jan", found).to_ask) == {"de fietsenmaker": ("licht.achter",)}


def with_items(model: Model, items: tuple[Item, ...]) -> Model:
    """The model with another catalogue."""
    return Model(**{**{name: getattr(model, name) for name in Model.model_fields}, "items": items})


def test_nothing_done_or_unsuitable_is_advised(fiets: Model) -> None:
    """An item that is done, or does not suit, is left out; what is part of an advised step stands with it."""
    lamp = fiets.item["FB.lamp"].model_copy(update={"part_of": "FB.maker"})
    items = tuple(lamp if item.id == "FB.lamp" else item for item in fiets.items)
    answers_ = {"licht.voor": "slecht", "banden.gebreken": ("scheur",)}
    folded = with_items(fiets, items)
    advice = report_of("Jan", assess(folded, sheet_of(folded, answers_))).advice
    assert [(r.item.id, r.parts) for r in advice] == [("FB.maker", ("FB.lamp",)), ("FB.pomp", ())]
    for name in ("done_when", "suits"):
        condition = fiets.rule["FIE-01"].when if name == "done_when" else fiets.rule["FIE-03"].when
        changed = fiets.item["FB.lamp"].model_copy(update={name: condition})
        model = with_items(fiets, tuple(changed if i.id == "FB.lamp" else i for i in fiets.items))
        found = assess(model, sheet_of(model, {**answers_, "remmen.werking": "slecht"}))
        assert "FB.lamp" not in [r.item.id for r in report_of("Jan", found).advice]


@pytest.mark.parametrize("word", ["because", "open_questions"])
def test_schema_refuses_what_is_missing(fiets: Model, word: str) -> None:
    """The schema is no rubber stamp."""
    data = as_data(report_of("Jan", assess(fiets, sheet_of(fiets, {"licht.voor": "slecht"}))))
    del data["findings"][0][word]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)
