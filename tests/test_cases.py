"""The shipped model keeps its word: every case comes true, every rule has its three."""

from engine.cases import differences, uncovered
from engine.load.files import model_folder
from engine.load.loader import load
from engine.model import Model
from engine.model.ruleset import Case
from tests.conftest import FIETS


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
    """A case that expects the wrong thing is reported, in words."""
    case = Case.model_validate_json(
        '{"case": "fout", "answers": {"licht.voor": "goed"}, "fires": ["FIE-01"], "level": {"seizoen": 2}}'
    )
    assert [str(d) for d in differences(fiets, [case])] == [
        "fout: FIE-01 zou afgaan, maar zwijgt",
        "fout: seizoen zou op 2 staan, maar staat op 0 tot 3",
    ]
    assert ("FIE-01", "silent") in list(uncovered(fiets, [case]))


def test_every_source_part_is_used_or_says_why_not(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """Nothing in the guides is lost: what nothing uses carries its reason, and only that."""
    model, _ = shipped
    used = {p for q in model.questions.values() for p in q.source}
    used |= {p for s in model.sections.values() for p in s.source} | {p for q in model.questionnaires for p in q.source}
    used |= {p for scale in model.scales for p in scale.source} | {p for r in model.rules for p in r.source}
    used |= {p for item in model.items for p in (*item.source, item.id)}
    used |= {p for ladder in model.ladders for p in (*ladder.source, *(s for r in ladder.rungs for s in r.source))}
    assert [p.id for p in model.parts.values() if p.id not in used and not p.unused] == []
    assert [p.id for p in model.parts.values() if p.id in used and p.unused] == []


def test_the_folder_is_found() -> None:
    """The shipped model is found from wherever the package is installed."""
    assert (model_folder() / "rules" / "sources.yaml").is_file()
