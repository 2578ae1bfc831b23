"""The handbook put together from its chapters."""

from engine.handbook import catalogue, questions, rules, scales, sources
from engine.handbook.names import Names
from engine.handbook.page import Code, Group, Handbook, Kind, Page, Phrase, Row, Table, Target
from engine.handbook.uses import Uses
from engine.load.draft import Draft
from engine.load.places import Places
from engine.model import Model

REGISTER = "Register"
_CHAPTERS = (
    (questions.CHAPTER, "Wat er gevraagd wordt, met per antwoord wat ervoor nodig is."),
    (scales.SCALES, "Hoe antwoorden een score worden."),
    (scales.LADDERS, "De treden, en wat ervoor nodig is."),
    (rules.RULES, "Wanneer Paraat iets zegt, waarom, en wat er dan te doen is."),
    (catalogue.CHAPTER, "De stappen, werkvormen, bijeenkomsten en documenten."),
    (sources.CHAPTER, "Van elk deel van een gids: welke vragen, regels en onderdelen eruit komen."),
    (rules.CASES, "De voorbeelden waarmee de regels worden nagekeken."),
    (REGISTER, "Alles op naam en id."),
)
_WORDS: dict[Kind, str] = {
    "question": "vraag",
    "scale": "schaal",
    "ladder": "ladder",
    "rule": "regel",
    "item": "onderdeel",
    "part": "deel van een bron",
}


def handbook(model: Model, draft: Draft) -> Handbook:
    """The whole model, with what it was read from."""
    cases = rules.cases_of(draft)
    names, uses, places = Names(model, cases), Uses(model, cases), Places(draft)
    pages = [
        *questions.question_pages(names, uses, places),
        *scales.scale_pages(names, uses, places),
        *scales.ladder_pages(names, uses, places),
        *rules.rule_pages(names, uses, places),
        *catalogue.catalogue_pages(names, uses, places),
        *sources.source_pages(names, uses),
        *rules.case_pages(names, draft),
    ]
    pages.append(_register(names, pages))
    chapters = tuple(one for one in _CHAPTERS if any(page.chapter == one[0] for page in pages))
    manifest = model.manifest
    return Handbook(manifest.title, manifest.intro, f"{manifest.name} {manifest.version}", tuple(pages), chapters)


def _register(names: Names, pages: list[Page]) -> Page:
    """Every name, by title, with a link to where it stands."""
    targets = [target for page in pages for target in page.targets() if target[0] in _WORDS]
    titled = sorted(
        ((names.title(target), target) for target in targets), key=lambda pair: (pair[0].casefold(), pair[1])
    )
    rows = tuple(Row((_linked(names, target), (Code(target[1]),), (_WORDS[target[0]],))) for _, target in titled)
    group = Group("Op naam", "", table=Table(("Naam", "Id", "Wat"), rows))
    return Page("register", REGISTER, REGISTER, "", (group,), ("naam", "namen"))


def _linked(names: Names, target: Target) -> Phrase:
    return (names.link(*target),)
