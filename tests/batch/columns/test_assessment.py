"""Many practices at once give what the reference evaluator gives for each, cell for cell."""

import random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch import cell, score
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.sheet import Answers, Given, Mark, sheet_of
from engine.model import Manifest, Model
from engine.model.questionnaire import Option, Question, Questionnaire, Scale, Section
from engine.model.ruleset import Case, Rule
from engine.model.vocabulary import Score
from tests.generated import PART, models
from tests.generated import given as an_answer

Portfolio = tuple[Model, list[Answers]]


def expected(found: Assessment) -> dict[str, int | bool | None]:
    """The row of one practice, from the reference evaluator."""
    row: dict[str, int | bool | None] = {}
    for scale in found.model.scales:
        value = found.scores[scale.id]
        there = value.applies is not False
        row |= {
            f"score.{scale.id}.lo": value.lo if there else None,
            f"score.{scale.id}.hi": value.hi if there else None,
        }
    for name, level in found.levels.items():
        row |= {f"level.{name}.lo": level.lo, f"level.{name}.hi": level.hi}
    return row | {f"rule.{name}": value for name, value in found.rules.items()}


def frame_of(model: Model, sheets: list[Answers]) -> pl.DataFrame:
    """A portfolio: a row per sheet."""
    columns = {q.id: [cell(q, sheet.get(q.id)) for sheet in sheets] for q in model.questions.values()}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def agree(model: Model, sheets: list[Answers]) -> None:
    """Both evaluators say the same of every sheet."""
    found = score(model, frame_of(model, sheets).lazy()).collect()
    assert found.rows(named=True) == [expected(assess(model, sheet_of(model, sheet))) for sheet in sheets]


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """A generated model and some practices, with marks where they mean something and where they do not."""
    model = draw(models())
    questions = model.questions.values()
    anything = {q.id: st.none() | st.sampled_from(Mark) | an_answer(q) | an_answer(q) for q in questions}
    sheets = draw(st.lists(st.fixed_dictionaries(anything), min_size=1, max_size=12))
    return model, [{q: g for q, g in sheet.items() if g is not None} for sheet in sheets]


@given(portfolios())
def test_columns_agree(portfolio: Portfolio) -> None:
    """Over generated models and portfolios."""
    agree(*portfolio)


def random_answer(question: Question, rng: random.Random) -> Given | None:
    """Any answer, mark or blank."""
    names = [o.id for o in question.options]
    if rng.random() < 0.15:
        return rng.choice([None, Mark.DONT_KNOW, Mark.NOT_APPLICABLE])
    if question.kind == "single":
        return rng.choice(names)
    if question.kind == "multiple":
        return tuple(n for n in names if rng.random() < 0.5)
    return rng.randint(question.min or 0, question.max or 0) if question.kind == "number" else "tekst"


def random_sheets(model: Model, count: int, seed: int) -> list[Answers]:
    """Practices that answered at random."""
    rng = random.Random(seed)  # noqa: S311
    drawn = [{q.id: random_answer(q, rng) for q in model.questions.values()} for _ in range(count)]
    return [{q: g for q, g in sheet.items() if g is not None} for sheet in drawn]


@pytest.mark.parametrize("seed", range(5))
def test_shipped_model_agrees(shipped: tuple[Model, tuple[Case, ...]], seed: int) -> None:
    """The shipped model, over practices that answered at random, and one that said nothing."""
    agree(shipped[0], [*random_sheets(shipped[0], 20, seed), {}])


def test_model_of_another_field_agrees(fiets: Model) -> None:
    """The engine knows no question by name, here neither."""
    agree(fiets, random_sheets(fiets, 100, 1))


PRIMES = (997, 991, 983, 977, 971, 967, 953, 947, 941, 937)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10])
@pytest.mark.parametrize("method", ["mean", "sum", "min"])
def test_awkward_points_agree(method: str, count: int) -> None:
    """Spans without a common factor: looked up, divided, and beyond what a machine word holds."""
    questions = tuple(
        Question(
            id=f"v{i}",
            text="Vraag?",
            short="Vraag",
            options=tuple(Option(id=f"o{p}", text="Antwoord", points=p) for p in (0, 1, span // 2, span)),
            allow_na=i % 2 == 0,
            weight=100 - i,
            source=PART,
        )
        for i, span in enumerate(PRIMES[:count])
    )
    section = Section(id="deel", title="Deel", questions=questions)
    scales = tuple(
        Scale.model_validate({"id": name, "title": "Schaal", "short": "Schaal", "method": method, **over})
        for name, over in (("onder", {"section": "deel"}), ("boven", {"scales": ("onder",)}))
    )
    rules = tuple(
        Rule.model_validate(
            {"id": f"RR-{i}0", "title": "Regel", "why": "Omdat.", "when": Score(score="onder", below=i), "fact": True}
            | {"source": PART, "since": "1.0.0"}
        )
        for i in range(1, 10)
    )
    model = Model(
        manifest=Manifest(name="proef", version="1.0.0", title="Proef", intro="Proef."),
        questionnaires=(Questionnaire(id="lijst", title="Lijst", order=1, sections=(section,)),),
        scales=scales,
        rules=rules,
    )
    agree(model, random_sheets(model, 300, count))
