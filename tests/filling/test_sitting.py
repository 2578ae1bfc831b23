"""One file, several people: who begins, who goes on, and what stays of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.filling.answerfile import AnswerFile, Respondent, new_file, read_answers, save_answers
from engine.filling.sitting import start
from engine.model import Model
from engine.problem import InputError


class Answering:
    """A host that answers with what it was given, and remembers who began."""

    def __init__(self, who: str = "", whose: str = "") -> None:
        self.names = {"who": who, "whose": whose}
        self.begun: list[str | None] = []

    def practice(self, kept: AnswerFile | None) -> str:
        """The practice of Jan."""
        return kept.practice if kept else "Jan"

    def who(self, file: AnswerFile) -> str:
        """Who was given."""
        return self.names["who"]

    def whose(self, file: AnswerFile, name: str) -> str:
        """The owner that was given, or else who fills in."""
        return self.names["whose"] or name

    def begins(self, person: Respondent) -> None:
        """Remember."""
        self.begun.append(person.name)


Sit = Callable[..., AnswerFile]


@pytest.fixture
def sit(tmp_path: Path, fiets: Model) -> Sit:
    """One sitting on one file: answer so many questions in a way, and give what the file then holds."""
    path = tmp_path / "jan.yaml"

    def one(name: str | None, *answers: str, host: Answering | None = None) -> AnswerFile:
        interview = start(fiets, path, name, host or Answering())
        for answer in answers:
            interview.answer(answer)
        return read_answers(path, fiets)

    return one


def test_each_in_turn_has_a_place_of_their_own(sit: Sit) -> None:
    """Answers and position are kept apart; who comes back goes on there, whatever the capitals."""
    sit("anna", "goed")
    sit("Piet", "slecht", "slecht")
    file = sit("ANNA", "matig")
    assert [(p.name, dict(p.answers), p.position) for p in file.respondents] == [
        ("anna", {"licht.voor": "goed", "licht.achter": "matig"}, "remmen.soort"),
        ("Piet", {"licht.voor": "slecht", "licht.achter": "slecht"}, "remmen.soort"),
    ]


def test_a_file_of_one_asks_nothing(sit: Sit) -> None:
    """With or without a name, one respondent stays one."""
    assert sit(None, "goed").names == ()
    host = Answering()
    assert len(sit(None, "goed", host=host).respondents) == 1
    assert host.begun == []


def test_of_several_one_is_asked_who_it_is(sit: Sit) -> None:
    """Without a name the host asks; when nobody says, nothing is changed."""
    sit("anna", "goed")
    before = sit("piet", "slecht")
    with pytest.raises(InputError, match=r"E209 is door meer mensen ingevuld\. Zeg wie"):
        sit(None)
    host = Answering(who="piet")
    assert sit(None, "goed", host=host).named("piet") != before.named("piet")
    assert host.begun == ["piet"]
    assert sit(None, host=Answering(who="cor")).names == ("anna", "piet", "cor")


def test_answers_without_a_name_get_one(sit: Sit) -> None:
    """When a named person comes, the host says whose the first answers are."""
    sit(None, "goed")
    file = sit("piet", "slecht", host=Answering(whose="anna"))
    assert [(p.name, dict(p.answers)) for p in file.respondents] == [
        ("anna", {"licht.voor": "goed"}),
        ("piet", {"licht.voor": "slecht"}),
    ]


def test_or_they_are_one_s_own(sit: Sit) -> None:
    """Then the file still has one respondent, now with a name."""
    sit(None, "goed")
    assert [(p.name, dict(p.answers)) for p in sit("piet", "slecht").respondents] == [
        ("piet", {"licht.voor": "goed", "licht.achter": "slecht"})
    ]


def test_what_another_writes_meanwhile_stays(tmp_path: Path, fiets: Model) -> None:
    """Two people at once in the same file lose nothing of each other."""
    path = tmp_path / "jan.yaml"
    one = start(fiets, path, "anna", Answering())
    two = start(fiets, path, "piet", Answering())
    one.answer("goed")
    two.answer("slecht")
    one.answer("matig")
    file = read_answers(path, fiets)
    assert file.answers == ({"licht.voor": "goed", "licht.achter": "matig"}, {"licht.voor": "slecht"})


def test_without_a_name_one_does_not_write_over_another(tmp_path: Path, fiets: Model) -> None:
    """Who has no name cannot stand beside others: said at once, and the file stays as the other left it."""
    path = tmp_path / "jan.yaml"
    mine = start(fiets, path, None, Answering())
    save_answers(path, new_file(fiets, "Jan", "piet"), fiets)
    with pytest.raises(InputError, match="E209 is intussen door een ander ingevuld"):
        mine.answer("goed")
    assert read_answers(path, fiets).names == ("piet",)
