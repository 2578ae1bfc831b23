"""A case that is like another: its answers, but for those that it gives itself."""

from pathlib import Path

import pytest

from engine.cases.answers import answers_of
from engine.load.loader import load
from engine.problem import InputError
from tests.cases.broken import broken

DULL = "- case: dof licht\n  like: alles goed\n  answers: {licht.achter: slecht}\n  fires: [FIE-03]\n"


def loaded(folder: Path, more: str) -> dict[str, dict[str, object]]:
    """The answers of each case of a model with more cases in it, by title."""
    copy = broken(folder, "rules/fiets.cases.yaml", "- case: alles goed\n", f"{more}- case: alles goed\n")
    model, cases = load(copy)
    return {placed.value.case: dict(answers_of(model, placed.value)) for placed in cases}


def test_its_own_answers_come_in_place_of_those_of_the_other(tmp_path: Path) -> None:
    """Wherever the other stands; what it does not say stays as it is there, prefixes too."""
    found = loaded(tmp_path, DULL)
    assert found["dof licht"] == {**found["alles goed"], "licht.achter": "slecht"}


def test_a_case_may_be_like_one_that_is_like_another(tmp_path: Path) -> None:
    """The nearest answer counts."""
    worse = DULL.replace("dof licht", "dof en zacht").replace("alles goed", "dof licht")
    found = loaded(tmp_path, worse.replace("licht.achter: slecht", "banden.druk: 1") + DULL)
    assert found["dof en zacht"] == {**found["alles goed"], "licht.achter": "slecht", "banden.druk": 1}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (DULL.replace("like: alles goed", "like: ales goed"), "rules/fiets.cases.yaml:2:9: E118 er is geen casus 'ales goed'. Bedoelde u 'alles goed'?"),
        (DULL + DULL + DULL.replace("alles goed", "dof licht").replace("case: dof", "case: erg dof"), "rules/fiets.cases.yaml:10:9: E118 er is meer dan één casus 'dof licht'. Geef ze elk een eigen titel."),
        (DULL.replace("licht.achter: slecht", "licht.*: slecht"), "rules/fiets.cases.yaml:3:13: E118 'licht.*' mag niet in een casus die op een andere lijkt. Noem de vragen voluit."),
        (DULL.replace("alles goed", "dof licht"), "rules/fiets.cases.yaml:2:9: E114 deze casus lijkt in een kring op zichzelf. Schrijf bij één casus alle antwoorden uit."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(tmp_path: Path, more: str, message: str) -> None:
    """With the place and what to do."""
    with pytest.raises(InputError) as caught:
        loaded(tmp_path, more)
    assert str(caught.value) == message


def test_all_options_but_some(tmp_path: Path) -> None:
    """Of a question with more choices, and of all such questions below a prefix."""
    found = loaded(
        tmp_path,
        "- case: een\n  answers: {banden.gebreken: {except: [slijtage]}}\n  fires: [FIE-06]\n"
        "- case: alle\n  answers: {banden.*: {except: []}}\n  fires: [FIE-06]\n",
    )
    assert found["een"] == {"banden.gebreken": ("scheur",)}
    assert found["alle"] == {"banden.gebreken": ("scheur", "slijtage")}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("banden.gebreken: {except: [scheurtje]}", "2:30: E105 'banden.gebreken' heeft geen antwoord 'scheurtje'. Bedoelde u 'scheur'?"),
        ("banden.gebreken: {behalve: [scheur]}", "2:30: E112 bij 'banden.gebreken' hoort een antwoord. Bij meer keuzes mag ook: {except: […]}."),
        ("licht.voor: {except: [slecht]}", "2:25: E112 bij 'licht.voor' hoort een antwoord. Bij meer keuzes mag ook: {except: […]}."),
        ("banden.*: {except: scheur}", "2:23: E112 bij 'banden.*' hoort een antwoord. Bij meer keuzes mag ook: {except: […]}."),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused(tmp_path: Path, answer: str, message: str) -> None:
    """An option that is not there, another word, or a question with one answer."""
    with pytest.raises(InputError) as caught:
        loaded(tmp_path, f"- case: mis\n  answers: {{{answer}}}\n  fires: [FIE-06]\n")
    assert str(caught.value) == f"rules/fiets.cases.yaml:{message}"
