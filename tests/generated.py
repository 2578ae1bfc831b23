"""Generated models and answers, for the laws of the design."""

from typing import Any

from hypothesis import strategies as st

from engine.evaluate.sheet import Answers, Given, Mark
from engine.model import Manifest, Model
from engine.model.questionnaire import Band, Ladder, Option, Question, Questionnaire, Rung, Scale, Section
from engine.model.ruleset import Rule
from engine.model.vocabulary import All, Answer, AnyOf, Applicable, Concluded, Condition, Level, Not, Number, Score

PART = ("ZZ.deel",)


@st.composite
def models(draw: st.DrawFn, max_rules: int = 12, max_questions: int = 8) -> Model:
    """A model with every kind of question, scale, ladder and condition; all references are sound."""
    questions: list[Question] = []
    for i in range(draw(st.integers(2, max_questions))):
        ask = draw(st.none() | _conditions(questions, [], [], [], 2)) if questions else None
        questions.append(draw(_questions(f"v{i}", ask)))
    scored = [q.id for q in questions if q.scored]
    scales: list[Scale] = []
    for i in range(draw(st.integers(0, 4)) if scored else 0):
        below = [s.id for s in scales]
        over: dict[str, Any] = (
            {"scales": tuple(draw(_some(below)))}
            if below and draw(st.booleans())
            else {"questions": tuple(draw(_some(scored)))}
        )
        names = over.get("scales", over.get("questions"))
        scales.append(
            Scale(
                id=f"s{i}",
                title="Schaal",
                short="Schaal",
                method=draw(st.sampled_from(["mean", "sum", "min"])),
                weights={name: draw(st.integers(1, 4)) for name in names if draw(st.booleans())},
                min_known=draw(st.integers(0, 100)),
                bands=(
                    Band.model_validate({"id": "laag", "title": "Laag", "from": 0}),
                    Band.model_validate({"id": "hoog", "title": "Hoog", "from": 50}),
                ),
                **over,
            )
        )
    ladders: list[Ladder] = []
    if draw(st.booleans()):
        rungs = tuple(
            Rung(id=f"t{i}", title="Trede", when=draw(_conditions(questions, scales, [], [], 2)))
            for i in range(draw(st.integers(1, 4)))
        )
        ladders.append(Ladder(id="ladder", title="Ladder", zero="Nog niets", rungs=rungs))
    rules: list[Rule] = []
    for i in range(draw(st.integers(1, max_rules))):
        when = draw(_conditions(questions, scales, ladders, [r.id for r in rules], 3))
        rules.append(
            Rule(id=f"RR-{i:02}", title="Regel", why="Omdat.", when=when, fact=True, source=PART, since="1.0.0")
        )
    return Model(
        manifest=Manifest(name="proef", version="1.0.0", title="Proef", intro="Proef."),
        questionnaires=(
            Questionnaire(
                id="lijst",
                title="Lijst",
                order=1,
                sections=(Section(id="deel", title="Deel", questions=tuple(questions)),),
            ),
        ),
        scales=tuple(scales),
        ladders=tuple(ladders),
        rules=tuple(rules),
    )


def _some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=5, unique=True)


@st.composite
def _questions(draw: st.DrawFn, name: str, ask: Condition | None) -> Question:
    kind = draw(st.sampled_from(["single", "single", "multiple", "number", "text"]))
    extra: dict[str, Any] = {}
    if kind in {"single", "multiple"}:
        count = draw(st.integers(2, 4))
        points: list[int | None] = [None] * count
        if draw(st.booleans()):
            points = list(
                draw(st.lists(st.integers(0, 7), min_size=count, max_size=count).filter(lambda p: len(set(p)) > 1))
            )
        extra["options"] = tuple(Option(id=f"o{j}", text="Antwoord", points=p) for j, p in enumerate(points))
    if kind == "number":
        low = draw(st.integers(-5, 5))
        extra |= {"min": low, "max": low + draw(st.integers(1, 20))}
    return Question(
        id=name,
        text="Vraag?",
        short="Vraag",
        kind=kind,
        weight=draw(st.integers(1, 4)),
        allow_na=draw(st.booleans()),
        ask_when=ask,
        source=PART,
        **extra,
    )


def _conditions(
    questions: list[Question], scales: list[Scale], ladders: list[Ladder], rules: list[str], depth: int
) -> st.SearchStrategy[Condition]:
    leaves: list[st.SearchStrategy[Condition]] = [
        st.sampled_from([q.id for q in questions]).map(lambda q: Applicable(applicable=q))
    ]
    choices = [q for q in questions if q.options]
    if choices:
        leaves.append(st.sampled_from(choices).flatmap(_answer))
    numbers = [q for q in questions if q.kind == "number"]
    if numbers:
        leaves.append(st.sampled_from(numbers).flatmap(_number))
    if scales:
        bound = st.tuples(st.sampled_from([s.id for s in scales]), st.integers(0, 100), st.booleans())
        leaves.append(bound.map(lambda b: Score(score=b[0], **{"at_least" if b[2] else "below": b[1]})))
    if ladders:
        rung = st.tuples(st.integers(1, len(ladders[0].rungs)), st.booleans())
        leaves.append(rung.map(lambda b: Level(level="ladder", **{"at_least" if b[1] else "below": b[0]})))
    if rules:
        leaves.append(st.sampled_from(rules).map(lambda r: Concluded(concluded=r)))
    condition = st.one_of(leaves)
    for _ in range(depth):
        several = st.lists(condition, min_size=1, max_size=4).map(tuple)
        condition = st.one_of(
            condition,
            several.map(lambda p: All(all=p)),
            several.map(lambda p: AnyOf(any=p)),
            condition.map(lambda p: Not.model_validate({"not": p})),
        )
    return condition


def _answer(question: Question) -> st.SearchStrategy[Condition]:
    return _some([o.id for o in question.options]).map(
        lambda names: Answer.model_validate({"answer": question.id, "in": tuple(names)})
    )


def _number(question: Question) -> st.SearchStrategy[Condition]:
    low, high = question.min or 0, question.max or 0
    return st.tuples(st.integers(low, high + 1), st.booleans()).map(
        lambda b: Number(number=question.id, **{"at_least" if b[1] else "below": b[0]})
    )


def given(question: Question) -> st.SearchStrategy[Given]:
    """Any real answer to a question."""
    names = [o.id for o in question.options]
    answers: list[st.SearchStrategy[Given]] = [st.just(Mark.NOT_APPLICABLE)] if question.allow_na else []
    if question.kind == "single":
        answers.append(st.sampled_from(names))
    elif question.kind == "multiple":
        answers.append(st.sets(st.sampled_from(names)).map(lambda chosen: tuple(n for n in names if n in chosen)))
    elif question.kind == "number":
        answers.append(st.integers(question.min or 0, question.max or 0))
    else:
        answers.append(st.just("tekst"))
    return st.one_of(answers)


@st.composite
def answers(draw: st.DrawFn, model: Model, *, complete: bool = False) -> Answers:
    """Answers of one respondent; blanks and "weet ik niet" among them unless ``complete``."""
    found: dict[str, Given] = {}
    for question in model.questions.values():
        if complete or draw(st.booleans()):
            found[question.id] = draw(given(question) if complete else given(question) | st.just(Mark.DONT_KNOW))
    return found
