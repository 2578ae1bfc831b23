"""What a solver decides: never, always, the same, implied, out of reach, not told apart."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.check.apart import never_apart
from engine.check.checked import checked
from engine.check.questions import conditions, like
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.model import Model
from engine.model.questionnaire import Question
from engine.model.vocabulary import Answer
from engine.model.walk import atoms
from engine.solve.solver import Solver, Undecided
from engine.solve.survey import Survey
from tests.check.changed import USUAL, I, Q, R, changed
from tests.generated import models
from tests.solve.brute import every_sheet, sheets
from tests.test_cli import paraat

RULE = "- {{id: FIE-07, title: Nog een, why: Omdat., when: {0}, {1}, source: [FB.licht], since: 1.0.0}}\n"
RISK, FACT, STRENGTH = "risk: laag, remedy: [FB.lamp]", "fact: true", "strength: true"
ASKED = "{id: banden.merk, text: Welk merk?, short: Merk, kind: text,"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((Q, ASKED, f"{ASKED} ask_when: {{all: [{{answer: remmen.soort, in: [velg]}}, {{answer: remmen.soort, in: [terugtrap]}}]}},"), ["W103 vraag 'banden.merk' wordt aan niemand gesteld. "]),
        ((R, "", RULE.format("{all: [{answer: licht.voor, in: [goed]}, {answer: remmen.werking, in: [goed]}, {concluded: FIE-01}]}", FACT)), ["W201 'FIE-07' kan bij geen enkel stel antwoorden afgaan. Het kan niet dat bij ‘Voorlicht’ het antwoord goed is en ‘Voorlicht doet het niet’ geldt."]),
        ((R, "", RULE.format("{all: [{answer: remmen.soort, in: [terugtrap]}, {applicable: remmen.blokjes}]}", FACT)), ["W201 'FIE-07' kan bij geen enkel stel antwoorden afgaan. Het kan niet dat bij ‘Soort remmen’ het antwoord terugtraprem is en ‘Remblokjes’ van toepassing is."]),
        ((R, "", RULE.format("{level: seizoen, below: 1}", FACT)), []),
        ((R, "", RULE.format("{any: [{answer: licht.voor, in: [goed]}, {not: {answer: licht.voor, in: [goed]}}]}", STRENGTH)), ["W202 'FIE-07' gaat bij elk stel antwoorden af. "]),
        ((R, "", RULE.format("{any: [{answer: remmen.blokjes, in: [goed]}, {answer: remmen.blokjes, in: [slecht, matig]}]}", STRENGTH)), []),
        ((R, "", RULE.format("{not: {answer: licht.voor, in: [goed]}}", RISK)), ["W203 'FIE-07' gaat precies dan af als 'FIE-01' afgaat. "]),
        ((R, "", RULE.format("{not: {answer: licht.voor, in: [goed]}}", FACT)), []),
        ((R, "", RULE.format("{answer: licht.voor, in: [slecht]}", RISK)), ["W204 'FIE-01' gaat altijd ook af als 'FIE-07' afgaat. Andersom niet. Bij {licht.voor: matig} gaat alleen 'FIE-01' af."]),
        ((R, "", RULE.format("{answer: licht.voor, in: [slecht]}", FACT)), []),
        ((R, "", RULE.format("{score: licht, below: 20}", RISK)), ["W204 'FIE-01' gaat altijd ook af als 'FIE-07' afgaat. Andersom niet. Bij {licht.voor: slecht, licht.achter: goed} gaat alleen 'FIE-01' af."]),
        ((R, "", RULE.format("{score: licht, below: 70}", RISK)), ["W204 'FIE-07' gaat altijd ook af als 'FIE-01' afgaat. Andersom niet. Bij {licht.voor: goed, licht.achter: slecht} gaat alleen 'FIE-07' af."]),
        ((R, "", RULE.format("{answer: licht.achter, in: [slecht]}", RISK)), []),
        ((I, "summary: Een los lampje.,", "summary: Een los lampje., suits: {answer: licht.voor, in: [goed]},"), ["W205 wie 'FB.lamp' aangeraden krijgt, valt altijd buiten 'suits' of is volgens 'done_when' al klaar. "]),
        ((I, "summary: Een los lampje.,", "summary: Een los lampje., done_when: {answer: licht.voor, in: [matig]},"), []),
        ((Q, "{answer: banden.profiel, in: [goed]}}", "{answer: licht.voor, in: [slecht]}}"), ["W206 trede 3 van 'seizoen' is met geen enkel stel antwoorden te halen. "]),
    ],
)  # fmt: skip
def test_proved(tmp_path: Path, change: tuple[str, str, str], expected: list[str]) -> None:
    """One change to the model of another field brings these warnings and no others."""
    found = checked(changed(tmp_path, change), prove=True)
    assert found.undecided == 0
    assert [s for p in found.problems if (s := f"{p.code} {p.message} {p.hint}").rstrip() not in USUAL] == expected


def test_answers_that_never_make_a_difference(tmp_path: Path) -> None:
    """A condition that names two answers apart is no use where it comes out the same for both."""
    colour = "- {id: rem.kleur, text: Welke kleur?, short: Kleur, options: [{id: rood, text: Rood}, {id: wit, text: Wit}], source: [FB.remmen]}\n"
    never = "{all: [{answer: rem.kleur, in: [rood]}, {answer: licht.voor, in: [goed]}, {concluded: FIE-01}]}"
    folder = changed(
        tmp_path,
        (Q, "        - id: remmen.blokjes", f"        {colour}        - id: remmen.blokjes"),
        (R, "", RULE.format(f"{{any: [{{answer: remmen.werking, in: [slecht]}}, {never}]}}", FACT)),
    )
    assert [p.message for p in checked(folder).problems if p.message[:20] not in str(USUAL)] == []
    assert [p.message for p in checked(folder, prove=True).problems if "rem.kleur" in p.message] == [
        "bij 'rem.kleur' doen 'rood' en 'wit' hetzelfde: wat ernaar kijkt, komt er nooit anders door uit."
    ]


def outcome(model: Model, found: Assessment) -> tuple[object, ...]:
    """All that an answer could change; of rungs each by itself."""
    rungs = tuple(truth(r.when, found.world) for ladder in model.ladders for r in ladder.rungs)
    return found.sheet.asked, dict(found.rules), found.scores, rungs


def other_answer(question: Question, given: Given, one: str, other: str) -> Given | None:
    """The answer with ``one`` changed into ``other`` (or taken out); ``None`` where it does not hold ``one``."""
    if question.kind == "single":
        return other if given == one else None
    if isinstance(given, Mark) or not isinstance(given, tuple) or one not in given:
        return None
    return tuple(name for name in given if name != one)


@given(st.data())
def test_telling_apart_agrees_with_trying_every_sheet(data: st.DataObject) -> None:
    """On a small model: two answers make no difference exactly where on no sheet the one for the other does."""
    model = data.draw(models(max_rules=4, max_questions=3))
    assume(sheets(model) <= 500)
    proved = set(never_apart(model, Survey(model)))
    for question in model.questions.values():
        for one, other in like(model, question):
            named = any(
                isinstance(a, Answer) and a.answer == question.id and (one in a.in_) != (other in a.in_)
                for c in conditions(model)
                for _, a in atoms(c)
            )
            differ = False
            for sheet in every_sheet(model):
                changed_answer = other_answer(question, sheet[question.id], one, other)
                if changed_answer is not None:
                    here = assess(model, sheet_of(model, sheet))
                    there = assess(model, sheet_of(model, {**sheet, question.id: changed_answer}))
                    differ = differ or outcome(model, here) != outcome(model, there)
            assert ((question.id, one, other) in proved) is (named and not differ)


def test_a_solver_that_gives_up_claims_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not decided is no warning, and is counted."""

    def gives_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr(Solver, "find", gives_up)
    found = checked(changed(tmp_path, (R, "", RULE.format("{level: seizoen, below: 1}", FACT))), prove=True)
    assert {f"{p.code} {p.message}" for p in found.problems} == USUAL
    assert found.undecided > 0


def test_an_allowance_of_what_is_proved_is_judged_by_the_proof(tmp_path: Path) -> None:
    """An exception for a proved warning is left alone without a proof, and needed or not with one."""
    rule = RULE.format("{answer: licht.voor, in: [slecht]}", RISK)
    allow = (R, "  risk: hoog", "  allow: {W204: erger dan slecht alleen, W202: zomaar}\n  risk: hoog")
    folder = changed(tmp_path, (R, "", rule), allow)
    assert {f"{p.code} {p.message}" for p in checked(folder).problems} == USUAL
    left = {f"{p.code} {p.message}" for p in checked(folder, prove=True).problems} - USUAL
    assert left == {"W901 'W202' komt hier niet voor."}


def test_without_a_solver_it_is_said(tmp_path: Path) -> None:
    """Where ortools is missing, ``--prove`` says what to install; the rest works."""
    hidden = tmp_path / "sitecustomize.py"
    hidden.write_text(
        "import importlib.util as u\nold = u.find_spec\n"
        "u.find_spec = lambda n, p=None: None if n == 'ortools' else old(n, p)\n",
        encoding="utf-8",
    )
    shown = paraat("model", "check", "--prove", PYTHONPATH=str(tmp_path))
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "pip install 'paraat[solve]'" in shown.stderr
    assert paraat("model", "check", PYTHONPATH=str(tmp_path)).returncode == 1
