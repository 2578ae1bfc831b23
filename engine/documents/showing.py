"""What the engine itself can show in a document: findings, the route, answers, the agenda of a meeting."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.compare.distance import sharpness
from engine.compare.people import climbs
from engine.compare.starters import starter
from engine.documents.gathering import OF_MEETING
from engine.documents.pieces import Blank, Boxes, Bullets, Grid, Matrix, Paragraph, Piece, Words, listing, plain
from engine.evaluate.sheet import Mark
from engine.model.document import Show
from engine.outcome.advice import Recommendation
from engine.outcome.explain import answer_text, given_text
from engine.outcome.report import Report
from engine.plan.agenda import Agenda
from engine.plan.route import Route, Step
from engine.plan.words import takes, when
from engine.text import listed
from engine.words.citing import source_text
from engine.words.dutch import capital, count
from engine.words.phrases import band, figure, level_text

MOST: Mapping[Show, int] = {"risks": 5, "risk_list": 8, "strengths": 6, "route": 9, "differences": 5}
"""How many a document names where its expert does not say: what fits a page and is read in a meeting."""
UNPLACED = 10
"""How many recommendations without an effect or effort a matrix names beside it."""
NAMED = 2
"""How many people a step names."""


def shown(
    show: Show, of: Sequence[str], most: int | None, report: Report, route: Route, agenda: Agenda | None
) -> Iterator[Piece]:
    """The pieces of one thing shown; ``most``: how many of it, where it can be cut short."""
    most = MOST.get(show, 0) if most is None else most
    if show in OF_MEETING:
        if agenda is not None:
            yield from OF_MEETING[show](agenda)
    elif show == "route":
        yield from _route(route, most)
    elif show in _CUT_SHORT:
        yield from _CUT_SHORT[show](report, most)
    else:
        yield from _OF_REPORT[show](report, of)


def _first(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    yield listing([todo.text for todo in report.first], "Er is nu niets dat voorgaat.", numbered=True)


def _risks(report: Report, most: int) -> Iterator[Piece]:
    rows = [
        ((f.rule.title,), (capital(f.rule.risk or ""),), (f.rule.why,), (f.rule.do or "",), (Blank("wie"),))
        for f in report.of_kind("risk")[:most]
    ]
    yield from _cut(report, most, Grid(("Risico", "Ernst", "Waarom", "Eerste stap", "Wie"), tuple(rows), 0, _WHY))


def _risk_list(report: Report, most: int) -> Iterator[Piece]:
    rows = [
        ((f.rule.title,), (capital(f.rule.risk or ""),), (f.rule.do or "",), (Blank("wie"),))
        for f in report.of_kind("risk")[:most]
    ]
    yield from _cut(report, most, Grid(("Risico", "Ernst", "Eerste stap", "Wie"), tuple(rows), 1, (2, 0.7, 2.6, 0.8)))


_WHY = (1.7, 0.7, 3.4, 2.8, 0.8)


def _cut(report: Report, most: int, grid: Grid) -> Iterator[Piece]:
    if not grid.rows:
        yield plain("Uit de antwoorden komt nu geen risico.")
        return
    yield grid
    yield from _more(len(report.of_kind("risk")) - most, "risico", "risico's")


def _strengths(report: Report, most: int) -> Iterator[Piece]:
    strong = report.of_kind("strength")
    yield listing([f.rule.title for f in strong[:most]], "Uit de antwoorden komt nog geen sterk punt.")
    yield from _more(len(strong) - most, "sterk punt", "sterke punten")


def _differences(report: Report, most: int) -> Iterator[Piece]:
    """What respondents answered differently, the sharpest first, without names: it is about the matter."""
    found = report.assessment
    rows = []
    for name in report.differing:
        question = found.model.questions[name]
        said = [given for given in dict.fromkeys(found.sheet.said(name)) if given is not Mark.DONT_KNOW]
        texts = listed([f"‘{given_text(question, given)}’" for given in said])
        rows.append((-sharpness(question, said), ((question.short,), (texts,), (starter(question, said),))))
    rows.sort(key=lambda row: row[0])
    if rows:
        grid = Grid(("Onderwerp", "Wat jullie antwoordden", "Om mee te beginnen"), tuple(r for _, r in rows[:most]))
        yield replace(grid, widths=(1.2, 2.2, 2.2))
        yield from _more(len(rows) - most, "verschil", "verschillen", "paraat compare")


def _route(route: Route, most: int) -> Iterator[Piece]:
    if not route.steps:
        yield plain("Er zijn nu geen stappen.")
        return
    rows = [_step(step) for step in route.steps[:most]]
    yield Grid(("Nr.", "Stap", "Wanneer", "Wie", "Resultaat"), tuple(rows), 0, (0.4, 2.2, 1.5, 1.8, 2.4))
    yield from _more(len(route.steps) - most, "stap", "stappen", "paraat plan")


def _step(step: Step) -> tuple[Words, ...]:
    item = step.item
    length = f" ({takes(step)})" if item.weeks or item.minutes else ""
    names = [*item.who[:NAMED], *(["anderen"] if len(item.who) > NAMED else [])]
    who: Words = (capital(listed(names)),) if names else (Blank("wie"),)
    return ((str(step.number),), (item.title,), (when(step) + length,), who, (item.result or "",))


def _matrix(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    placed: dict[tuple[str, str], list[str]] = {}
    rest: list[str] = []
    for advice in report.advice:
        item = advice.item
        if item.effect and item.effort:
            placed.setdefault((item.effect, item.effort), []).append(_numbered(advice))
        else:
            rest.append(_numbered(advice))
    cells = tuple(
        (effect, effort, tuple(placed.get((effect, effort), ())))
        for effect in ("groot", "klein")
        for effort in ("weinig", "veel")
    )
    yield Matrix(cells, tuple(rest[:UNPLACED]))
    yield from _more(len(rest) - UNPLACED, "aanbeveling om te plaatsen", "aanbevelingen om te plaatsen")


def _scores(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    found, model = report.assessment, report.assessment.model
    for chart in model.manifest.charts:
        if chart.id in of:
            scales = [(model.scale[name], found.scores[name]) for name in chart.scales]
            rows = [
                ((scale.title,), (figure(score),), (band(scale, score) if scale.bands and score.applies else "",))
                for scale, score in scales
            ]
            yield Grid(("Onderwerp", "Score", "Dat is"), tuple(rows), 0, (2.5, 1.2, 1.5))


def _levels(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    found = report.assessment
    yield listing(
        [f"{ladder.title}: {level_text(found, ladder)}" for ladder in found.model.ladders if climbs(report, ladder)], ""
    )


def _answers(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    """All questions named or in the sections named that apply; what is not known is a blank."""
    found, model = report.assessment, report.assessment.model
    names: list[str] = []
    for name in of or model.sections:
        names += [q.id for q in model.sections[name].questions] if name in model.sections else [name]
    rows: list[tuple[Words, ...]] = []
    for name in names:
        if found.sheet.asked[name] is not False:
            state = found.sheet.states[name]
            text: Words = (answer_text(found, name),) if state.decided else (Blank("uitzoeken"),)
            rows.append(((model.questions[name].short,), text, (report.notes.get(name, ""),)))
    if rows:
        yield Grid(("Onderwerp", "Antwoord", "Opmerking"), tuple(rows), 0, (1.5, 2, 1.5))


def _to_ask(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    questions = report.assessment.model.questions
    rows = [
        ((capital(who),), (questions[name].text,), (Blank("antwoord"),))
        for who, names in report.to_ask.items()
        for name in names
    ]
    if rows:
        yield Grid(("Wie", "Vraag", "Antwoord"), tuple(rows), 0, (1, 2.5, 1.5))
    else:
        yield plain("Er staat geen vraag meer open met ‘weet ik niet’.")


def _how(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    model = report.assessment.model
    for name in of:
        item = model.item[name]
        yield Bullets(tuple((text,) for text in item.how), numbered=True)
        yield Paragraph((source_text(model, item.source),))


def _canvas(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    for name in of:
        yield Boxes(tuple(capital(field) for field in report.assessment.model.item[name].canvas))


_CUT_SHORT: Mapping[str, Callable[[Report, int], Iterator[Piece]]] = {
    "risks": _risks,
    "risk_list": _risk_list,
    "strengths": _strengths,
    "differences": _differences,
}

_OF_REPORT: Mapping[str, Callable[[Report, Sequence[str]], Iterator[Piece]]] = {
    "first": _first,
    "matrix": _matrix,
    "scores": _scores,
    "levels": _levels,
    "answers": _answers,
    "to_ask": _to_ask,
    "steps": _how,
    "canvas": _canvas,
}


def _more(left: int, one: str, several: str, command: str = "paraat report") -> Iterator[Piece]:
    if left > 0:
        yield plain(f"En nog {count(left, one, several)}: zie ‘{command}’.")


def _numbered(advice: Recommendation) -> str:
    return f"{advice.priority}. {advice.item.title}"
