"""Whether files are of people or of then and now, and what cannot be compared."""

from datetime import date

import pytest

from engine.compare.kind import Kind, Named, chosen
from engine.filling.answerfile import AnswerFile, Respondent
from engine.problem import InputError

A, B, C = date(2026, 11, 22), date(2026, 11, 25), date(2027, 11, 20)


def files(*people: tuple[str | None, date | None] | tuple[()], practice: str = "Jan") -> Named:
    """Files a, b, c, each of one person on one day."""
    return [
        (f"{name}.yaml", AnswerFile(practice, "fiets", "1.0.0", (Respondent(*one),)))
        for name, one in zip("abc", people, strict=False)
    ]


@pytest.mark.parametrize(
    ("named", "kind", "why"),
    [
        (files(("anna", A), ("piet", B)), "mensen", "verschillende invullers"),
        (files(("anna", None), ("piet", None)), "mensen", "verschillende invullers"),
        (files(("anna", A), ("ANNA", B)), "tijd", "‘ANNA’ vulde op meer dan één dag in"),
        (files((None, A), (None, C)), "tijd", "dezelfde vulde op meer dan één dag in"),
        (files((None, A), (None, A)), "mensen", "dezelfde datum"),
        (files(("anna", A), ("piet", C)), "tijd", "er zit meer dan een half jaar tussen"),
        (files(("anna", A), (None, B)), "mensen", "verschillende invullers"),
    ],
)
def test_names_and_dates_tell(named: Named, kind: Kind, why: str) -> None:
    """The same person on another day is then and now; other people near in time are people."""
    choice = chosen(named)
    assert (choice.kind, choice.why) == (kind, why)


def test_one_file_of_several_is_of_people() -> None:
    """Their dates do not matter."""
    file = AnswerFile("Jan", "fiets", "1.0.0", (Respondent("a", A), Respondent("b", C)))
    assert chosen([("a.yaml", file)]).kind == "mensen"


def test_asked_for_is_asked_for() -> None:
    """What is forced is taken, and said."""
    assert chosen(files(("anna", A), ("piet", B)), "tijd").why == "zo gevraagd"
    assert chosen(files(("anna", A), ("piet", C)), "mensen").kind == "mensen"


@pytest.mark.parametrize(
    ("named", "forced", "message"),
    [
        (files(("anna", A)), None, "a.yaml: E213 is van één persoon: er is niets om naast te leggen."),
        (files(("anna", A)), "mensen", "E213 is van één persoon"),
        (files(("anna", A)), "tijd", "a.yaml: E213 is één moment."),
        (
            files(("anna", A), ("anna", A)),
            None,
            "b.yaml: E212 ‘anna’ staat in meer dan één bestand, zonder andere datum.",
        ),
        (files(("anna", None), ("anna", B)), None, "E212"),
        (files(("anna", A), ("piet", None)), "tijd", "b.yaml: E214 heeft geen datum. Zet er een in"),
        (files(("anna", A), ("piet", A)), "tijd", "b.yaml: E214 heeft dezelfde datum als a.yaml: 22 november 2026."),
        (
            [*files(("anna", A)), *files(("piet", B), practice="Klaas")],
            None,
            "a.yaml: E210 gaat over ‘Klaas’, maar a.yaml over ‘Jan’. Praktijken naast elkaar leggen kan met 'paraat batch'.",
        ),
    ],
)
def test_what_cannot_be_compared(named: Named, forced: Kind | None, message: str) -> None:
    """One file, the same person twice, no date, another practice: each has its message."""
    with pytest.raises(InputError) as caught:
        chosen(named, forced)
    assert message in str(caught.value)
