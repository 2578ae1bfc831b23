"""A meeting is made to fit its goals and its time."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.plan.agenda import Agenda, Wish, agenda_of
from engine.plan.meeting import meeting_named, meetings
from engine.problem import InputError
from tests.terminal import garden
from tests.test_examples import Shipped, example

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="session")
def reports(shipped: Shipped) -> dict[str, Report]:
    """Reports by name; 'gekozen' is a practice that chose two goals for its first meeting."""
    model = shipped[0]
    made = {}
    for name in ("de-linde", "solo-van-dam", "gekozen"):
        given = dict(example(model, "solo-van-dam" if name == "gekozen" else name).answers[0])
        if name == "gekozen":
            given |= {
                "waarde.stap-1": "klaar",
                "waarde.stap-2": "open",
                "profiel.stap": "kiezen",
                "profiel.doelen-1": ("meedenken", "reflecteren"),
                "profiel.minuten-1": 105,
            }
        made[name] = report_of(name, assess(model, sheet_of(model, given)))
    return made


def agenda(report: Report, name: str, wish: Wish | None = None) -> Agenda:
    """One agenda."""
    return agenda_of(report, meeting_named(report.assessment.model, name), wish or Wish(), TODAY)


def told(made: Agenda) -> list[tuple[str, int, str | None]]:
    """When each part begins, how long it takes, and its workform."""
    return [(made.clock(p.begin), p.minutes, p.workform.id if p.workform else None) for p in made.parts]


def test_the_goals_of_the_practice_choose_the_workforms(reports: dict[str, Report]) -> None:
    """And its own minutes are the time there is."""
    made = agenda(reports["gekozen"], "1", Wish(at=time(13)))
    assert made.aims == ("meedenken", "reflecteren")
    assert told(made) == [
        ("13:00", 10, None), ("13:10", 45, "IG.werkvorm-meedenken"), ("13:55", 20, "IG.werkvorm-reflecteren"),
        ("14:15", 20, None), ("14:35", 10, None),
    ]  # fmt: skip
    assert (made.minutes, made.spare, made.left_out) == (105, 0, ())


def test_one_goal_gets_company(reports: dict[str, Report]) -> None:
    """The guide asks for two goals: where the answers name one, the other is ours; whoever names one gets one."""
    forms = [name for _, _, name in told(agenda(reports["solo-van-dam"], "1")) if name]
    assert forms == ["IG.werkvorm-inspireren", "IG.werkvorm-meedenken"]
    forms = [name for _, _, name in told(agenda(reports["solo-van-dam"], "1", Wish(aims=("meedenken",)))) if name]
    assert forms == ["IG.werkvorm-meedenken"]


def test_what_does_not_fit_says_what_it_takes(reports: dict[str, Report]) -> None:
    """Two goals in 85 minutes: one is served, and five more minutes serve both."""
    made = agenda(reports["gekozen"], "1", Wish(minutes=85))
    assert [(left.workform.id, left.more) for left in made.left_out] == [("IG.werkvorm-reflecteren", 5)]
    assert agenda(reports["gekozen"], "1", Wish(minutes=90)).left_out == ()


def test_one_form_for_the_second_meeting(reports: dict[str, Report]) -> None:
    """The one that the practice chose, in the minutes that the guide gives it."""
    made = agenda(reports["de-linde"], "2")
    assert told(made) == [("0:00", 15, None), ("0:15", 75, "IG.doel2-totaalbeeld-werkvorm"), ("1:30", 30, None)]
    assert made.invite[0] == (
        "experts die een presentatie voorbereiden",
        "Zij gaan ermee werken en weten wat het aan tijd scheelt.",
    )
    assert [
        left.more for left in agenda(reports["de-linde"], "2", Wish(aims=("informeren", "totaalbeeld"))).left_out
    ] == [None]


def test_the_kick_off_fits_the_hour(reports: dict[str, Report]) -> None:
    """Thirty minutes for what has a fixed time, thirty for the rest; in less, the lightest part is dropped."""
    assert [minutes for _, minutes, _ in told(agenda(reports["de-linde"], "kick-off"))] == [5, 10, 10, 30, 5]
    made = agenda(reports["de-linde"], "kick-off", Wish(minutes=50))
    assert [left.more for left in made.left_out] == [10]
    assert made.spare == 0


def test_a_form_needs_those_before_it_in_its_point(reports: dict[str, Report]) -> None:
    """No key words without goals."""
    for minutes in range(30, 120, 5):
        made = fitting(reports["de-linde"], "visie", minutes)
        forms = {name for _, _, name in told(made)} if made else set()
        assert "IH.werkvorm-kernwoorden" not in forms or "IH.werkvorm-doelstellingen" in forms
        assert "IH.werkvorm-processen-acties" not in forms or "IH.werkvorm-kernwoorden" in forms


def test_around_the_meeting(reports: dict[str, Report]) -> None:
    """Invite three to four weeks ahead, check on the day, write it out the day after."""
    made = agenda(reports["gekozen"], "1", Wish(day=date(2027, 2, 12)))
    assert [(m.item.id, m.first, m.last, m.late) for m in made.around] == [
        ("IG.stap-2", date(2027, 1, 15), date(2027, 1, 22), False),
        ("IG.stap-4-a", date(2027, 2, 12), date(2027, 2, 12), False),
        ("IG.stap-5", date(2027, 2, 15), date(2027, 2, 15), False),
    ]
    soon = agenda(reports["gekozen"], "1", Wish(day=date(2026, 12, 1)))
    assert [m.late for m in soon.around] == [True, False, False]


@pytest.mark.parametrize(
    ("people", "groups"),
    [(1, (1,)), (2, (2,)), (3, (3,)), (5, (5,)), (7, (4, 3)), (8, (4, 4)), (9, (3, 3, 3)), (22, (4, 4, 4, 4, 3, 3))],
)
def test_groups(reports: dict[str, Report], people: int, groups: tuple[int, ...]) -> None:
    """As few as the workform allows, all about the same."""
    made = agenda(reports["gekozen"], "1", Wish(people=people))
    assert [p.groups for p in made.parts if p.groups] == [groups]


@given(st.integers(1, 500), st.sampled_from(["1", "2", "kick-off", "visie", "oplossing", "evaluatie"]), st.booleans())
def test_the_minutes_add_up(reports: dict[str, Report], minutes: int, name: str, chosen: bool) -> None:
    """Parts follow each other within their bounds, and nothing runs over; or it says how long is enough."""
    report = reports["gekozen" if chosen else "de-linde"]
    made = fitting(report, name, minutes)
    if made is None:
        assert fitting(report, name, 500) is not None
        return
    at = 0
    for part in made.parts:
        assert part.begin == at
        assert part.least <= part.minutes <= part.most
        at += part.minutes
    assert at + made.spare == minutes
    for left in made.left_out:
        if left.more is not None:
            assert left.more > 0
            longer = agenda(report, name, Wish(minutes=minutes + left.more))
            assert left.workform.id in {p.workform.id for p in longer.parts if p.workform} or len(made.left_out) > 1


def fitting(report: Report, name: str, minutes: int) -> Agenda | None:
    """The agenda, unless the meeting is too short."""
    try:
        return agenda(report, name, Wish(minutes=minutes))
    except InputError:
        return None


@pytest.mark.parametrize(
    ("name", "wish", "expected"),
    [
        ("3", Wish(), "3: E410 is geen bijeenkomst. Kies uit: 1, 2, kick-off, visie, oplossing of evaluatie."),
        ("kickoff", Wish(), "kickoff: E410 is geen bijeenkomst. Bedoelde u 'kick-off'? Kies uit: "),
        ("1", Wish(aims=("lunchen",)), "bijeenkomst 1: E411 kent geen doel 'lunchen'. Kies uit: informeren, inspireren, meedenken, motiveren of reflecteren."),
        ("oplossing", Wish(aims=("lunchen",)), "bijeenkomst oplossing: E411 kent geen doel 'lunchen'. Laat '--aim' weg."),
        ("1", Wish(minutes=120, at=time(22, 30)), "bijeenkomst 1: E413 gaat door na middernacht. Begin eerder of maak de bijeenkomst korter."),
        ("1", Wish(minutes=10), "bijeenkomst 1: E414 past niet in 10 minuten. Neem ten minste 45 minuten: 25 minuten voor de vaste punten en 20 minuten voor de kortste werkvorm die bij jullie doel past."),
        ("oplossing", Wish(minutes=10), "bijeenkomst oplossing: E414 past niet in 10 minuten. Neem ten minste 1 uur en 10 minuten: 1 uur en 10 minuten voor de vaste punten."),
    ],
)  # fmt: skip
def test_refused(reports: dict[str, Report], name: str, wish: Wish, expected: str) -> None:
    """Each mistake has its own message, with what to do."""
    with pytest.raises(InputError) as caught:
        agenda(reports["gekozen"], name, wish)
    assert str(caught.value).startswith(expected)


def test_a_model_without_meetings(fiets: Model) -> None:
    """Says so."""
    assert meetings(fiets) == ()
    with pytest.raises(InputError, match="dit model heeft er geen"):
        meeting_named(fiets, "1")


def test_a_meeting_of_another_field() -> None:
    """With whatever minutes it has: nothing in the engine knows a meeting by name."""
    report = garden.whole()
    made = agenda_of(report, meeting_named(report.assessment.model, "tg.FEEST"), Wish(day=date(2027, 8, 7)), TODAY)
    assert [(p.what, p.begin, p.minutes, p.given) for p in made.parts] == [
        ("Plukken", 0, 45, True),
        ("Taart", 45, 15, False),
    ]
    assert (made.minutes, made.spare) == (90, 30)
    assert [(m.item.id, m.first, m.last) for m in made.around] == [("TG.bed", date(2027, 7, 16), date(2027, 7, 23))]
