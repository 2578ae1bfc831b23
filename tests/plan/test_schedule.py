"""Steps find their place in time."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.plan.schedule import TRACKS, WEEK, Job, schedule


@st.composite
def routes(draw: st.DrawFn) -> list[Job]:
    """Jobs in order, with what comes before (also through others), and some tied to another."""
    jobs: list[Job] = []
    for i in range(draw(st.integers(1, 12))):
        direct = draw(st.sets(st.sampled_from([j.name for j in jobs]), max_size=3)) if jobs else set()
        after = frozenset(direct).union(*(j.after for j in jobs if j.name in direct))
        days = draw(st.sampled_from([1, 7, 14, 70]))
        anchor, first, last = None, 0, 0
        if after and draw(st.booleans()):
            anchor, first = draw(st.sampled_from(sorted(after))), draw(st.integers(0, 30))
            last = first + draw(st.integers(0, 7))
        elif draw(st.booleans()):  # to any, also one that comes later or that contradicts the order
            anchor, last = f"j{draw(st.integers(0, 11))}", -draw(st.integers(1, 30))
            first = last - draw(st.integers(0, 7))
        jobs.append(Job(f"j{i}", days, min(days, 14), draw(st.booleans()), after, anchor, first, last))
    names = {job.name for job in jobs}
    return [job if job.anchor in names and job.anchor != job.name else replace(job, anchor=None) for job in jobs]


@given(routes())
def test_nothing_begins_before_what_it_needs(jobs: list[Job]) -> None:
    """Nor before its day, counted from what it is tied to."""
    slots = schedule(jobs)
    assert slots.keys() == {job.name for job in jobs}
    for job in jobs:
        slot = slots[job.name]
        assert 0 <= slot.start < slot.end
        assert all(slots[name].end <= slot.start for name in job.after)
        if job.anchor is not None and job.first >= 0 and not circular(jobs):
            assert slot.start >= slots[job.anchor].start + job.first
        if job.anchor is not None and job.last < 0 and not circular(jobs):
            assert slot.start <= slots[job.anchor].start + job.last


def circular(jobs: list[Job]) -> bool:
    """The distances contradict the order."""
    need = {job.name: set(job.after) for job in jobs}
    for job in jobs:
        if job.anchor is not None:
            first, then = (job.name, job.anchor) if job.first < 0 else (job.anchor, job.name)
            need[then].add(first)
    for _ in jobs:
        need = {name: others.union(*(need[other] for other in others)) for name, others in need.items()}
    return any(name in others for name, others in need.items())


@given(st.integers(1, 20))
def test_no_week_is_overloaded(count: int) -> None:
    """What has no order of its own is spread over the weeks."""
    slots = schedule([Job(f"j{i}", 7, 7, True, frozenset()) for i in range(count)])
    weeks = [slot.start // WEEK for slot in slots.values()]
    assert max(weeks.count(week) for week in weeks) <= TRACKS
    assert max(weeks) == (count - 1) // TRACKS


def meeting(prepare: int = 7) -> list[Job]:
    """Invite three to four weeks ahead, prepare, meet, write it out the day after, and meet again."""
    names = ("uitnodigen", "voorbereiden", "bijeenkomst", "uitwerken", "opnieuw")
    after = {name: frozenset(names[:i]) for i, name in enumerate(names)}
    return [
        Job("uitnodigen", 7, 7, True, after["uitnodigen"], "bijeenkomst", -28, -21),
        Job("voorbereiden", prepare, prepare, True, after["voorbereiden"]),
        Job("bijeenkomst", 1, 1, False, after["bijeenkomst"]),
        Job("uitwerken", 14, 14, True, after["uitwerken"], "bijeenkomst", 1, 1),
        Job("opnieuw", 1, 1, False, after["opnieuw"], "bijeenkomst", 14, 14),
    ]


def test_a_meeting_has_its_distances() -> None:
    """As the source fixes them; only days of our own are shortened."""
    starts = {name: (slot.start, slot.end) for name, slot in schedule(meeting()).items()}
    assert starts == {
        "uitnodigen": (0, 7), "voorbereiden": (7, 14), "bijeenkomst": (21, 22), "uitwerken": (22, 35), "opnieuw": (35, 36),
    }  # fmt: skip


def test_an_invitation_is_not_sent_too_early() -> None:
    """While something else holds the meeting up, the invitation waits."""
    first, *rest = meeting()
    rest[1] = Job("bijeenkomst", 1, 1, False, rest[1].after | {"eerst"})
    slots = schedule([Job("eerst", 70, 14, False, frozenset()), first, *rest])
    assert slots["bijeenkomst"].start == 70
    assert slots["uitnodigen"].start == 42


def test_what_cannot_be_near_is_not_pushed_on() -> None:
    """When the preparation itself takes longer than the invitation may wait, that is how it is."""
    slots = schedule(meeting(prepare=70))
    assert (slots["uitnodigen"].start, slots["bijeenkomst"].start) == (0, 77)
