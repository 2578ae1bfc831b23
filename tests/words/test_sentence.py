"""Conditions in plain Dutch."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from engine.evaluate.assessment import assess
from engine.evaluate.condition import Truth, World, truth
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.model.ruleset import Case
from engine.model.vocabulary import All, Answer, AnyOf, Concluded, Condition, Level, Not, Number, Score
from engine.words.sentence import outline, sentence, statement
from tests.generated import answers, models

FIETS = [
    ({"answer": "licht.voor", "in": ["slecht", "matig"]}, "bij ‘Voorlicht’ het antwoord slecht of matig is"),
    ({"not": {"answer": "licht.voor", "in": ["goed"]}}, "bij ‘Voorlicht’ het antwoord niet goed is"),
    (
        {"not": {"answer": "licht.voor", "in": ["slecht", "matig"]}},
        "bij ‘Voorlicht’ het antwoord niet slecht en niet matig is",
    ),
    (
        {"all": [{"answer": "licht.voor", "in": ["goed"]}, {"answer": "licht.achter", "in": ["goed"]}]},
        "bij ‘Voorlicht’ en ‘Achterlicht’ het antwoord goed is",
    ),
    (
        {"any": [{"answer": "remmen.blokjes", "in": ["goed"]}, {"not": {"applicable": "remmen.blokjes"}}]},
        "bij ‘Remblokjes’ het antwoord goed of niet van toepassing is",
    ),
    ({"answer": "banden.gebreken", "in": ["scheur"]}, "bij ‘Gebreken’ de keuze ‘Een scheur’ gemaakt is"),
    (
        {"answer": "banden.gebreken", "in": ["scheur", "slijtage"]},
        "bij ‘Gebreken’ ten minste een van de keuzes gemaakt is",
    ),
    ({"not": {"answer": "banden.gebreken", "in": ["scheur", "slijtage"]}}, "bij ‘Gebreken’ alle keuzes ontbreken"),
    (
        {"all": [{"applicable": "banden.gebreken"}, {"not": {"answer": "banden.gebreken", "in": ["scheur"]}}]},
        "‘Gebreken’ van toepassing is en daarbij de keuze ‘Een scheur’ ontbreekt",
    ),
    (
        {"any": [{"answer": "banden.gebreken", "in": ["scheur"]}, {"not": {"applicable": "banden.gebreken"}}]},
        "bij ‘Gebreken’ de keuze ‘Een scheur’ gemaakt is of ‘Gebreken’ niet van toepassing is",
    ),
    ({"number": "banden.druk", "below": 3}, "‘Bandenspanning’ minder dan 3 bar is"),
    ({"not": {"number": "banden.druk", "at_least": 3}}, "‘Bandenspanning’ niet ten minste 3 bar is"),
    ({"score": "remmen", "at_least": 30}, "de score ‘Remmen’ ten minste 30% is"),
    (
        {"all": [{"level": "seizoen", "at_least": 1}, {"not": {"level": "seizoen", "at_least": 3}}]},
        "‘Seizoen’ ten minste 1 en lager dan 3 is",
    ),
    ({"concluded": "FIE-01"}, "‘Voorlicht doet het niet’ geldt"),
    (
        {"not": {"any": [{"concluded": "FIE-01"}, {"concluded": "FIE-02"}]}},
        "‘Voorlicht doet het niet’ en ‘Banden zijn zacht’ allebei niet gelden",
    ),
    (
        {"all": [{"any": [{"concluded": "FIE-01"}, {"level": "seizoen", "below": 2}]}, {"number": "banden.druk", "at_least": 2}]},
        "‘Bandenspanning’ ten minste 2 bar is, en ‘Voorlicht doet het niet’ geldt of ‘Seizoen’ lager dan 2 is",
    ),
    (
        {"any": [{"number": "banden.druk", "below": 2}, {"all": [{"concluded": "FIE-01"}, {"any": [{"level": "seizoen", "below": 2}, {"score": "licht", "below": 40}]}]}]},
        "‘Bandenspanning’ minder dan 2 bar is, of (‘Voorlicht doet het niet’ geldt, en ‘Seizoen’ lager dan 2 is of de score ‘Licht’ lager dan 40% is)",
    ),
]  # fmt: skip


def _condition(data: Any) -> Condition:
    return TypeAdapter(Condition).validate_python(data, strict=False)  # type: ignore[no-any-return]


@pytest.mark.parametrize(("data", "told"), FIETS)
def test_sentences(fiets: Model, data: Any, told: str) -> None:
    """A condition reads as a clause that follows 'als'."""
    assert sentence(fiets, _condition(data)) == told


def test_the_opposite(fiets: Model) -> None:
    """Denied, 'and' becomes 'or', and each part its opposite."""
    assert sentence(fiets, fiets.rule["FIE-02"].when) == (
        "‘Bandenspanning’ minder dan 3 bar is en ‘Voorlicht doet het niet’ niet geldt"
    )
    assert sentence(fiets, fiets.rule["FIE-02"].when, denied=True) == (
        "‘Bandenspanning’ niet minder dan 3 bar is of ‘Voorlicht doet het niet’ geldt"
    )


def test_a_statement_has_its_verb_in_second_place(fiets: Model) -> None:
    """One clause alone can stand as a sentence of its own."""
    assert statement(fiets, fiets.rule["FIE-01"].when) == "bij ‘Voorlicht’ is het antwoord slecht of matig"
    assert statement(fiets, fiets.ladders[0].rungs[0].when, denied=True) == "de score ‘Remmen’ is niet ten minste 30%"


def test_a_ladder_is_called_as_its_writers_call_it(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """With the article that they gave it."""
    assert sentence(shipped[0], _condition({"level": "ink", "at_least": 1})) == "de INK-fase ten minste 1 is"


def test_an_outline(fiets: Model) -> None:
    """What is nested deep reads better as a list with indents."""
    lines = list(outline(fiets, _condition(FIETS[-1][0])).lines())
    assert lines == [
        "- een van:",
        "  - ‘Bandenspanning’ minder dan 2 bar is",
        "  - alle van:",
        "    - ‘Voorlicht doet het niet’ geldt",
        "    - een van:",
        "      - ‘Seizoen’ lager dan 2 is",
        "      - de score ‘Licht’ lager dan 40% is",
    ]


@given(models(), st.booleans())
def test_any_condition_can_be_told(model: Model, denied: bool) -> None:
    """Whatever the condition, there is a sentence, a statement and an outline of it."""
    for rule in model.rules:
        for told in (sentence, statement):
            assert told(model, rule.when, denied).strip()
        assert all(line.strip() for line in outline(model, rule.when, denied).lines())


@given(st.data())
def test_one_sentence_has_one_meaning(data: st.DataObject) -> None:
    """Conditions that are told the same hold for the same practices; so do small changes to them."""
    model = data.draw(models())
    found = assess(model, sheet_of(model, data.draw(answers(model, complete=True))))
    meaning: dict[str, Truth] = {}
    for rule in model.rules:
        for condition in (rule.when, *_near(rule.when)):
            told, holds = sentence(model, condition), truth(condition, found.world)
            assert meaning.setdefault(told, holds) is holds


def _near(condition: Condition) -> Iterator[Condition]:
    """The condition with one thing changed: its word, a threshold, an option, a denial."""
    match condition:
        case All(all=parts) | AnyOf(any=parts):
            for make in (lambda p: All(all=p), lambda p: AnyOf(any=p)):
                yield make(parts)
                for i, part in enumerate(parts):
                    yield from (make((*parts[:i], near, *parts[i + 1 :])) for near in _near(part))
        case Not():
            yield condition.not_
            yield from (Not.model_validate({"not": near}) for near in _near(condition.not_))
        case Answer():
            yield Not.model_validate({"not": condition})
            yield from (condition.model_copy(update={"in_": (name,)}) for name in condition.in_)
        case Number() | Score() | Level():
            yield condition.model_copy(update={"at_least": condition.below, "below": condition.at_least})
            for bound in ("at_least", "below"):
                limit = getattr(condition, bound)
                yield condition.model_copy(update={bound: limit and limit + 1})


def test_nesting_can_be_told_apart(fiets: Model) -> None:
    """Of all ways to join four clauses with 'and' and 'or', no two with another meaning read the same."""
    names = ("FIE-01", "FIE-02", "FIE-03", "FIE-06")
    meanings: dict[str, set[tuple[Truth, ...]]] = {}
    for tree in _trees(tuple(Concluded(concluded=name) for name in names)):
        worlds = (World({}, {}, {}, dict(zip(names, row, strict=True))) for row in product((True, False), repeat=4))
        table = tuple(truth(tree, world) for world in worlds)
        meanings.setdefault(sentence(fiets, tree), set()).add(table)
    assert len(meanings) > 20
    assert all(len(tables) == 1 for tables in meanings.values())


def _trees(leaves: tuple[Condition, ...]) -> Iterator[Condition]:
    if len(leaves) == 1:
        yield leaves[0]
    for cut in range(1, len(leaves)):
        for left, right in product(list(_trees(leaves[:cut])), list(_trees(leaves[cut:]))):
            yield All(all=(left, right))
            yield AnyOf(any=(left, right))
