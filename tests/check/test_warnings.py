"""Each warning is seen where it is due, stays away where it is not, and can be switched off with a reason."""

from pathlib import Path

import pytest

from engine.check.checked import checked
from engine.check.codes import ALWAYS, CODES, document
from engine.load.files import model_folder
from engine.problem import InputError
from tests.check.changed import USUAL, C, I, Q, R, S, changed, new_warnings
from tests.conftest import FIETS

LONG = " ".join(["woord"] * 26)
SLOW = f"{' '.join(['woord'] * 18)}. " * 3
Change = tuple[str, str, str]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((Q, "id: herfst, title: Herfst, when: {score: licht, at_least: 60}", "id: herfst, title: Herfst, when: {answer: remmen.soort, in: [velg]}"), []),
        ((Q, "when: {answer: banden.profiel, in: [goed]}", "when: {answer: remmen.soort, in: [velg]}"), []),
        ((Q, "kind: text, source: [FB.banden]}", "kind: text, source: [FB.banden]}\n        - {id: banden.kleur, text: Welke kleur?, short: Kleur, kind: text, source: [FB.banden]}"), ["W101 niets kijkt naar vraag 'banden.kleur'."]),
        ((Q, "- {id: velg, text: Velgremmen}", "- {id: velg, text: Velgremmen}\n            - {id: trommel, text: Trommelrem}\n            - {id: geen, text: Geen rem}"), ["W102 bij 'remmen.soort' doen 'trommel' en 'geen' hetzelfde."]),
        ((Q, "{id: matig, text: Matig, points: 1}", "{id: matig, text: Matig, points: 0}"), [f"W102 bij '{q}' doen 'slecht' en 'matig' hetzelfde." for q in ("licht.voor", "licht.achter", "remmen.blokjes", "remmen.werking", "banden.profiel")]),
        ((R, "", "- {id: FIE-07, title: Weer de lamp, why: Omdat., when: {any: [{answer: licht.voor, in: [matig, slecht]}]}, risk: laag, remedy: [FB.lamp], source: [FB.licht], since: 1.0.0}"), ["W203 'FIE-07' heeft dezelfde voorwaarde als 'FIE-01'."]),
        ((R, "", "- {id: FIE-07, title: Licht is niet goed, why: Omdat., when: {not: {not: {concluded: FIE-01}}}, risk: laag, remedy: [FB.lamp], source: [FB.licht], since: 1.0.0}"), ["W203 'FIE-07' heeft dezelfde voorwaarde als 'FIE-01'."]),
        ((R, "", "- {id: FIE-07, title: Alleen een tussenstap, why: Omdat., when: {answer: licht.voor, in: [matig, slecht]}, fact: true, source: [FB.licht], since: 1.0.0}"), []),
        ((R, "", "- {id: FIE-07, title: Half, why: Omdat., when: {answer: licht.voor, in: [slecht]}, risk: laag, remedy: [FB.lamp], source: [FB.licht], since: 1.0.0}"), []),
        ((I, "", "- {id: FB.bel, kind: instrument, title: Een bel, summary: Een bel., source: [FB.licht]}"), ["W205 geen regel leidt naar 'FB.bel'."]),
        ((I, "", "- {id: FB.bel, kind: instrument, title: Een bel, summary: Een bel., after: [FB.lamp], source: [FB.licht]}"), []),
        ((S, "", "    - {id: FB.bel, title: De bel, where: hoofdstuk 4}"), ["W301 niets gebruikt 'FB.bel': De bel."]),
        ((R, "why: Een zachte band rijdt zwaar.", f"why: {LONG}."), ["W401 een zin telt 26 woorden; 25 is het meeste."]),
        ((R, "why: Een zachte band rijdt zwaar.", f"why: {LONG[6:]}."), []),
        ((Q, "title: Banden\n", f"title: Banden\n      intro: {LONG}\n"), ["W401 een zin telt 26 woorden; 25 is het meeste."]),
        ((R, "why: Een zachte band rijdt zwaar.", f"why: {SLOW}"), ["W402 de zinnen tellen gemiddeld 18 woorden; 17 is goed."]),
        ((R, "why: Een zachte band rijdt zwaar.", f"why: {SLOW}Kort."), []),
        ((I, "kind: activity", "kind: workform"), []),
        ((I, "kind: instrument, title: Een lampje", "kind: workform, title: Een lampje"), ["W403 bij werkvorm 'FB.lamp' staat niet wie erbij zijn.", "W404 bij werkvorm 'FB.lamp' staat niet hoe lang het duurt."]),
        ((I, "kind: instrument, title: Een lampje, summary: Een los lampje.", "kind: meeting, title: Een lampje, summary: Een los lampje., invite: [maker], timing: een uur"), []),
        ((C, "", "- {case: los, answers: {banden.druk: 5}, fires: [], silent: [FIE-06]}"), ["W501 niets in casus 'los' hangt af van de antwoorden."]),
        ((C, "", "- {case: leeg, answers: {}, fires: [], silent: [FIE-06]}"), ["W501 niets in casus 'leeg' hangt af van de antwoorden."]),
        ((C, "", "- {case: vast, answers: {banden.gebreken: []}, silent: [FIE-06]}"), []),
        ((C, "", "- {case: trede, answers: {remmen.werking: slecht}, level: {seizoen: 0}}"), []),
        ((C, "", "- {case: nogmaals, answers: {licht.voor: goed, banden.druk: 1, licht.achter: weet-niet}, fires: [FIE-02]}"), [f"W502 casus 'nogmaals' staat ook in {C}:11."]),
        ((C, "", "- {case: nogmaals, answers: {licht.voor: goed, banden.druk: 1}, fires: [FIE-02], silent: [FIE-01]}"), []),
        ((R, "why: Een zachte band", "why: TODO een band"), ["W902 deze tekst is nog niet geschreven."]),
        ((R, "risk: laag", "allow: {W401: zomaar}\n  risk: laag"), ["W901 'W401' komt hier niet voor."]),
        ((R, "risk: laag", "allow: {W204: het mag}\n  risk: laag"), []),
    ],
)  # fmt: skip
def test_warning(tmp_path: Path, change: Change, expected: list[str]) -> None:
    """One change to the model of another field brings these warnings and no others."""
    assert new_warnings(tmp_path, change) == expected


def test_allowed_with_a_reason(tmp_path: Path) -> None:
    """What an entry allows is not warned of, and then nothing is left."""
    folder = changed(
        tmp_path,
        (Q, "kind: text, source: [FB.banden]", "kind: text, allow: {W101: alleen ter herkenning}, source: [FB.banden]"),
        (
            Q,
            "          allow_na: true\n",
            "          allow_na: true\n          allow: {W102: de maker wil het weten}\n",
        ),
    )
    assert checked(folder).problems == ()


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        ("{W999: zomaar}", "E117 onbekende waarschuwing 'W999'. Kies uit: W101, W102,"),
        ("{W901: zomaar}", "E117 waarschuwing 'W901' kan niet uit."),
        ("{w401: zomaar}", "E112 'w401' is geen geldige naam."),
        ("{W401: ''}", "E112 de tekst is leeg."),
        ("W401", "E112 hier horen velden met een naam."),
    ],
)  # fmt: skip
def test_refused_allowance(tmp_path: Path, allow: str, expected: str) -> None:
    """An allowance names a warning that exists and may be switched off, and gives a reason."""
    with pytest.raises(InputError) as caught:
        checked(changed(tmp_path, (R, "risk: laag", f"allow: {allow}\n  risk: laag")))
    assert expected in str(caught.value)


def test_sorted_by_place(tmp_path: Path) -> None:
    """Warnings of all families come together, in the order of the files."""
    folder = changed(
        tmp_path,
        (R, "why: Een zachte band rijdt zwaar.", f"why: {LONG}."),
        (I, "kind: instrument, title: Een lampje", "kind: workform, title: Een lampje"),
    )
    problems = checked(folder).problems
    assert [(p.file, p.code) for p in problems] == [
        (Q, "W102"), (Q, "W101"), (I, "W403"), (I, "W404"), (R, "W401"),
    ]  # fmt: skip
    assert problems[-1].line == 13


def test_the_usual_warnings_of_the_other_model() -> None:
    """The model of another field is warned of one idle question and one idle answer."""
    assert {f"{p.code} {p.message}" for p in checked(FIETS).problems} == USUAL


def test_the_page_of_warnings_is_true() -> None:
    """``docs/waarschuwingen.md`` is what the catalogue of codes gives, and every code has its own text."""
    page = model_folder() / "docs" / "waarschuwingen.md"
    assert page.read_text(encoding="utf-8") == document()
    assert set(ALWAYS) < set(CODES)
