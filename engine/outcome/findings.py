"""What the rules conclude, in the order in which a reader wants it."""

from dataclasses import dataclass
from typing import Literal

from engine.evaluate.assessment import Assessment
from engine.model.ruleset import Rule
from engine.outcome.explain import deciding, supporting

SEVERITIES = ("hoog", "midden", "laag")
_KINDS = ("verdict", "risk", "advice", "strength", "fact")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fires (``because``: question ids) or is open (``open_questions``: what would decide it)."""

    rule: Rule
    status: Literal["fires", "open"]
    because: tuple[str, ...]
    open_questions: tuple[str, ...]


def findings(found: Assessment) -> tuple[Finding, ...]:
    """Every rule that fires or is open: verdicts, risks by severity, advice, strengths, facts.

    Among equals, what rests on must-haves comes first, then what rests on most weight.
    """
    listed = []
    for rule in found.model.rules:
        value = found.rules[rule.id]
        if value is True:
            listed.append(Finding(rule, "fires", supporting(found, rule.when), ()))
        elif value is None:
            listed.append(Finding(rule, "open", (), deciding(found, rule.when)))
    return tuple(sorted(listed, key=lambda f: _place(found, f)))


def _place(found: Assessment, finding: Finding) -> tuple[int, int, int, int, str]:
    rule = finding.rule
    questions = [found.model.questions[name] for name in finding.because]
    return (
        _KINDS.index(rule.kind),
        SEVERITIES.index(rule.risk) if rule.risk else 0,
        0 if any(q.must for q in questions[:3]) else 1,
        -max((q.weight for q in questions), default=0),
        rule.id,
    )
