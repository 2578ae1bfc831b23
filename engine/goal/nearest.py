"""The smallest step to a goal near by, without a solver: for the report, which has to be there at once.

An exact search from small to large. What does not hold yet can only come to hold by a change to something that it
depends on; so each sheet is followed only by such changes. It gives up on a goal that is far off.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import count

from engine.evaluate.assessment import Assessment, assess_again
from engine.evaluate.condition import truth
from engine.evaluate.sheet import Given
from engine.evaluate.state import Multiple
from engine.goal.better import Efforts, as_asked, better_options
from engine.goal.goals import Goal
from engine.goal.way import Step
from engine.model import Model
from engine.model.vocabulary import All, Concluded, Condition

TRIED = 80
"""How many sheets to work out, at about half a millisecond each."""
Changes = Mapping[str, Given]


def nearest(found: Assessment, goal: Goal, tried: int = TRIED) -> Step | None:
    """The smallest step to the goal, as ``engine.solve`` finds it; ``None`` where it is not found at once."""
    efforts, order = Efforts(found.model), count()
    waiting: list[tuple[int, int, int, int, Changes, Assessment, str]] = [(0, 0, 0, next(order), {}, found, "")]
    seen: set[frozenset[tuple[str, Given]]] = set()
    while waiting and tried:
        effort, _, late, _, changes, before, changed = heappop(waiting)
        if frozenset(changes.items()) in seen:
            continue
        seen.add(frozenset(changes.items()))
        tried -= 1
        given = [{**answers, **changes} for answers in found.sheet.given or ({},)]
        after = assess_again(before, given, changed) if changed else found
        missing = [part for part in _parts(found.model, goal.condition) if truth(part, after.world) is not True]
        if not missing:
            return Step(changes, effort)
        for name, answer, option, more in min(
            ([*_ways(found, efforts, after, changes, part)] for part in missing), key=len
        ):
            now = {**changes, name: answer}
            later = late + more * efforts.place(found.model.questions[name], option)
            heappush(waiting, (effort + more, len(now), later, next(order), now, after, name))
    return None


def _parts(model: Model, condition: Condition) -> Iterator[Condition]:
    """All that must hold, one by one."""
    match condition:
        case All():
            for part in condition.all:
                yield from _parts(model, part)
        case Concluded():
            yield from _parts(model, model.rule[condition.concluded].when)
        case _:
            yield condition


def _ways(
    found: Assessment, efforts: Efforts, after: Assessment, changes: Changes, part: Condition
) -> Iterator[tuple[str, Given, str, int]]:
    """The next improvements that the part may hang on: a question, its better answer, what is new in it, the effort."""
    for name in found.model.dependencies.behind(part):
        question = found.model.questions[name]
        state = as_asked(question, found.sheet.given)
        if after.sheet.asked[name] is not True:
            continue
        if isinstance(state, Multiple):
            had = changes.get(name, tuple(state.chosen))
            for option in better_options(question, state):
                if isinstance(had, tuple) and option not in had:
                    chosen = tuple(o.id for o in question.options if o.id == option or o.id in had)
                    yield name, chosen, option, efforts.of(question, state, option)
        elif name not in changes:
            for option in better_options(question, state):
                yield name, option, option, efforts.of(question, state, option)
