"""From a report to paper: everything that can be said, put into words."""

from datetime import date

from engine.evaluate.score import FULL
from engine.model import VerdictFamily
from engine.outcome.advice import Recommendation
from engine.outcome.explain import answer_text
from engine.outcome.findings import SEVERITIES, Finding
from engine.outcome.report import DETAILED, Report
from engine.outcome.report import Todo as FirstThing
from engine.outcome.together import together
from engine.page.charts import chart_of, ladder_of
from engine.page.paper import (
    Asked,
    Open,
    Paper,
    People,
    Pointer,
    Reason,
    Risk,
    Step,
    Strength,
    Todo,
    Verdict,
)
from engine.words.citing import source_text
from engine.words.dutch import capital, count, day, kind
from engine.words.effort import effort
from engine.words.phrases import first_title, open_risks, settles

ANSWERS = 3
"""How many answers are named as the reason of a risk."""
ASKED = 5
"""How many questions are named that would decide an open verdict."""
REASONS = 2
"""How many rules are named that ask for a step."""


def paper_of(report: Report, full: bool = False, updated: date | None = None) -> Paper:
    """The report on paper. ``full``: every risk and step in full."""
    manifest, progress = report.assessment.model.manifest, report.assessment.sheet.progress()
    done = progress.answered + progress.not_applicable
    told = [f"{done + progress.dont_know} van {count(progress.total, 'vraag', 'vragen')} beantwoord"]
    told += [f"{progress.dont_know} keer ‘weet ik niet’"] if progress.dont_know else []
    told += [f"{progress.not_applicable} keer niet van toepassing"] if progress.not_applicable else []
    risks, steps = report.of_kind("risk"), [_step(report, step) for step in report.advice]
    most = None if full else DETAILED
    still = report.of_kind("risk", "open")
    return Paper(
        practice=report.practice,
        title=manifest.title,
        made=f"Paraat {manifest.version}" + (f" · {day(updated)}" if updated else ""),
        progress=" · ".join(told),
        answered=FULL * done // max(progress.total, 1),
        aware=FULL * (done + progress.dont_know) // max(progress.total, 1),
        people=_people(report),
        verdicts=tuple(v for family in manifest.verdicts for v in _verdicts(report, family)),
        first_title=first_title(report),
        first=tuple(_todo(report, todo) for todo in report.first),
        charts=tuple(chart for one in manifest.charts if (chart := chart_of(report, one))),
        ladders=tuple(ladder for one in report.assessment.model.ladders if (ladder := ladder_of(report, one))),
        risks_told=_counted(risks),
        risks=tuple(_risk(report, finding) for finding in risks[:most]),
        more_risks=tuple(_risk(report, finding) for finding in risks[DETAILED:]) if not full else (),
        open_risks=open_risks(still) if still else "",
        steps=tuple(steps[:most]),
        more_steps=tuple(steps[DETAILED:]) if not full else (),
        strengths=tuple(Strength(f.rule.id, f.rule.title, f.rule.why) for f in report.of_kind("strength")),
        telling=tuple(Open(t.question.id, t.question.text, settles(report, t)) for t in report.telling),
        to_ask=_to_ask(report),
    )


def _rule(report: Report, name: str) -> Pointer:
    return Pointer(report.assessment.model.rule[name].title, name)


def _todo(report: Report, todo: FirstThing) -> Todo:
    rule = report.assessment.model.rule[todo.rule]
    return Todo(todo.text, _rule(report, todo.rule), rule.kind in {"risk", "verdict"})


def _people(report: Report) -> People | None:
    said = together(report)
    if said is None:
        return None
    return People(said.title, said.names, said.told, said.still, tuple(_rule(report, f.rule.id) for f in said.named))


def _verdicts(report: Report, family: VerdictFamily) -> list[Verdict]:
    model = report.assessment.model
    firing = [f.rule for f in report.of_kind("verdict") if f.rule.verdict == family.id]
    if firing:
        return [
            Verdict(family.title, r.title, r.id, r.why, r.do or "", source_text(model, r.source, r.basis))
            for r in firing
        ]
    still = [f for f in report.of_kind("verdict", "open") if f.rule.verdict == family.id]
    if not still:
        return [Verdict(family.title, "Hier past geen van de oordelen bij.")]
    asked = report.deciding(still)[:ASKED]
    titles = tuple(finding.rule.title for finding in still)
    questions = tuple(Pointer(model.questions[name].text, name) for name in asked)
    return [Verdict(family.title, "Dat is nog niet te zeggen.", still=titles, asked=questions)]


def _counted(risks: tuple[Finding, ...]) -> str:
    counts = [(name, sum(f.rule.risk == name for f in risks)) for name in SEVERITIES]
    return " · ".join(f"{number} {name}" for name, number in counts if number)


def _risk(report: Report, finding: Finding) -> Risk:
    rule, model = finding.rule, report.assessment.model
    places = {step.item.id: step.priority for step in report.advice}
    rest = len(finding.because) - ANSWERS
    return Risk(
        rule.id,
        rule.risk or "",
        rule.title,
        rule.why,
        rule.do or "",
        tuple(_reason(report, name) for name in finding.because[:ANSWERS]),
        f"en {count(rest, 'ander antwoord', 'andere antwoorden')}" if rest > 0 else "",
        tuple(Pointer(model.item[name].title, name, places[name]) for name in rule.items if name in places),
        source_text(model, rule.source, rule.basis),
    )


def _reason(report: Report, name: str) -> Reason:
    found = report.assessment
    text = answer_text(found, name)
    if found.sheet.asked[name] is not False and found.sheet.said(name) and not found.sheet.is_dont_know(name):
        text = f"‘{text}’"
    return Reason(found.model.questions[name].short, text, report.notes.get(name, ""))


def _step(report: Report, step: Recommendation) -> Step:
    item, model = step.item, report.assessment.model
    places = {one.item.id: one.priority for one in report.advice}
    after = [name for name in item.after if name in places] or step.after
    return Step(
        step.priority,
        item.title,
        kind(item.kind),
        item.id,
        step.quick_win,
        item.summary,
        tuple(effort(item)),
        tuple(sorted(places[name] for name in after)),
        tuple(_rule(report, name) for name in step.reasons[:REASONS]),
        max(len(step.reasons) - REASONS, 0),
        tuple(model.item[name].title for name in step.parts),
    )


def _to_ask(report: Report) -> tuple[Asked, ...]:
    questions = report.assessment.model.questions
    return tuple(
        Asked(capital(who), tuple((questions[name].text, questions[name].tip or "") for name in names))
        for who, names in report.to_ask.items()
    )
