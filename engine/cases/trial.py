"""What became of the cases: what failed, where it stands and why, ready to act on."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.cases.reasons import Reason, assessed, reason, rung
from engine.cases.running import Difference, differences
from engine.evaluate.assessment import Assessment
from engine.load.draft import Draft, Placed
from engine.load.places import Places, Spot, spot
from engine.model import Model
from engine.model.ruleset import Case


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that did not come true, with its place and that of the condition behind it.

    ``title``: of the rule or ladder.
    """

    difference: Difference
    title: str
    case_at: Spot
    rule_at: Spot
    reason: Reason


@dataclass(frozen=True, slots=True)
class Trial:
    """How many cases were run, and every expectation that failed, case by case."""

    model: Model
    run: int
    failures: tuple[Failure, ...]

    @property
    def failed(self) -> int:
        """How many cases failed."""
        return len({failure.difference.number for failure in self.failures})


def tried(model: Model, draft: Draft, cases: Sequence[Placed]) -> Trial:
    """Run the cases at once; what fails is told by the reference evaluator."""
    places = Places(draft)
    found = [*differences(model, [placed.value for placed in cases])]
    assessments = {number: assessed(model, cases[number].value) for number in {d.number for d in found}}
    return Trial(
        model,
        len(cases),
        tuple(
            Failure(
                difference,
                (model.rule.get(difference.name) or model.ladder[difference.name]).title,
                _wish(cases[difference.number], difference.name),
                _source(places, assessments[difference.number], difference),
                reason(assessments[difference.number], difference),
            )
            for difference in found
        ),
    )


def _source(places: Places, found: Assessment, difference: Difference) -> Spot:
    """Where the condition stands: of the rule, or of the rung that decides."""
    if difference.level is None:
        return places.of("rule", difference.name, ("when",))
    return places.of("ladder", difference.name, ("rungs", rung(found, difference), "when"))


def _wish(placed: Placed, name: str) -> Spot:
    """Where the case says what it expects of a rule or ladder; the case itself where it says so of all."""
    case: Case = placed.value
    for field in ("fires", "silent", "open"):
        names = getattr(case, field)
        if name in names:
            return spot(placed, (field, names.index(name)))
    return spot(placed, ("level", name)) if name in case.level else spot(placed)
