"""Everything that a report shows, worked out once; how it looks is up to whoever renders it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.evaluate.assessment import Assessment
from engine.filling.respondents import differing, shared
from engine.outcome.advice import Recommendation, advised
from engine.outcome.findings import Finding, findings
from engine.outcome.telling import Telling, most_telling

FIRST = 3
"""How many things to do first."""
DETAILED = 8
"""How many risks, and how many steps, are told in full."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do first, and the rule that asks for it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """A practice's assessment with all that follows from it, in reading order.

    ``to_ask``: per person (a title, or a name that the practice gave) the questions answered with
    "weet ik niet"; ``notes``: remarks by question id. ``respondents``: the names of who filled in, as far as known;
    ``differing``: the questions that they answered differently, ``shared``: all that more than one answered.
    """

    practice: str
    assessment: Assessment
    findings: tuple[Finding, ...]
    advice: tuple[Recommendation, ...]
    first: tuple[Todo, ...]
    telling: tuple[Telling, ...]
    to_ask: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str] = field(default_factory=dict)
    respondents: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()

    def of_kind(self, kind: str, status: str = "fires") -> tuple[Finding, ...]:
        """The findings of one kind and status."""
        return tuple(f for f in self.findings if f.rule.kind == kind and f.status == status)

    @property
    def left_open(self) -> tuple[Finding, ...]:
        """The findings that are open because respondents differ."""
        return tuple(f for f in self.findings if any(name in self.differing for name in f.open_questions))

    def deciding(self, still: Iterable[Finding]) -> list[str]:
        """The questions that open conclusions wait for, the most telling first, then those of most conclusions."""
        hang = [name for finding in still for name in finding.open_questions]
        telling = [t.question.id for t in self.telling if t.question.id in hang]
        rest = sorted(dict.fromkeys(hang), key=lambda name: -hang.count(name))
        return list(dict.fromkeys([*telling, *rest]))


def report_of(
    practice: str,
    found: Assessment,
    notes: Mapping[str, str] | None = None,
    knows: Mapping[str, str] | None = None,
    respondents: tuple[str, ...] = (),
) -> Report:
    """The report on one assessment. ``knows``: per question the name of who would know."""
    listed = findings(found)
    return Report(
        practice,
        found,
        listed,
        advised(found, listed),
        _first(listed),
        most_telling(found, listed),
        _to_ask(found, knows or {}),
        notes or {},
        respondents,
        shared(found.sheet),
        differing(found.sheet),
    )


def _first(listed: tuple[Finding, ...]) -> tuple[Todo, ...]:
    """What to do first: of the gravest risks, and of the verdict where there are fewer."""
    firing = [f for f in listed if f.status == "fires" and f.rule.do]
    risks = [f for f in firing if f.rule.kind == "risk" and f.rule.risk != "laag"]
    rest = [f for f in firing if f.rule.kind == "verdict"] + [f for f in firing if f.rule.kind == "advice"]
    return tuple(Todo(f.rule.do or "", f.rule.id) for f in [*risks, *rest][:FIRST])


def _to_ask(found: Assessment, knows: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    asked: dict[str, list[str]] = {}
    for name, question in found.model.questions.items():
        if found.sheet.asked[name] is not False and found.sheet.is_dont_know(name):
            titles = [found.model.people[p].title for p in question.knows[:1]]
            who = knows.get(name) or (titles[0] if titles else "nog niet bekend")
            asked.setdefault(who, []).append(name)
    return {who: tuple(names) for who, names in asked.items()}
