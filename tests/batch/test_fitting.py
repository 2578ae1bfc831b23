"""Answers that were read for two models, made to fit one."""

from typing import Any

import polars as pl

from engine.batch.fitting import fitted, lost
from engine.diff.edition import Edition
from engine.diff.mixing import Mixer
from engine.model import Model
from engine.model.questionnaire import Question, Section
from tests.diff.edits import edited, with_question

CELLS = {
    "licht.voor": ["slecht", "goed", "weet-niet", None],
    "banden.druk": ["1", "8", "nvt", ""],
    "banden.gebreken": ["scheur|slijtage", "slijtage", "geen", "weet-niet"],
    "banden.merk": ["Gazelle", None, "", "Batavus"],
}


def asked(model: Model, **fields: Any) -> Model:
    """The model with fewer options, a smaller range, and one question less."""
    front = tuple(o for o in model.questions["licht.voor"].options if o.id != "slecht")
    flaws = tuple(o for o in model.questions["banden.gebreken"].options if o.id != "slijtage")
    model = with_question(model, "licht.voor", answers=None, options=front)
    model = with_question(with_question(model, "banden.gebreken", options=flaws), "banden.druk", max=5)

    def section(s: Section) -> Section:
        kept: tuple[Question, ...] = tuple(q for q in s.questions if q.id != "banden.merk")
        return s.model_copy(update={"questions": kept})

    lists = (q.model_copy(update={"sections": tuple(map(section, q.sections))}) for q in model.questionnaires)
    return edited(model, questionnaires=tuple(lists), **fields)


def test_what_does_not_fit_becomes_blank(fiets: Model) -> None:
    """Of several choices those that are left; marks stay; a question that is not there has no column."""
    new = asked(fiets)
    reader = Mixer(Edition("oud", fiets), Edition("nieuw", new), ()).reader()
    practices = pl.DataFrame({"practice": ["an", "bo", "cas", "do"], **CELLS})
    assert fitted(fiets, reader, practices).to_dict(as_series=False) == {"practice": ["an", "bo", "cas", "do"], **CELLS}
    assert fitted(new, reader, practices).to_dict(as_series=False) == {
        "practice": ["an", "bo", "cas", "do"],
        "licht.voor": [None, "goed", "weet-niet", None],
        "banden.druk": ["1", None, "nvt", ""],
        "banden.gebreken": ["scheur", None, "geen", "weet-niet"],
    }
    assert list(lost(fiets, new, reader, practices)) == [
        "de vraag ‘Voorlicht’ (licht.voor) heeft het antwoord van 1 praktijk niet meer; het telt nu als nog niet ingevuld",
        "de vraag ‘Bandenspanning’ (banden.druk) heeft het antwoord van 1 praktijk niet meer; het telt nu als nog niet "
        "ingevuld",
        "de vraag ‘Gebreken’ (banden.gebreken) heeft het antwoord van 1 praktijk niet meer; het telt nu als nog niet "
        "ingevuld",
        "de vraag ‘Merk’ (banden.merk) is er niet meer; het antwoord van 2 praktijken telt niet meer mee",
    ]


def test_a_question_of_another_kind_starts_anew(fiets: Model) -> None:
    """The answers are read for the new kind; to the old one they say nothing."""
    new = with_question(fiets, "licht.voor", kind="number", answers=None, options=(), min=0, max=9)
    reader = Mixer(Edition("oud", fiets), Edition("nieuw", new), ()).reader()
    practices = pl.DataFrame({"practice": ["an"], "licht.voor": ["7"]})
    assert fitted(new, reader, practices)["licht.voor"].to_list() == ["7"]
    assert fitted(fiets, reader, practices)["licht.voor"].to_list() == [None]


def test_new_questions_are_counted(fiets: Model) -> None:
    """Nobody can have answered them yet."""
    reader = Mixer(Edition("oud", asked(fiets)), Edition("nieuw", fiets), ()).reader()
    practices = pl.DataFrame({"practice": ["an"], "licht.voor": ["goed"]})
    assert list(lost(asked(fiets), fiets, reader, practices)) == ["1 nieuwe vraag is nog door niemand beantwoord"]
