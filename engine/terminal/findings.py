"""What the rules conclude, on screen: the verdict, what to do first, risks and strengths."""

from rich.text import Text

from engine.model import VerdictFamily
from engine.outcome.findings import SEVERITIES, Finding
from engine.outcome.report import DETAILED, Report
from engine.terminal.answers import because
from engine.terminal.page import Lines, Page, ink, line
from engine.terminal.screen import ACCENT, GREEN, GREY, SEVERITY, VIOLET
from engine.words.citing import source_text
from engine.words.dutch import count
from engine.words.phrases import first_title, open_risks

LISTED = 12
"""How many more risks are named in a line each."""
ANSWERS = 3
"""How many answers are named as the reason of a risk."""


def verdict_lines(page: Page, report: Report, family: VerdictFamily) -> Lines:
    """The answer to one verdict question, or what it can still become and what decides that."""
    firing = [f for f in report.of_kind("verdict") if f.rule.verdict == family.id]
    made = page.heading(family.title)
    for finding in firing:
        made += _verdict(page, report, finding)
    if not firing:
        still = [f for f in report.of_kind("verdict", "open") if f.rule.verdict == family.id]
        made += _undecided(page, report, still)
    return made


def _verdict(page: Page, report: Report, finding: Finding) -> Lines:
    inner, rule = page.inside(), finding.rule
    body = [
        *inner.wrap(ink(rule.title.upper() if page.plain else rule.title, f"bold {ACCENT}")),
        Text(),
        *inner.wrap(rule.why),
    ]
    if rule.do:
        body += [Text(), *inner.wrap(ink(rule.do, "bold"), f"{page.signs.arrow} ")]
    body += [Text(), *inner.wrap(ink(source_text(report.assessment.model, rule.source, rule.basis), GREY))]
    return page.card(body)


def _undecided(page: Page, report: Report, still: list[Finding]) -> Lines:
    inner = page.inside()
    if not still:
        return page.card(inner.wrap("Hier past geen van de oordelen bij."), GREY)
    body = [*inner.wrap(ink("Dat is nog niet te zeggen.", f"bold {VIOLET}")), Text()]
    body += inner.wrap("Het kan nog worden:")
    for finding in still:
        body += inner.wrap(finding.rule.title, f"  {page.signs.open} ")
    asked = report.deciding(still)
    questions = report.assessment.model.questions
    body += [Text(), *inner.wrap(f"Deze vragen beslissen het{' eerst' if len(asked) > 5 else ''}:")]
    for name in asked[:5]:
        body += inner.wrap(line(questions[name].text, (f"  {name}", GREY)), f"  {page.signs.arrow} ")
    if len(asked) > 5:
        body += inner.wrap(ink(f"en nog {count(len(asked) - 5, 'vraag', 'vragen')}", GREY), "    ")
    return page.card(body, VIOLET)


def first_lines(page: Page, report: Report) -> Lines:
    """The few things to begin with."""
    if not report.first:
        return []
    made = page.heading(first_title(report))
    for number, todo in enumerate(report.first, 1):
        rule = report.assessment.model.rule[todo.rule]
        made += [Text()] if number > 1 else []
        made += page.wrap(ink(todo.text, "bold"), line("  ", (f"{number}  ", f"bold {ACCENT}")))
        made += page.wrap(ink(f"{rule.title}  {rule.id}", GREY), "     ")
    return made


def risk_lines(page: Page, report: Report, full: bool) -> Lines:
    """The risks, gravest first; those that are open are only counted."""
    risks = report.of_kind("risk")
    still = report.of_kind("risk", "open")
    counts = [(name, sum(f.rule.risk == name for f in risks)) for name in SEVERITIES]
    aside = f" {page.signs.dot} ".join(f"{n} {name}" for name, n in counts if n)
    made = page.heading("Risico's", aside)
    if not risks:
        made += page.wrap("In wat jullie invulden is geen risico gevonden.", "  ")
    shown = risks if full else risks[:DETAILED]
    for i, finding in enumerate(shown):
        made += [Text()] if i else []
        made += _risk(page, report, finding)
    if len(risks) > len(shown):
        made += [Text(), *page.wrap(ink("En verder:", GREY), "  ")]
        for finding in risks[len(shown) :][:LISTED]:
            title = line(finding.rule.title, (f"  {finding.rule.id}", GREY))
            made += page.wrap(title, line("  ", _severity(page, finding, 8)))
        rest = len(risks) - len(shown) - LISTED
        if rest > 0:
            made += page.wrap(ink(f"en nog {count(rest, 'risico', 'risico’s')}: zie --full", GREY), "  ")
    if still:
        made += [Text(), *page.wrap(ink(open_risks(still), VIOLET), line("  ", (f"{page.signs.open} ", VIOLET)))]
    return made


def _severity(page: Page, finding: Finding, width: int = 0) -> Text:
    severity = finding.rule.risk or ""
    sign: str = getattr(page.signs, severity)
    return ink(f"{sign} {severity.upper().ljust(width)}", f"bold {SEVERITY[severity]}")


def _risk(page: Page, report: Report, finding: Finding) -> Lines:
    rule, inner, model = finding.rule, page.inside(), report.assessment.model
    title = line(_severity(page, finding), "  ", (rule.title, "bold"))
    body = [*inner.spread(title, ink(rule.id, GREY)), *inner.wrap(rule.why), Text()]
    rows: list[tuple[str, Text | str]] = []
    for i, name in enumerate(finding.because[:ANSWERS]):
        rows.append(("" if i else "Want", because(report, name)))
    if len(finding.because) > ANSWERS:
        rest = count(len(finding.because) - ANSWERS, "ander antwoord", "andere antwoorden")
        rows.append(("", ink(f"en {rest}: zie paraat explain met {rule.id}", GREY)))
    if rule.do:
        rows.append(("Doe dit", ink(rule.do, "bold")))
    places = {step.item.id: step.priority for step in report.advice}
    for i, item in enumerate(name for name in rule.items if name in places):
        text = line(model.item[item].title, (f"  nr. {places[item]}", GREY))
        rows.append(("" if i else "Pak op", text))
    body += inner.facts(rows)
    body += inner.wrap(ink(source_text(model, rule.source, rule.basis), GREY))
    return page.card(body, SEVERITY[rule.risk or ""])


def strength_lines(page: Page, report: Report, full: bool) -> Lines:
    """What goes well."""
    strengths = report.of_kind("strength")
    if not strengths:
        return []
    made = page.heading("Dit gaat al goed")
    for finding in strengths:
        sign = line("  ", (f"{page.signs.yes} ", f"bold {GREEN}"))
        made += page.wrap(line((finding.rule.title, "bold"), (f"  {finding.rule.id}", GREY)), sign)
        if full:
            made += page.wrap(finding.rule.why, "    ")
    return made
