"""People side by side: where they differ, what they agree on, who can answer for whom."""

from hypothesis import given
from hypothesis import strategies as st

from engine.compare.kind import Choice
from engine.compare.people import People, people
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.filling.answerfile import AnswerFile, Respondent
from engine.model import Model
from engine.outcome.report import Report, report_of
from tests.generated import answers, models

CHOICE = Choice("mensen", "zo gevraagd")


def compared(model: Model, *given_: Answers) -> People:
    """People A, B, C … with these answers, compared."""
    persons = tuple(Respondent(name, answers=a) for name, a in zip("ABCDEF", given_, strict=False))

    def report(file: AnswerFile) -> Report:
        return report_of(file.practice, assess(model, sheet_of(model, *file.answers)), respondents=file.names)

    return people(AnswerFile("Jan", model.manifest.name, "1.0.0", persons), CHOICE, report)


def test_a_difference_says_who_said_what(fiets: Model) -> None:
    """The answers in order, with names; the sharpest first, a must-have counting double."""
    found = compared(
        fiets,
        {"licht.voor": "goed", "licht.achter": "slecht", "remmen.soort": "velg"},
        {"licht.voor": "matig", "licht.achter": "goed", "remmen.soort": "velg"},
        {"licht.voor": "goed", "licht.achter": "goed"},
    )
    apart = [(one.question.id, one.apart) for one in found.differences]
    assert apart == [("licht.voor", 6_666), ("licht.achter", 10_000)]
    assert [(one.names, one.answer) for one in found.differences[1].said] == [(("A",), "Slecht"), (("B", "C"), "Goed")]
    assert "FIE-05" in found.differences[0].rules
    assert found.agreed == ("remmen.soort",)
    assert dict(found.alone) == {"A": 0, "B": 0, "C": 0}


def test_one_answers_what_another_does_not_know(fiets: Model) -> None:
    """Who does not know, and who says what; where nobody knows there is no help."""
    found = compared(
        fiets, {"licht.voor": Mark.DONT_KNOW, "licht.achter": Mark.DONT_KNOW}, {"licht.voor": "goed", "banden.druk": 3}
    )
    assert [(one.question.id, one.asking, one.said[0].names) for one in found.helps] == [("licht.voor", ("A",), ("B",))]
    assert found.differences == ()
    assert found.alone["B"] == 1


def test_a_theme_spreads_from_the_lowest_to_the_highest(fiets: Model) -> None:
    """Each own score beside what is possible together; no spread where only one has a value."""
    found = compared(
        fiets, {"licht.voor": "goed", "licht.achter": "goed"}, {"licht.voor": "slecht", "licht.achter": "goed"}
    )
    theme = next(one for one in found.themes if one.scale.id == "licht")
    assert [score.point for score in theme.scores] == [10_000, 3_333]
    assert (theme.together.lo, theme.together.hi) == (3_333, 10_000)
    assert (theme.spread, theme.shared, theme.differing) == (6_667, 2, 1)
    alone = compared(fiets, {"licht.voor": "goed", "licht.achter": "goed"}, {})
    assert next(one for one in alone.themes if one.scale.id == "licht").spread is None


@given(st.data())
def test_shared_questions_are_agreed_on_or_not(data: st.DataObject) -> None:
    """Every question that more than one answered is either agreed or a difference, and together decides no more."""
    model = data.draw(models())
    found = compared(model, *[data.draw(answers(model)) for _ in range(data.draw(st.integers(2, 4)))])
    differing = [one.question.id for one in found.differences]
    assert sorted([*found.agreed, *differing]) == sorted(found.together.shared)
    assert all(one.apart > 0 and len(one.said) > 1 for one in found.differences)
    for finding in found.settled:
        assert finding.status == "fires"
