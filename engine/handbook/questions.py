"""The chapter of questions: a page for each questionnaire."""

from engine.handbook.names import Names
from engine.handbook.page import Block, Code, Entry, Group, Page, Row, Table, fact
from engine.handbook.uses import Uses
from engine.load.places import Places
from engine.model.questionnaire import Question, Questionnaire, Section
from engine.text import listed

CHAPTER = "Vragen"
_KINDS = {"single": "één antwoord", "multiple": "meer antwoorden", "number": "getal", "text": "eigen woorden"}


def question_pages(names: Names, uses: Uses, places: Places) -> list[Page]:
    """Every question with its answers, what it counts in and which rules look at it."""
    return [_page(one, names, uses, places) for one in names.model.questionnaires]


def _page(one: Questionnaire, names: Names, uses: Uses, places: Places) -> Page:
    groups = tuple(_group(section, names, uses, places) for section in one.sections)
    whole = names.condition("Wordt gesteld", one.ask_when) + names.sources(one.source)
    if whole:
        groups = (Group("Over deze lijst", blocks=tuple(whole)), *groups)
    return Page(f"vragen-{one.id}", CHAPTER, one.title, one.intro or "", groups, ("vraag", "vragen"))


def _group(section: Section, names: Names, uses: Uses, places: Places) -> Group:
    blocks = names.condition("Wordt gesteld", section.ask_when) + names.sources(section.source)
    entries = tuple(_entry(question, names, uses, places) for question in section.questions)
    return Group(section.title, section.intro or "", entries, blocks=tuple(blocks), target=("section", section.id))


def _entry(question: Question, names: Names, uses: Uses, places: Places) -> Entry:
    tags = [_KINDS[question.kind]]
    tags += ["onmisbaar"] if question.must else []
    tags += [f"telt {question.weight} keer"] if question.weight > 1 else []
    tags += ["n.v.t. mag"] if question.allow_na else []
    blocks: list[Block] = []
    if question.options:
        blocks.append(_options(question))
    if question.kind == "number":
        unit = f" {question.unit}" if question.unit else ""
        blocks.append(fact("Van tot", f"{question.min} tot {question.max}{unit}"))
    blocks += [fact("Uitleg", question.help)] if question.help else []
    blocks += [fact("Tip", question.tip)] if question.tip else []
    people = [names.model.people[name].title for name in question.knows]
    blocks += [fact("Wie weet het", listed(people, "of"))] if people else []
    blocks += names.condition("Wordt gesteld", question.ask_when)
    blocks += names.users(uses.by.get(("question", question.id), ()))
    blocks += names.sources(question.source, question.basis)
    return Entry(
        ("question", question.id),
        question.text,
        " · ".join(tags),
        "must" if question.must else "",
        question.short,
        tuple(blocks),
        str(places.of("question", question.id)),
    )


def _options(question: Question) -> Table:
    """The answers with their points and what each takes."""
    scored, told = question.scored, any(option.criteria for option in question.options)
    head = ("Antwoord", *(["Punten"] if scored else []), *(["Wanneer"] if told else []), "Id")
    rows = []
    for option in question.options:
        cells = [option.text]
        cells += ["" if option.points is None else str(option.points)] if scored else []
        cells += [option.criteria or ""] if told else []
        rows.append(Row((*((cell,) for cell in cells), (Code(option.id),))))
    return Table(head, tuple(rows))
