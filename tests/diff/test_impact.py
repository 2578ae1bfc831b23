"""What a changed model does to practices, and by which change."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.batch.columns.cells import cell
from engine.batch.fitting import fitted
from engine.batch.impact import shifted
from engine.batch.writing.reports import given as answer
from engine.diff.changes import changes
from engine.diff.edition import Edition
from engine.diff.mixing import Mixer
from engine.diff.proposal import proposal
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.score import Score
from engine.evaluate.sheet import Answers, sheet_of
from engine.model import Model
from tests.diff.edits import edited
from tests.generated import answers, models


def speaking(model: Model) -> Model:
    """The model with rules that a reader gets to see."""
    rules = (rule.model_copy(update={"fact": None, "strength": True}) for rule in model.rules)
    return edited(model, rules=tuple(rules))


def table(model: Model, sheets: list[Answers]) -> pl.DataFrame:
    """The answers of several practices as canonical cells."""
    columns = {"practice": [f"p{i}" for i in range(len(sheets))]}
    rows = {q.id: [cell(q, given.get(q.id)) for given in sheets] for q in model.questions.values()}
    return pl.DataFrame({**columns, **rows}, schema=dict.fromkeys([*columns, *rows], pl.String))


@given(st.data())
def test_equal_models_do_not_differ(data: st.DataObject) -> None:
    """No change, no proposal, and no practice gets another outcome."""
    model = speaking(data.draw(models()))
    old, new = Edition("oud", model), Edition("nieuw", model)
    assert changes(old, new) == ()
    assert proposal(old, new, ()).step is None
    mixer = Mixer(old, new, ())
    reader = mixer.reader()
    assert shifted(mixer, reader, table(reader, [data.draw(answers(reader)) for _ in range(3)])) == ()


@settings(max_examples=40)
@given(st.data())
def test_every_other_outcome_has_its_changes(data: st.DataObject) -> None:
    """Between any two models: just the conclusions that the reference evaluator finds, each with a cause."""
    old, new = (Edition(name, speaking(data.draw(models()))) for name in ("oud", "nieuw"))
    found = changes(old, new)
    mixer = Mixer(old, new, found)
    reader = mixer.reader()
    practices = table(reader, [data.draw(answers(reader)) for _ in range(4)])
    shifts = shifted(mixer, reader, practices)
    expected = set()
    for row in range(practices.height):
        before, after = (_assessed(edition.model, reader, practices[row : row + 1]) for edition in (old, new))
        expected |= {(f"p{row}", name) for name in _outcomes(before, after)}
    assert {(shift.practice, shift.id) for shift in shifts} == expected
    keys = {change.key for change in found}
    assert all(shift.by and keys.issuperset(shift.by) for shift in shifts)


def _assessed(model: Model, reader: Model, practice: pl.DataFrame) -> Assessment:
    row = fitted(model, reader, practice).row(0, named=True)
    given = {name: answer(model.questions[name], text) for name, text in row.items() if name != "practice" and text}
    return assess(model, sheet_of(model, given))


def _outcomes(before: Assessment, after: Assessment) -> set[str]:
    rules = {*before.rules, *after.rules}
    found = {name for name in rules if before.rules.get(name, False) is not after.rules.get(name, False)}
    for name in before.levels.keys() & after.levels.keys():
        was, now = before.levels[name], after.levels[name]
        if (was.lo, was.hi) != (now.lo, now.hi):
            found.add(name)
    for name in before.scores.keys() & after.scores.keys():
        old, new = before.scores[name], after.scores[name]
        if _band(old) != _band(new):
            found.add(name)
    return found


def _band(score: Score) -> tuple[bool, bool] | None:
    """In the generated models the higher band starts at half."""
    return None if score.applies is False else (score.lo >= 5000, score.hi >= 5000)


@given(st.data())
def test_all_changes_make_the_new_model(data: st.DataObject) -> None:
    """With no change applied the mixed model concludes as the old one, with all as the new one."""
    old, new = (Edition(name, speaking(data.draw(models()))) for name in ("oud", "nieuw"))
    mixer = Mixer(old, new, changes(old, new))
    reader = mixer.reader()
    practice = table(reader, [data.draw(answers(reader))])
    for applied, edition in ((set(), old), (set(mixer.changed), new)):
        mixed = mixer.mixed(applied)
        assert mixed is not None
        found, real = (_assessed(model, reader, practice) for model in (mixed, edition.model))
        assert {name: found.rules[name] for name in real.rules} == real.rules
        assert {name: found.scores[name] for name in real.scores} == real.scores
