"""What is wrong in a model is reported: place, code, fact and hint, all at once."""

import shutil
from pathlib import Path

import pytest

from engine.load.cache import cached
from engine.load.loader import load
from engine.problem import InputError
from tests.conftest import FIETS

Q, R, C, I = "questionnaires/fiets.yaml", "rules/fiets.yaml", "rules/fiets.cases.yaml", "rules/catalogue/fiets.yaml"  # noqa: E741


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """The messages for the model of another field with one thing changed."""
    shutil.copytree(FIETS, folder / "m")
    path = folder / "m" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(folder / "m")
    return str(caught.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (R, "answer: licht.voor", "answer: licht.vor", f"{R}:6:18: E104 onbekende vraag 'licht.vor'. Bedoelde u 'licht.voor'?"),
        (R, "in: [slecht, matig]", "in: [slegt]", f"{R}:6:35: E105 'licht.voor' heeft geen antwoord 'slegt'. Bedoelde u 'slecht'?"),
        (R, "level: seizoen", "level: seisoen", f"{R}:34:17: E106 onbekende ladder 'seisoen'. Bedoelde u 'seizoen'?"),
        (R, "concluded: FIE-01", "concluded: FIE-09", f"{R}:18:26: E107 onbekende regel 'FIE-09'. Bedoelde u 'FIE-06'?"),
        (R, "remedy: [FB.lamp]", "remedy: [FB.lam]", f"{R}:8:12: E108 onbekend onderdeel van de catalogus 'FB.lam'. Bedoelde u 'FB.lamp'?"),
        (R, "source: [FB.licht]", "source: [FB.ligt]", f"{R}:9:12: E109 onbekend deel van een bron 'FB.ligt'. Bedoelde u 'FB.licht'?"),
        (R, "  why: Zonder licht zien anderen je niet.\n", "", f"{R}:2:3: E110 verplicht veld 'why' ontbreekt."),
        (R, "do: Koop", "points: Koop", f"{R}:5:3: E111 onbekend veld 'points'."),
        (R, "do: Koop", "doe: Koop", f"{R}:5:3: E111 onbekend veld 'doe'. Bedoelde u 'do'?"),
        (R, "risk: hoog", "risk: erg", f"{R}:7:9: E112 'erg' mag hier niet. Kies uit: 'hoog', 'midden' of 'laag'."),
        (R, "risk: hoog", "strength: true\n  risk: hoog", f"{R}:2:3: E112 een regel heeft precies één van: risk, advice, strength, verdict, fact."),
        (R, "- id: FIE-02", "- id: FIE-01", f"{R}:11:7: E113 'FIE-01' bestaat al. Zie {R}:2."),
        (R, "when: {answer: licht.voor, in: [slecht, matig]}", "when: {concluded: FIE-02}", f"{R}:2:7: E114 regels bouwen op elkaar: FIE-01 → FIE-02 → FIE-01."),
        (R, "in: [slecht, matig]", "in: [slecht, matig, goed]", f"{R}:6:34: E115 deze voorwaarde noemt alle antwoorden en zegt dus niets. Bedoelt u 'applicable'?"),
        (R, "below: 3", "below: 9", f"{R}:17:9: E115 deze voorwaarde zegt niets: 'banden.druk' loopt van 0 tot 8."),
        (R, "at_least: 2", "at_least: 4", f"{R}:34:9: E115 deze voorwaarde zegt niets: 'seizoen' telt 3 treden."),
        (R, "number: banden.druk", "number: licht.voor", f"{R}:17:9: E116 'licht.voor' is geen getalvraag."),
        (R, "answer: licht.voor", "answer: banden.merk", f"{R}:6:9: E116 'banden.merk' is geen keuzevraag."),
        (R, "title: Voorlicht doet", "title: \"\\e[31mVoorlicht\" #", f"{R}:3:10: E112 stuurteken U+001B mag niet in tekst."),
        (R, "{answer: licht.voor, in:", "{answr: licht.voor, in:", f"{R}:6:9: E112 een voorwaarde heeft precies één van: all, any, not, answer, number, score, level, applicable, concluded."),
        (R, "below: 3}", "below: 3, at_least: 1}", f"{R}:17:18: E112 geef precies één van 'at_least' en 'below'."),
        (R, "verdict: rijklaar", "verdict: rijklar", f"{R}:35:12: E106 onbekende oordeelfamilie 'rijklar'. Bedoelde u 'rijklaar'?"),
        (R, "since: 1.0.0", "since: 1.0", f"{R}:10:10: E112 hier hoort tekst."),
        (Q, "answers: staat", "answers: stad", f"{Q}:30:84: E106 onbekende antwoordreeks 'stad'. Bedoelde u 'staat'?"),
        (Q, "knows: [maker]", "knows: [make]", f"{Q}:31:105: E106 onbekende persoon 'make'. Bedoelde u 'maker'?"),
        (Q, "in: [velg]", "in: [velk]", f"{Q}:46:49: E105 'remmen.soort' heeft geen antwoord 'velk'. Bedoelde u 'velg'?"),
        (Q, "{answer: remmen.soort, in: [velg]}", "{score: licht, below: 3}", f"{Q}:46:21: E116 'ask_when' mag alleen naar antwoorden kijken. Gebruik answer, number of applicable."),
        (Q, "ask_when: {answer: remmen.soort, in: [velg]}", "ask_when: {applicable: remmen.blokjes}", f"{Q}:42:15: E114 vragen wachten op elkaar: remmen.blokjes → remmen.blokjes."),
        (Q, "min: 0, max: 8", "min: 8, max: 0", f"{Q}:52:11: E112 een getalvraag heeft 'min' en 'max', met min kleiner dan max."),
        (Q, "id: slijtage, text: Slijtage, points: 1", "id: slijtage, text: Slijtage", f"{Q}:59:13: E116 geef elk antwoord punten, of geen enkel."),
        (Q, "questions: [banden.profiel]", "questions: [banden.druk]", f"{Q}:68:60: E116 'banden.druk' heeft geen antwoorden met punten."),
        (Q, "scales: [licht, remmen, banden], weights: {remmen: 2}", "scales: [licht, fiets]", f"{Q}:69:10: E114 schalen tellen elkaar: fiets → fiets."),
        (Q, "weights: {remmen: 2}", "weights: {rem: 2}", f"{Q}:69:96: E106 'rem' telt in deze schaal niet mee."),
        (Q, "from: 60", "from: 0", f"{Q}:66:5: E112 banden beginnen bij 0 en lopen op."),
        (Q, "points: 0}", "points: nul}", f"{Q}:18:44: E112 hier hoort een geheel getal."),
        (Q, "points: 0}", "points: -1}", f"{Q}:18:44: E112 het getal moet ten minste 0 zijn."),
        (Q, "id: slecht", "id: nvt", "E116 'nvt' kan geen antwoord zijn: het heeft een vaste betekenis."),
        (Q, "section: licht", "section: ligt", f"{Q}:66:54: E106 onbekend deel 'ligt'. Bedoelde u 'licht'?"),
        (Q, "average: fiets", "average: fits", f"{Q}:75:14: E106 onbekende schaal 'fits'. Bedoelde u 'fiets'?"),
        (C, "banden.druk: 5", "banden.druk: 5, banden.druk: 6", f"{C}:2:96: E102 'banden.druk' staat hier twee keer. Laat er één staan."),
        (C, "licht.*: goed", "lucht.*: goed", f"{C}:2:13: E104 geen enkele vraag begint met 'lucht.'."),
        (C, "- case: zachte band\n  answers: {licht.voor: goed", "- case: zachte band\n  answers: {licht.voor: goet", f"{C}:12:25: E105 'licht.voor' heeft geen antwoord 'goet'. Bedoelde u 'goed'?"),
        (C, "  open: [FIE-01, FIE-02]\n", "", f"{C}:15:3: E112 een casus verwacht iets: 'fires', 'silent', 'open' of 'level'."),
        (I, "after: [FB.maker]", "after: [FB.pomp]", f"{I}:3:84: E114 onderdelen komen na elkaar: FB.pomp → FB.pomp."),
        (I, "after: [FB.maker]", "offset: {from: FB.makr, days: [1]}", f"{I}:3:92: E108 onbekend onderdeel van de catalogus 'FB.makr'. Bedoelde u 'FB.maker'?"),
        (I, "after: [FB.maker]", "offset: {from: FB.maker, days: [3, 1]}", f"{I}:3:85: E112 'days' loopt op, en ligt aan één kant van dat andere onderdeel."),
        (I, "after: [FB.maker]", "offset: {from: FB.maker, days: [-1]}, after: [FB.maker]", f"{I}:1:3: E114 onderdelen komen na elkaar: FB.maker → FB.pomp → FB.maker."),
        (I, "after: [FB.maker]", "invite: [buren], invite_because: {burn: Gezellig}", f"{I}:3:111: E106 'burn' staat niet bij 'invite'. Bedoelde u 'buren'?"),
        (I, "after: [FB.maker]", "agenda: [{what: Plakken, workforms: [FB.lamb]}]", f"{I}:3:114: E108 onbekend onderdeel van de catalogus 'FB.lamb'. Bedoelde u 'FB.lamp'?"),
        (I, "after: [FB.maker]", "short: pomp, source: [FB.banden]}\n- {id: FB.band, kind: meeting, title: T, summary: S, short: pomp", f"{I}:4:61: E113 'pomp' bestaat al. Zie {I}:3."),
        (I, "after: [FB.maker]", "agenda: [{what: Plakken, see: FB.lamb}]", f"{I}:3:107: E108 onbekend onderdeel van de catalogus 'FB.lamb'. Bedoelde u 'FB.lamp'?"),
        (I, "after: [FB.maker]", "minutes_answer: licht.voor", f"{I}:3:93: E116 'licht.voor' is geen getalvraag."),
        (I, "after: [FB.maker]", "minutes_answer: banden.druc", f"{I}:3:93: E104 onbekende vraag 'banden.druc'. Bedoelde u 'banden.druk'?"),
        (I, "kind: activity", "kind: klus", "E112 'klus' mag hier niet. Kies uit:"),
        (I, "- {id: FB.maker", "x: {id: FB.maker", f"{I}:2:1: E101 is geen geldige YAML. Kijk naar het inspringen"),
    ],
)  # fmt: skip
def test_message(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    """Each mistake has its own message."""
    assert expected.split(": E1")[-1] in broken(tmp_path, file, old, new)
    assert expected in broken(tmp_path / "again", file, old, new)


def test_all_at_once_and_sorted(tmp_path: Path) -> None:
    """Mistakes in several files are reported together, in the order of their places."""
    shutil.copytree(FIETS, tmp_path / "m")
    for file, old, new in (
        (R, "risk: hoog", "risk: erg"),
        (Q, "answers: staat", "answers: stad"),
        (R, "FB.pomp", "FB.pmp"),
    ):
        path = tmp_path / "m" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(tmp_path / "m")
    assert [p.code for p in caught.value.problems] == ["E106", "E112", "E108"]


def test_missing_folder(tmp_path: Path) -> None:
    """A folder without a model says what it should hold."""
    with pytest.raises(InputError, match="bevat geen map 'questionnaires'"):
        load(tmp_path)


def test_cache_follows_the_files(tmp_path: Path) -> None:
    """A changed file is never answered from the cache; a spoiled cache is ignored."""
    shutil.copytree(FIETS, tmp_path / "m")
    first = cached(tmp_path / "m")
    assert cached(tmp_path / "m") == first == load(tmp_path / "m")[0]
    path = tmp_path / "m" / R
    path.write_text(path.read_text(encoding="utf-8").replace("Sterke remmen", "Goede remmen"), encoding="utf-8")
    assert cached(tmp_path / "m").rule["FIE-03"].title == "Goede remmen"
    from engine.load.cache import _place

    _place(tmp_path / "m").write_text("{", encoding="utf-8")
    assert cached(tmp_path / "m").rule["FIE-03"].title == "Goede remmen"
