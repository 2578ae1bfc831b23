"""What the engine itself can show in a document: findings, the route, answers, the agenda of a meeting."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from engine.compare.people import climbs
from engine.documents.pieces import Blank, Bullets, Grid, Matrix, Paragraph, Piece, Room, Words
from engine.model.document import Show
from engine.outcome.advice import Recommendation
from engine.outcome.explain import answer_text
from engine.outcome.report import Report
from engine.plan.agenda import Agenda
from engine.plan.filling import Part
from engine.plan.route import Route, Step
from engine.plan.words import takes, when
from engine.text import listed
from engine.words.citing import source_text
from engine.words.dutch import capital, count, duration
from engine.words.phrases import band, figure, level_text

RISKS, STEPS, STRENGTHS = 12, 15, 12
"""How many a document names at most: it is read in a meeting."""


def shown(show: Show, of: Sequence[str], report: Report, route: Route, agenda: Agenda | None) -> Iterator[Piece]:
    """The pieces of one thing shown."""
    if show in _OF_MEETING:
        if agenda is not None:
            yield from _OF_MEETING[show](agenda)
    elif show == "route":
        yield from _route(route)
    else:
        yield from _OF_REPORT[show](report, of)


def _first(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    yield _list([todo.text for todo in report.first], "Er is nu niets dat voorgaat.", numbered=True)


def _risks(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    risks = report.of_kind("risk")
    if not risks:
        yield _plain("Uit de antwoorden komt nu geen risico.")
        return
    rows = [
        (
            (f.rule.title,),
            (capital(f.rule.risk or ""),),
            (f.rule.why,),
            (f.rule.do or "",),
            (Blank("wie"),),
        )
        for f in risks[:RISKS]
    ]
    yield Grid(("Risico", "Ernst", "Waarom", "Eerste stap", "Wie"), tuple(rows), 2, (1.6, 0.8, 3, 2.4, 0.9))
    yield from _more(len(risks) - RISKS, "risico", "risico's")


def _strengths(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    yield _list(
        [f.rule.title for f in report.of_kind("strength")[:STRENGTHS]], "Uit de antwoorden komt nog geen sterk punt."
    )


def _route(route: Route) -> Iterator[Piece]:
    if not route.steps:
        yield _plain("Er zijn nu geen stappen.")
        return
    rows = [_step(step) for step in route.steps[:STEPS]]
    yield Grid(("Nr.", "Stap", "Wanneer", "Wie", "Duur", "Resultaat"), tuple(rows), 2, (0.4, 2, 1.2, 1.8, 0.9, 2))
    yield from _more(len(route.steps) - STEPS, "stap", "stappen")


def _step(step: Step) -> tuple[Words, ...]:
    item = step.item
    length = takes(step) if item.weeks or item.minutes else ""
    who: Words = (capital(listed(item.who)),) if item.who else (Blank("wie"),)
    return ((str(step.number),), (item.title,), (when(step),), who, (length,), (item.result or "",))


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
    yield Matrix(cells, tuple(rest))


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
    yield _list(
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
        yield _plain("Er staat geen vraag meer open met ‘weet ik niet’.")


def _how(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    model = report.assessment.model
    for name in of:
        item = model.item[name]
        yield Bullets(tuple((text,) for text in item.how), numbered=True)
        yield Paragraph((source_text(model, item.source),))


def _canvas(report: Report, of: Sequence[str]) -> Iterator[Piece]:
    for name in of:
        for field in report.assessment.model.item[name].canvas:
            yield Room((capital(field),), 3)


_OF_REPORT: Mapping[str, Callable[[Report, Sequence[str]], Iterator[Piece]]] = {
    "first": _first,
    "risks": _risks,
    "strengths": _strengths,
    "matrix": _matrix,
    "scores": _scores,
    "levels": _levels,
    "answers": _answers,
    "to_ask": _to_ask,
    "steps": _how,
    "canvas": _canvas,
}


def _programme(agenda: Agenda) -> Iterator[Piece]:
    """What guests need to know: the times and the parts."""
    rows = tuple(
        ((_time(agenda, part),), (part.workform.title if part.workform else part.what,)) for part in agenda.parts
    )
    yield Grid(("Tijd", "Onderdeel"), rows, 0, (1, 4))


def _time(agenda: Agenda, part: Part) -> str:
    return f"{agenda.clock(part.begin)}–{agenda.clock(part.begin + part.minutes)}"


def _agenda(agenda: Agenda) -> Iterator[Piece]:
    rows: list[tuple[Words, ...]] = []
    for part in agenda.parts:
        title = part.workform.title if part.workform else part.what
        how = part.workform.how if part.workform else ()
        rows.append(((_time(agenda, part),), (title,), (" ".join(how),), (Blank("wie"),)))
    yield Grid(("Tijd", "Onderdeel", "Zo gaat het", "Wie leidt"), tuple(rows), 0, (1, 1.8, 3, 0.9))
    if agenda.spare > 0:
        yield _plain(f"Er blijft {duration([agenda.spare])} over voor uitloop.")


def _invited(agenda: Agenda) -> Iterator[Piece]:
    rows = [((capital(who),), (why or "",), (Blank("naam"),)) for who, why in agenda.invite]
    yield Grid(("Wie", "Waarom", "Naam"), tuple(rows), 2, (1.2, 2.5, 1.3))


def _ground_rules(agenda: Agenda) -> Iterator[Piece]:
    if agenda.meeting.ground_rules:
        yield _list(agenda.meeting.ground_rules, "")


def _materials(agenda: Agenda) -> Iterator[Piece]:
    yield _list([capital(text) for text in agenda.materials], "Er is niets bijzonders nodig.")


_OF_MEETING: Mapping[str, Callable[[Agenda], Iterator[Piece]]] = {
    "programme": _programme,
    "agenda": _agenda,
    "invited": _invited,
    "ground_rules": _ground_rules,
    "materials": _materials,
}


def _list(texts: Iterable[str], none: str, numbered: bool = False) -> Piece:
    items = tuple((text,) for text in texts)
    return Bullets(items, numbered) if items else _plain(none)


def _plain(text: str) -> Paragraph:
    return Paragraph((text,))


def _more(left: int, one: str, several: str) -> Iterator[Piece]:
    if left > 0:
        yield _plain(f"En nog {count(left, one, several)}: zie het rapport.")


def _numbered(advice: Recommendation) -> str:
    return f"{advice.priority}. {advice.item.title}"
