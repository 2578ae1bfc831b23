"""Answers of an earlier model: what still means the same comes along, the rest is told."""

from pathlib import Path

from engine.compare.carrying import carried
from engine.model import Model

TEXT = "paraat: 1\nmodel: {name: fiets, version: VERSION}\npractice: Jan\nanswers: {licht.voor: goed, licht.achter: goed, ROW}\n"


def written(path: Path, version: str, row: str = "banden.druk: 3") -> Path:
    """An answer file of a version."""
    path.write_text(TEXT.replace("VERSION", version).replace("ROW", row), encoding="utf-8")
    return path


def older(model: Model, version: str = "0.9.0") -> Model:
    """The model as it was: one question with other options, and one that is gone today."""
    (first, *sections), *rest = model.questionnaires[0].sections, *model.questionnaires[1:]
    voor, *others = first.questions
    options = tuple(o.model_copy(update={"points": (o.points or 0) + 1}) for o in voor.options[:-1]) + voor.options[-1:]
    gone = voor.model_copy(update={"id": "licht.weg"})
    asked = (voor.model_copy(update={"options": options}), *others, gone)
    questionnaire = model.questionnaires[0].model_copy(
        update={"sections": (first.model_copy(update={"questions": asked}), *sections)}
    )
    parts = {
        name: getattr(model, name) for name in Model.model_fields
    }  # not a copy: that would keep what was worked out
    manifest = model.manifest.model_copy(update={"version": version})
    return Model(**{**parts, "manifest": manifest, "questionnaires": (questionnaire, *rest)})


def test_of_today_s_model_everything_counts(tmp_path: Path, fiets: Model) -> None:
    """Nothing has to be looked into."""
    found = carried(written(tmp_path / "a.yaml", "1.0.0"), fiets)
    assert (found.kept, found.dropped, found.sure) == (3, (), True)


def test_without_the_earlier_model_names_have_to_do(tmp_path: Path, fiets: Model) -> None:
    """What no longer exists is dropped, and that meaning was not looked into is told."""
    found = carried(written(tmp_path / "a.yaml", "0.9.0", "licht.weg: goed"), fiets)
    assert (found.kept, found.dropped, found.sure) == (2, ("licht.weg",), False)
    assert not carried(written(tmp_path / "a.yaml", "0.8.0"), fiets, older(fiets)).sure


def test_with_it_only_what_means_the_same_comes_along(tmp_path: Path, fiets: Model) -> None:
    """A question whose points changed is dropped as well, though its name and options are there."""
    found = carried(written(tmp_path / "a.yaml", "0.9.0", "licht.weg: goed"), fiets, older(fiets))
    assert (found.kept, found.dropped, found.sure) == (1, ("licht.voor", "licht.weg"), True)
    assert found.file.answers == ({"licht.achter": "goed"},)
