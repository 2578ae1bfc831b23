"""Which small changes of the rules no case notices, and what case would."""

from collections import Counter
from itertools import groupby

from rich.console import Console
from rich.text import Text

from engine.cases.answers import written
from engine.cases.changes import Kind
from engine.cases.hunt import Hunt, Proposal, Survivor
from engine.model import Model
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import GREY
from engine.words.dutch import count, share
from engine.words.sentence import statement

LABEL = 14
WORDS: dict[Kind, str] = {
    "bound": "een andere grens",
    "answers": "een antwoord meer of minder",
    "joined": "‘en’ in plaats van ‘of’, of andersom",
    "dropped": "een deel weggelaten",
    "not": "het omgekeerde",
}


def show_hunt(console: Console, hunt: Hunt, most: int | None) -> None:
    """Print the figure, the first ``most`` changes that are not noticed, and of the others how many by rule."""
    sheet = page(console)
    shown = hunt.survivors[:most]
    made: Lines = sheet.wrap("Deze veranderingen merkt geen casus:") if shown else []
    for _, group in groupby(shown, lambda survivor: survivor.mutant.name):
        survivors = list(group)
        name = survivors[0].mutant.name
        made += [Text(), *sheet.wrap(line((f"{name} ", "bold"), _title(hunt.model, name)))]
        for survivor in survivors:
            made += _survivor(sheet, hunt.model, survivor)
    rest = Counter(survivor.mutant.name for survivor in hunt.survivors[len(shown) :])
    if rest:
        names = ", ".join(f"{name} ({number})" for name, number in rest.items())
        made += [
            Text(),
            *sheet.wrap(line((f"Ook niet gemerkt, met --full in het geheel ({rest.total()}): ", ""), names)),
        ]
    sheet.show([*made, Text(), *_sum(sheet, hunt)])


def _title(model: Model, name: str) -> str:
    return (model.rule.get(name) or model.ladder[name]).title


def _survivor(sheet: Page, model: Model, survivor: Survivor) -> Lines:
    change, mutant = survivor.mutant.change, survivor.mutant
    rung = "" if mutant.rung is None else f", trede ‘{model.ladder[mutant.name].rungs[mutant.rung].title}’"
    made = sheet.wrap(line(WORDS[change.kind] + rung, (f"  {survivor.at}", GREY)), f"  {sheet.signs.open} ")
    new = "(weggelaten)" if change.new is None else statement(model, change.new)
    made += sheet.facts([("er staat", statement(model, change.old)), ("wordt het", new)], "      ", LABEL)
    if survivor.undecided:
        return [*made, *sheet.wrap(ink("niet te zeggen of dit verschil maakt", GREY), "      ")]
    return [*made, *_case(sheet, survivor.case)] if survivor.case else made


def _case(sheet: Page, case: Proposal) -> Lines:
    if case.like is not None:
        title, at = case.like
        text = line((f"‘{title}’", "bold"), f" ({at}) krijgt erbij: ", (case.wish, "bold"))
        return sheet.facts([("casus", text)], "      ", LABEL)
    answers = ", ".join(f"{name}: {written(given)}" for name, given in case.answers.items())
    rows = [("nieuwe casus", f"answers: {{{answers}}}"), ("", case.wish)]
    return sheet.facts([(name, ink(text, "bold")) for name, text in rows], "      ", LABEL)


def _sum(sheet: Page, hunt: Hunt) -> Lines:
    figure = share(hunt.noticed, hunt.total)
    told = f"{count(hunt.tried, 'kleine verandering', 'kleine veranderingen')} geprobeerd"
    told += f", waarvan {hunt.same} zonder verschil. " if hunt.same else ". "
    return sheet.wrap(line(told, "Gemerkt: ", (f"{hunt.noticed} van {hunt.total}, dat is {figure}", "bold"), "."))
