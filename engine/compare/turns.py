"""Rules that came and went between two reports, and the answers that changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.compare.distance import better
from engine.model.questionnaire import Question
from engine.model.ruleset import Rule
from engine.outcome.explain import answer_text, supporting
from engine.outcome.findings import SEVERITIES
from engine.outcome.report import Report


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered then and now.

    ``asked``: whether it was asked at both moments; ``better``: by its points, where it has any;
    ``gained`` and ``lost``: the options that came and went, of a question with several.
    """

    question: Question
    then: str
    now: str
    asked: bool
    better: bool | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A rule that came or went, with the answers under it that changed."""

    rule: Rule
    because: tuple[Answered, ...]

    @property
    def outgrown(self) -> bool:
        """Nothing was answered otherwise: other questions are asked now."""
        return bool(self.because) and not any(one.asked for one in self.because)


@dataclass(frozen=True, slots=True)
class Turns:
    """Rules of one kind: surely ``came`` or ``went``, ``stayed``, or told at one moment and open at the other."""

    came: tuple[Turn, ...]
    went: tuple[Turn, ...]
    stayed: tuple[Rule, ...]
    unsure: tuple[Rule, ...]


def turns(then: Report, now: Report, kind: str) -> Turns:
    """The rules of one kind, the gravest first."""
    rules = [rule for rule in now.assessment.model.rules if rule.kind == kind]
    rules.sort(key=lambda rule: SEVERITIES.index(rule.risk) if rule.risk else 0)
    was, is_ = then.assessment.rules, now.assessment.rules
    return Turns(
        tuple(turn(then, now, rule) for rule in rules if was[rule.id] is False and is_[rule.id] is True),
        tuple(turn(then, now, rule) for rule in rules if was[rule.id] is True and is_[rule.id] is False),
        tuple(rule for rule in rules if was[rule.id] is True and is_[rule.id] is True),
        tuple(rule for rule in rules if {was[rule.id], is_[rule.id]} == {True, None}),
    )


def turn(then: Report, now: Report, rule: Rule) -> Turn:
    """One rule that turned over, with what changed in the answers under it."""
    names = dict.fromkeys(name for one in (now, then) for name in supporting(one.assessment, rule.when))
    return Turn(rule, tuple(changed(then, now, names)))


def changed(then: Report, now: Report, names: Iterable[str]) -> Iterator[Answered]:
    """The questions that got another answer, or that began or ceased to apply."""
    for name in names:
        question = now.assessment.model.questions[name]
        before, after = answer_text(then.assessment, name), answer_text(now.assessment, name)
        if before == after:
            continue
        asked = all(one.assessment.sheet.asked[name] is not False for one in (then, now))
        was, is_ = (set(one.assessment.sheet.said(name)) for one in (then, now))
        worth: bool | None = None
        gained: tuple[str, ...] = ()
        lost: tuple[str, ...] = ()
        if asked and len(was) == len(is_) == 1:
            (one,), (other,) = was, is_
            worth = better(question, one, other)
            if isinstance(one, tuple) and isinstance(other, tuple):
                gained = tuple(o.text for o in question.options if o.id in set(other) - set(one))
                lost = tuple(o.text for o in question.options if o.id in set(one) - set(other))
        yield Answered(question, before, after, asked, worth, gained, lost)
