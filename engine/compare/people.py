"""People of one practice side by side: where they differ, what they agree on, who can answer for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.compare.distance import distance
from engine.compare.kind import Choice
from engine.compare.starters import starter
from engine.evaluate.ladder import Level
from engine.evaluate.score import Score
from engine.evaluate.sheet import Given, Mark
from engine.filling.answerfile import AnswerFile
from engine.model import Model
from engine.model.questionnaire import Ladder, Question, Scale
from engine.outcome.explain import given_text, questions_of
from engine.outcome.findings import Finding
from engine.outcome.report import Report


@dataclass(frozen=True, slots=True)
class Said:
    """Who gave one answer, the answer in words, and what it looks like in practice."""

    names: tuple[str, ...]
    answer: str
    criteria: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that people answered differently.

    ``apart``: how far the two farthest lie apart, in basis points; ``rules``: what stays open by it;
    ``notes``: names with the remarks they left here.
    """

    question: Question
    said: tuple[Said, ...]
    apart: int
    starter: str
    rules: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """One scale as each respondent fills it, and as it is together.

    ``spread``: basis points between the highest and the lowest point value, where two have one.
    ``differing`` of the ``shared`` questions under it.
    """

    scale: Scale
    scores: tuple[Score, ...]
    together: Score
    spread: int | None
    shared: int
    differing: int


@dataclass(frozen=True, slots=True)
class Climbed:
    """One ladder as each respondent fills it, and together."""

    ladder: Ladder
    levels: tuple[Level, ...]
    together: Level


@dataclass(frozen=True, slots=True)
class Help:
    """A question that some do not know and another answered."""

    question: Question
    asking: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class People:
    """All of it. ``own``: each respondent's own report; ``together``: that of what is still possible.

    ``differences``: the sharpest first; ``agreed``: questions answered alike; ``settled``: what follows from
    questions that more than one answered; ``alone``: how many questions only this one answered, by name.
    """

    choice: Choice
    names: tuple[str, ...]
    own: tuple[Report, ...]
    together: Report
    themes: tuple[Theme, ...]
    ladders: tuple[Climbed, ...]
    differences: tuple[Difference, ...]
    agreed: tuple[str, ...]
    settled: tuple[Finding, ...]
    helps: tuple[Help, ...]
    alone: Mapping[str, int]


def people(file: AnswerFile, choice: Choice, report: Callable[[AnswerFile], Report]) -> People:
    """Compare the respondents of one file. ``report`` makes the report on a file."""
    together = report(file)
    own = tuple(report(replace(file, respondents=(person,))) for person in file.respondents)
    model, names = together.assessment.model, tuple(person.name or "" for person in file.respondents)
    given = {q: {n: a[q] for n, a in zip(names, file.answers, strict=True) if q in a} for q in model.questions}
    return People(
        choice,
        names,
        own,
        together,
        tuple(_theme(scale, own, together) for scale in shown(model)),
        tuple(
            Climbed(
                ladder, tuple(one.assessment.levels[ladder.id] for one in own), together.assessment.levels[ladder.id]
            )
            for ladder in model.ladders
            if climbs(together, ladder)
        ),
        _differences(together, given, file),
        tuple(name for name in together.shared if name not in together.differing),
        tuple(f for f in together.findings if f.because and set(f.because) <= set(together.shared)),
        _helps(together, given),
        {name: sum(asked(together, q) and list(said) == [name] for q, said in given.items()) for name in names},
    )


def shown(model: Model) -> tuple[Scale, ...]:
    """The scales that charts show, or all where there are none."""
    names = dict.fromkeys(name for chart in model.manifest.charts for name in chart.scales)
    return tuple(model.scale[name] for name in names) or model.scales


def climbs(report: Report, ladder: Ladder) -> bool:
    """Whether the ladder is or may be one for this organisation."""
    return ladder.average is None or report.assessment.scores[ladder.average].applies is not False


def asked(report: Report, question: str) -> bool:
    """Whether the question is or may be asked."""
    return report.assessment.sheet.asked[question] is not False


def _theme(scale: Scale, own: tuple[Report, ...], together: Report) -> Theme:
    scores = tuple(one.assessment.scores[scale.id] for one in own)
    points = [score.point for score in scores if score.point is not None and score.applies]
    below = {question.id for question in questions_of(together.assessment, scale.id)}
    return Theme(
        scale,
        scores,
        together.assessment.scores[scale.id],
        max(points) - min(points) if len(points) > 1 else None,
        len(below.intersection(together.shared)),
        len(below.intersection(together.differing)),
    )


def _differences(
    together: Report, given: Mapping[str, Mapping[str, Given]], file: AnswerFile
) -> tuple[Difference, ...]:
    found = []
    for name in together.differing:
        question = together.assessment.model.questions[name]
        told = {who: answer for who, answer in given[name].items() if answer is not Mark.DONT_KNOW}
        answers = list(dict.fromkeys(told.values()))
        apart = max(distance(question, one, other) for one in answers for other in answers)
        rules = tuple(f.rule.id for f in together.left_open if name in f.open_questions)
        notes = tuple((p.name or "", p.notes[name]) for p in file.respondents if name in p.notes)
        found.append(Difference(question, _said(question, told), apart, starter(question, answers), rules, notes))
    return tuple(sorted(found, key=lambda one: -one.apart * one.question.weight * (1 + one.question.must)))


def _said(question: Question, told: Mapping[str, Given]) -> tuple[Said, ...]:
    """The different answers, the lowest first where they have an order."""
    order = [option.id for option in question.options]
    criteria = {option.id: option.criteria for option in question.options}
    answers = sorted(dict.fromkeys(told.values()), key=lambda a: order.index(a) if a in order else len(order))
    return tuple(
        Said(
            tuple(who for who, answer in told.items() if answer == given),
            given_text(question, given),
            criteria.get(given) if isinstance(given, str) else None,
        )
        for given in answers
    )


def _helps(together: Report, given: Mapping[str, Mapping[str, Given]]) -> tuple[Help, ...]:
    found = []
    for name, said in given.items():
        asking = tuple(who for who, answer in said.items() if answer is Mark.DONT_KNOW)
        told = {who: answer for who, answer in said.items() if answer is not Mark.DONT_KNOW}
        if asking and told and asked(together, name):
            question = together.assessment.model.questions[name]
            found.append(Help(question, asking, _said(question, told)))
    return tuple(found)
