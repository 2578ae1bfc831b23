"""Why: a rule, a scale, a ladder, a question or a catalogue item, down to the answers and the source."""

from rich.console import Console
from rich.text import Text

from engine.model.questionnaire import Ladder, Question, Scale
from engine.model.ruleset import Item, Rule
from engine.model.vocabulary import Condition
from engine.outcome.explain import deciding, explained, given_text
from engine.outcome.report import Report
from engine.terminal.answers import answered
from engine.terminal.bars import bar_of
from engine.terminal.ladder import ladder_lines
from engine.terminal.lookers import STATUS, looker_lines, rule_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, GREY, TRUTH
from engine.terminal.shares import share_lines
from engine.terminal.sources import source_lines
from engine.terminal.tree import tree_lines, truth_sign
from engine.text import listed
from engine.words.dutch import RULE_KINDS, capital, kind

ASKED = {
    True: "Waarom deze vraag wordt gesteld",
    False: "Waarom deze vraag niet wordt gesteld",
    None: "Nog open of deze vraag wordt gesteld",
}


def show_explanation(console: Console, report: Report, name: str) -> None:
    """Print why ``name`` is as it is. The name is one of the model's."""
    sheet = page(console)
    model = report.assessment.model
    made: Lines = []
    if name in model.rule:
        made += _rule(sheet, report, model.rule[name])
    if name in model.ladder:
        made += _ladder(sheet, report, model.ladder[name])
    if name in model.scale:
        made += _scale(sheet, report, model.scale[name])
    if name in model.questions:
        made += _question(sheet, report, model.questions[name])
    if name in model.item:
        made += _item(sheet, report, model.item[name])
    sheet.show(made)


def _rule(sheet: Page, report: Report, rule: Rule) -> Lines:
    found = report.assessment
    truth = found.rules[rule.id]
    about = RULE_KINDS[rule.kind] + (f" ({rule.risk})" if rule.risk else "")
    status = line(truth_sign(sheet, truth), (f" {STATUS[truth]}", f"bold {TRUTH[truth]}"))
    made = _title(sheet, rule.id, rule.title, line(status, (f" {sheet.signs.dot} {about}", GREY)))
    made += [Text(), *sheet.wrap(rule.why)]
    if rule.do:
        made += [Text(), *sheet.wrap(ink(rule.do, "bold"), f"{sheet.signs.arrow} ")]
    made += [*sheet.heading("Waarop dit rust"), *_tree(sheet, report, rule.when)]
    if truth is None:
        made += sheet.heading("Deze vragen beslissen het")
        for name in deciding(found, rule.when):
            text = line(found.model.questions[name].text, (f"  {name}", GREY))
            made += sheet.wrap(text, line("  ", truth_sign(sheet, None), " "))
    made += [*sheet.heading("Bron"), *source_lines(sheet, found.model, rule.source, rule.basis)]
    return [*made, *_recommended(sheet, report, rule)]


def _recommended(sheet: Page, report: Report, rule: Rule) -> Lines:
    """The items that a rule recommends, with their place in the advice."""
    if not rule.items:
        return []
    made = sheet.heading("Wat deze regel aanraadt")
    places = {step.item.id: step.priority for step in report.advice}
    for name in rule.items:
        place = f" {sheet.signs.dot} nr. {places[name]}" if name in places else ""
        title = report.assessment.model.item[name].title
        made += sheet.wrap(line(title, (f"  {name}{place}", GREY)), f"  {sheet.signs.arrow} ")
    return made


def _scale(sheet: Page, report: Report, scale: Scale) -> Lines:
    score = report.assessment.scores[scale.id]
    made = _title(sheet, scale.id, scale.title, scale.summary or "score")
    made += [Text(), *bar_of(sheet, scale, score, sheet.width)]
    made += [*sheet.heading("Wat er meetelt"), *share_lines(sheet, report, scale)]
    return [*made, *looker_lines(sheet, report, "scale", scale.id)]


def _ladder(sheet: Page, report: Report, ladder: Ladder) -> Lines:
    made = _title(sheet, ladder.id, ladder.title, ladder.summary or "ladder")
    made += [Text(), *ladder_lines(sheet, report.assessment, ladder)]
    for number, rung in enumerate(ladder.rungs, 1):
        made += [Text(), *sheet.label(f"{number}  {rung.title}")]
        made += sheet.wrap(ink(rung.summary, GREY), "  ") if rung.summary else []
        made += _tree(sheet, report, rung.when)
    return [*made, *looker_lines(sheet, report, "ladder", ladder.id)]


def _question(sheet: Page, report: Report, question: Question) -> Lines:
    found, model = report.assessment, report.assessment.model
    made = _title(sheet, question.id, question.text, "onmisbare vraag" if question.must else "vraag")
    made += [Text(), *sheet.wrap(answered(report, question.id), line(("Antwoord  ", GREY)))]
    if len(found.sheet.given) > 1:
        for name, answers in zip(report.respondents, found.sheet.given, strict=True):
            if question.id in answers:
                text = given_text(question, answers[question.id])
                made += sheet.wrap(ink(f"{name}: ‘{text}’", GREY), " " * 10)
    said = found.sheet.said(question.id)
    chosen = {option for given in said for option in (given if isinstance(given, tuple) else (given,))}
    for option in question.options:
        sign = (f"{sheet.signs.point} ", ACCENT) if option.id in chosen else (f"{sheet.signs.dot} ", GREY)
        made += sheet.wrap(ink(option.text, "bold" if option.id in chosen else ""), line("  ", sign))
        made += sheet.wrap(ink(option.criteria, GREY), "    ") if option.criteria else []
    rows = [("Uitleg", question.help or ""), ("Tip", question.tip or "")]
    rows += [("Wie weet dit", capital(listed([model.people[name].title for name in question.knows])))]
    made += [Text(), *sheet.facts([row for row in rows if row[1]], label=14)]
    conditions = next(c for q, c in model.asking if q.id == question.id)
    if conditions:
        made += sheet.heading(ASKED[found.sheet.asked[question.id]])
        for condition in conditions:
            made += _tree(sheet, report, condition)
    made += looker_lines(sheet, report, "question", question.id)
    return [*made, *sheet.heading("Bron"), *source_lines(sheet, model, question.source, question.basis)]


def _item(sheet: Page, report: Report, item: Item) -> Lines:
    step = next((step for step in report.advice if step.item.id == item.id), None)
    place = f"nr. {step.priority} in jullie advies" if step else "nu niet in jullie advies"
    made = _title(sheet, item.id, item.title, f"{kind(item.kind)} {sheet.signs.dot} {place}")
    made += [Text(), *sheet.wrap(item.summary), *sheet.heading("Regels die dit aanraden")]
    rules = [rule for rule in report.assessment.model.rules if item.id in rule.items]
    made += rule_lines(sheet, report, rules)
    for title, condition in (("Waar het bij past", item.suits), ("Wanneer het al gedaan is", item.done_when)):
        if condition is not None:
            made += [*sheet.heading(title), *_tree(sheet, report, condition)]
    return [*made, Text(), *sheet.wrap(line(("Alles hierover: ", GREY), f"paraat catalogue {item.id}"), "  ")]


def _title(sheet: Page, name: str, title: str, about: Text | str) -> Lines:
    made = [Text(), *sheet.spread(ink(title, "bold"), ink(name, GREY))]
    return [*made, *sheet.wrap(about if isinstance(about, Text) else ink(about, GREY))]


def _tree(sheet: Page, report: Report, condition: Condition) -> Lines:
    return tree_lines(sheet, report, explained(report.assessment, condition), condition)
