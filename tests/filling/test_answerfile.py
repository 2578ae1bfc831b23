"""Answer files: what is written reads back the same, what is wrong is refused in words."""

import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.sheet import Mark
from engine.filling.answerfile import (
    AnswerFile,
    Respondent,
    checked_name,
    new_file,
    read_answers,
    read_earlier,
    same,
    save_answers,
    written,
)
from engine.model import Model
from engine.problem import InputError
from engine.text import unsafe_character
from tests.generated import answers, models

HEAD = "paraat: 1\nmodel: {name: fiets, version: 1.0.0}\npractice: Fiets van Jan\n"

texts = st.text(min_size=1, max_size=60).map(str.strip).filter(lambda t: t and not any(map(unsafe_character, t)))


@st.composite
def people(draw: st.DrawFn, model: Model, name: st.SearchStrategy[str | None]) -> Respondent:
    """What one respondent filled in."""
    some = st.dictionaries(st.sampled_from(list(model.questions)), texts, max_size=3)
    position = st.none() | st.sampled_from(list(model.questions))
    return Respondent(
        draw(name), draw(st.none() | st.dates()), draw(position), draw(answers(model)), draw(some), draw(some)
    )


@st.composite
def files(draw: st.DrawFn, model: Model) -> AnswerFile:
    """A file of one respondent with or without a name, or of several with one each."""
    names = draw(st.lists(texts, max_size=4, unique_by=lambda name: tuple(name.casefold().split())))
    persons = [draw(people(model, st.just(name))) for name in names] or [draw(people(model, st.none()))]
    return AnswerFile(draw(texts), "proef", "1.0.0", tuple(persons))


@given(st.data())
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """What is written reads back the same, whatever the names and notes hold, and however many filled in."""
    model = data.draw(models())
    file = data.draw(files(model))
    path = tmp_path_factory.mktemp("a") / "a.yaml"
    save_answers(path, file, model)
    assert read_answers(path, model) == file


@given(st.data())
def test_one_respondent_s_part_leaves_the_others_alone(data: st.DataObject) -> None:
    """Replacing what one person filled in changes nothing of anybody else."""
    model = data.draw(models())
    file = data.draw(files(model))
    one = data.draw(st.sampled_from(file.respondents))
    changed = file.with_respondent(data.draw(people(model, st.just(one.name))))
    assert [p.name for p in changed.respondents] == [p.name for p in file.respondents]
    assert [p for p in changed.respondents if p.name != one.name] == [p for p in file.respondents if p.name != one.name]


def test_only_the_owner_can_read_it(tmp_path: Path, fiets: Model) -> None:
    """Answers are nobody else's business, and nothing is left beside the file."""
    path = tmp_path / "a.yaml"
    save_answers(path, new_file(fiets, "Jan"), fiets)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_file_is_readable(fiets: Model) -> None:
    """A person can read the file: section headings, and each question beside its answer."""
    file = AnswerFile(
        "Jan", "fiets", "1.0.0",
        (Respondent(answers={"licht.voor": "goed", "banden.gebreken": (), "banden.druk": Mark.DONT_KNOW}),),
    )  # fmt: skip
    assert written(file, fiets).splitlines()[4:] == [
        "answers:", "", "  # Licht", "  licht.voor: goed  # Voorlicht", "", "  # Banden",
        "  banden.druk: weet-niet  # Bandenspanning", "  banden.gebreken: []  # Gebreken",
    ]  # fmt: skip


def test_several_respondents_stand_by_name(fiets: Model) -> None:
    """Each person has a part of the file, laid out as a file of one."""
    anna = Respondent("Anna [b]", date(2026, 11, 22), "licht.achter", {"licht.voor": "goed"}, {"licht.voor": "nieuw"})
    file = AnswerFile("Jan", "fiets", "1.0.0", (anna, Respondent("piet")))
    assert written(file, fiets).splitlines()[4:] == [
        "respondents:", "", '  "Anna [b]":', '    updated: "2026-11-22"', "    position: licht.achter", "    answers:", "",
        "      # Licht", "      licht.voor: goed  # Voorlicht", "", "    notes:", "      licht.voor: nieuw", "", "  piet:",
        "    answers: {}",
    ]  # fmt: skip
    assert file.updated == date(2026, 11, 22)
    assert dict(file.notes) == {"licht.voor": "Anna [b]: nieuw"}


def test_what_respondents_agree_on(fiets: Model) -> None:
    """A difference is left out; "weet ik niet" gives way to an answer and stands when nobody knows."""
    one = Respondent("a", answers={"licht.voor": "goed", "licht.achter": "goed", "banden.merk": Mark.DONT_KNOW})
    two = Respondent(
        "b", answers={"licht.voor": "slecht", "licht.achter": Mark.DONT_KNOW, "banden.merk": Mark.DONT_KNOW}
    )
    agreed = AnswerFile("Jan", "fiets", "1.0.0", (one, two)).agreed
    assert agreed == {"licht.achter": "goed", "banden.merk": Mark.DONT_KNOW}


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x1b[31mb", "a\nb", "\u202ea"])
def test_a_name_that_cannot_stand_is_refused(name: str) -> None:
    """Empty, too long, or with what could steer a terminal."""
    with pytest.raises(InputError, match="--respondent: E209"):
        checked_name(name)


def test_names_are_the_same_whatever_their_capitals() -> None:
    """Capitals and spaces make no other person; markup is only text."""
    assert same("Anna  de Wit", " anna de wit")
    assert not same("anna", "anne")
    assert checked_name(" [b]Anna[/b] ") == "[b]Anna[/b]"


def test_of_an_earlier_model_what_no_longer_fits_is_dropped(tmp_path: Path, fiets: Model) -> None:
    """The rest is read; of today's model the same answers are refused."""
    rows = "answers: {licht.voor: goed, licht.vor: goed, licht.achter: goet}\nnotes: {licht.weg: hoi}\n"
    path = tmp_path / "a.yaml"
    path.write_text(HEAD.replace("1.0.0", "0.9.0") + rows, encoding="utf-8")
    earlier = read_earlier(path, fiets)
    assert earlier.file.answers == ({"licht.voor": "goed"},)
    assert earlier.dropped == ("licht.vor", "licht.achter", "licht.weg")
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(InputError, match="E104"):
        read_earlier(path, fiets)


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
        (HEAD + "respondents: {}\n", "a.yaml:4:14: E112 hier hoort ten minste één naam."),
        (HEAD + "respondents: [Jan]\n", "E112 hier horen velden met een naam."),
        (
            HEAD + "respondents:\n  jan: {}\nanswers: {}\n",
            "a.yaml:6:1: E208 'answers' kan niet naast 'respondents' staan. Zet alles wat iemand invulde onder diens naam.",
        ),
        (HEAD + "respondents:\n  jan: {}\n  JAN : {}\n", "a.yaml:6:3: E102 'JAN' staat hier twee keer."),
        (HEAD + "respondents:\n  ' jan': {}\n  jan: {}\n", "a.yaml:6:3: E102 'jan' staat hier twee keer."),
        (HEAD + "respondents:\n  jan: {answer: {}}\n", "E111 onbekend veld 'answer'. Bedoelde u 'answers'?"),
        (HEAD + f"respondents:\n  {'x' * 81}: {{}}\n", "E112 de tekst is te lang: ten hoogste 80 tekens."),
        (HEAD + 'respondents:\n  "a\\e[2J": {}\n', "E112 stuurteken U+001B mag niet in tekst."),
        (
            HEAD + "respondents:\n  jan:\n    answers:\n      licht.voor: goet\n",
            "a.yaml:7:19: E105 'licht.voor' heeft geen antwoord 'goet'. Bedoelde u 'goed'?",
        ),
        (
            HEAD + "respondents:\n  jan: {}\n  an: {knows: {licht.vor: ik}}\n",
            "a.yaml:6:16: E104 onbekende vraag 'licht.vor'.",
        ),
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
