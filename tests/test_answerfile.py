"""Answer files: what is written reads back the same, what is wrong is refused in words."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answerfile import AnswerFile, new_file, read_answers, save_answers, written
from engine.model import Model
from engine.problem import InputError
from engine.sheet import Mark
from engine.text import unsafe_character
from tests.generated import answers, models

HEAD = "paraat: 1\nmodel: {name: fiets, version: 1.0.0}\npractice: Fiets van Jan\n"

texts = st.text(min_size=1, max_size=60).map(str.strip).filter(lambda t: t and not any(map(unsafe_character, t)))


@given(st.data())
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """What is written reads back the same, whatever the names and notes hold."""
    model = data.draw(models())
    some = st.dictionaries(st.sampled_from(list(model.questions)), texts, max_size=3)
    file = AnswerFile(
        data.draw(texts), "proef", "1.0.0", data.draw(st.none() | texts), None,
        data.draw(st.none() | st.sampled_from(list(model.questions))), data.draw(answers(model)),
        data.draw(some), data.draw(some),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("a") / "a.yaml"
    save_answers(path, file, model)
    assert read_answers(path, model) == file


def test_only_the_owner_can_read_it(tmp_path: Path, fiets: Model) -> None:
    """Answers are nobody else's business, and nothing is left beside the file."""
    path = tmp_path / "a.yaml"
    save_answers(path, new_file(fiets, "Jan"), fiets)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_file_is_readable(fiets: Model) -> None:
    """A person can read the file: section headings, and each question beside its answer."""
    file = AnswerFile(
        "Jan", "fiets", "1.0.0", answers={"licht.voor": "goed", "banden.gebreken": (), "banden.druk": Mark.DONT_KNOW}
    )
    assert written(file, fiets).splitlines()[4:] == [
        "answers:", "", "  # Licht", "  licht.voor: goed  # Voorlicht", "", "  # Banden",
        "  banden.druk: weet-niet  # Bandenspanning", "  banden.gebreken: []  # Gebreken",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.yaml: E201 is geen antwoordenbestand van Paraat. Maak er een met 'paraat assess'."),
        ("- 1\n", "E201"),
        ("paraat: 2\n", "a.yaml:1:9: E202 onbekende indeling."),
        ("paraat: 1\n", "E110 verplicht veld 'model' ontbreekt."),
        (HEAD + "answers: [1]\n", "a.yaml:4:10: E112 hier horen velden met een naam."),
        (HEAD + "answer: {}\n", "a.yaml:4:1: E111 onbekend veld 'answer'. Bedoelde u 'answers'?"),
        (HEAD.replace("fiets,", "auto,"), "E204 hoort bij het model 'auto', niet bij 'fiets'."),
        (
            HEAD.replace("1.0.0", "1.0.1"),
            "E204 is gemaakt met een nieuwer model (1.0.1); dit is 1.0.0. Werk Paraat eerst bij.",
        ),
        (HEAD.replace("Fiets van Jan", '"\\e[2J"'), "a.yaml:3:11: E112 stuurteken U+001B mag niet in tekst."),
        (HEAD.replace("Fiets van Jan", '"\\u202Egnp.exe"'), "E112 stuurteken U+202E mag niet in tekst."),
        (
            HEAD + "answers:\n  licht.vor: goed\n",
            "a.yaml:5:3: E104 onbekende vraag 'licht.vor'. Bedoelde u 'licht.voor'?",
        ),
        (
            HEAD + "answers:\n  licht.voor: goet\n",
            "a.yaml:5:15: E105 'licht.voor' heeft geen antwoord 'goet'. Bedoelde u 'goed'?",
        ),
        (
            HEAD + "answers:\n  licht.voor: 3\n",
            "E105 'licht.voor' heeft geen antwoord '3'. Kies uit: slecht, matig, goed.",
        ),
        (HEAD + "answers:\n  licht.voor: [goed]\n", "E203 bij 'licht.voor' hoort één antwoord, geen lijst."),
        (HEAD + "answers:\n  licht.voor: nvt\n", "E205 bij 'licht.voor' kan 'nvt' niet."),
        (HEAD + "answers:\n  banden.druk: veel\n", "E203 bij 'banden.druk' hoort een geheel getal."),
        (HEAD + "answers:\n  banden.druk: true\n", "E203 bij 'banden.druk' hoort een geheel getal."),
        (HEAD + "answers:\n  banden.druk: 99\n", "E203 99 past niet: 'banden.druk' loopt van 0 tot 8."),
        (HEAD + "answers:\n  banden.merk: 3\n", "E203 bij 'banden.merk' hoort tekst."),
        (HEAD + "notes:\n  licht.vor: hoi\n", "a.yaml:5:3: E104 onbekende vraag 'licht.vor'."),
        (HEAD + "updated: '2026-02-30'\n", "E203 is geen datum."),
        (
            HEAD + "answers:\n  licht.voor: goed\n  licht.voor: slecht\n",
            "a.yaml:6:3: E102 'licht.voor' staat hier twee keer.",
        ),
    ],
)
def test_refused(tmp_path: Path, fiets: Model, text: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every mistake has its message, and the file is left as it was."""
    monkeypatch.chdir(tmp_path)
    path = Path("a.yaml")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_answers(path, fiets)
    assert message in str(caught.value)
    assert path.read_text(encoding="utf-8") == text


def test_not_there_or_a_folder(tmp_path: Path, fiets: Model) -> None:
    """A missing file and a folder are told apart."""
    with pytest.raises(InputError, match="bestaat niet"):
        read_answers(tmp_path / "x.yaml", fiets)
    with pytest.raises(InputError, match="is een map"):
        read_answers(tmp_path, fiets)
    with pytest.raises(InputError, match="ongeldige naam"):
        read_answers(Path("x\0y"), fiets)


def test_too_large(tmp_path: Path, fiets: Model) -> None:
    """A file beyond all reason is not even parsed."""
    (tmp_path / "x.yaml").write_bytes(b"#" * 9_000_000)
    with pytest.raises(InputError, match="te groot"):
        read_answers(tmp_path / "x.yaml", fiets)


def test_cannot_be_written(tmp_path: Path, fiets: Model) -> None:
    """A folder that is not there gives a message, and nothing half written."""
    with pytest.raises(InputError, match="E206 kan niet worden bewaard"):
        save_answers(tmp_path / "weg" / "a.yaml", new_file(fiets, "Jan"), fiets)
