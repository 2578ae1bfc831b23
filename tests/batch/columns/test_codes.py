"""Columns in every shape they come in say what their cells say."""

import random
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch import BadCellError, Columns, arrow_scorer, cell, score
from engine.batch.columns.bits import Rows
from engine.batch.columns.cells import MAX_OPTIONS, coding
from engine.batch.columns.codes import Coder
from engine.evaluate.sheet import Mark
from engine.model import Model
from engine.model.questionnaire import Option, Question
from engine.model.ruleset import Case
from tests.generated import PART
from tests.generated import given as an_answer

SHORT = ("ja", "deels", "nee")
LONG = ("ja", "ja-maar-niet-helemaal", "ja-maar-niet-overal")


def question(kind: str = "single", options: tuple[str, ...] = SHORT, **extra: object) -> Question:
    """A question of a kind."""
    choice = tuple(Option(id=name, text="Antwoord") for name in options) if kind in {"single", "multiple"} else ()
    bounds = {"min": 0, "max": 100} if kind == "number" else {}
    return Question.model_validate(
        {
            "id": "v",
            "text": "Vraag?",
            "short": "Vraag",
            "kind": kind,
            "options": choice,
            "source": PART,
            **bounds,
            **extra,
        }
    )


def told(asked: Question, column: pl.Series) -> list[tuple[bool, bool, object]]:
    """Of each cell: whether it is a value, whether it is "not applicable", and what was chosen or counted."""
    rows = Rows.of(len(column))
    cells = Coder(asked).cells(column, rows)
    value, na = rows.unpacked(cells.value).tolist(), rows.unpacked(cells.na).tolist()
    options = {name: rows.unpacked(bits).tolist() for name, bits in cells.options.items()}
    return [
        (
            bool(value[i]),
            bool(na[i]),
            (int(cells.numbers[i]) if asked.kind == "number" else {n for n in options if options[n][i]})
            if value[i]
            else None,
        )
        for i in range(len(column))
    ]


@st.composite
def answered(draw: st.DrawFn) -> Question:
    """A question of any kind."""
    kind = draw(st.sampled_from(["single", "multiple", "number", "text"]))
    return question(kind, draw(st.sampled_from([SHORT, LONG, ("geen", "wel")])), allow_na=True)


@given(answered(), st.data())
def test_what_is_written_reads_back(asked: Question, data: st.DataObject) -> None:
    """A cell says the answer it was written for."""
    answer = data.draw(an_answer(asked) | st.sampled_from(Mark))
    text = cell(asked, answer)
    ((value, na, what),) = told(asked, pl.Series([text], dtype=pl.String))
    assert na == (answer is Mark.NOT_APPLICABLE)
    assert value == (not isinstance(answer, Mark))
    if value and asked.kind != "text":
        assert what == ({answer} if asked.kind == "single" else answer if isinstance(answer, int) else set(answer))


@pytest.mark.parametrize("options", [SHORT, LONG])
@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_slices_and_masks(kind: str, options: tuple[str, ...]) -> None:
    """A part of a column says the same as it does in the whole; what is masked says nothing."""
    asked = question(kind, options, allow_na=True)
    rng = random.Random(1)  # noqa: S311
    texts = pl.Series(rng.choices([*options, "weet-niet", "nvt", ""], k=1000))
    masked = pl.Series(rng.choices([True, False], k=1000))
    column = pl.select(pl.when(masked).then(None).otherwise(texts)).to_series()
    whole = told(asked, column)
    for text, null, (value, na, what) in zip(texts, masked, whole, strict=True):
        assert value == (not null and text in options)
        assert na == (not null and text == "nvt")
        assert what == ({text} if value else None)
    for start, stop in [(0, 1), (3, 500), (8, 99), (999, 1000), (13, 1000)]:
        assert told(asked, column[start:stop]) == whole[start:stop]


@pytest.mark.parametrize("kind", ["multiple", "number"])
def test_every_cell_by_itself(kind: str) -> None:
    """Many different cells, none of which stands in one place for others."""
    names = tuple(f"antwoord-{i}" for i in range(12))
    asked = question(kind, names)
    rng = random.Random(2)  # noqa: S311
    chosen = [sorted(rng.sample(range(12), rng.randint(1, 12))) for _ in range(6000)]
    numbers = [rng.randrange(10**9) for _ in range(6000)]
    texts = ["|".join(names[i] for i in c) for c in chosen] if kind == "multiple" else list(map(str, numbers))
    column = pl.Series([*texts, None, "weet-niet"])
    want = [{names[i] for i in c} for c in chosen] if kind == "multiple" else numbers
    assert told(asked, column) == [(True, False, w) for w in want] + [(False, False, None)] * 2


@pytest.mark.parametrize("dtype", [pl.Enum([*SHORT, "weet-niet"]), pl.Categorical])
def test_categories(dtype: pl.DataType) -> None:
    """A column of categories says what the same text says."""
    texts = pl.Series(["ja", None, "nee", "weet-niet"])
    assert told(question(), texts.cast(dtype)) == told(question(), texts)


def test_numbers_as_numbers() -> None:
    """A number may stand as a number."""
    asked = question("number")
    assert told(asked, pl.Series([5, None, -3], dtype=pl.Int16)) == told(asked, pl.Series(["5", None, "-3"]))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (question(), "deeld"),
        (question(), "Ja"),
        (question(), "een heel lang verhaal"),
        (question(options=LONG), "ja-maar-niet-overal-en-altijd"),
        (question("multiple"), "ja|misschien"),
        (question("multiple"), "ja|ja"),
        (question("multiple"), "ja|geen"),
        (question("number"), "vijf"),
        (question("number"), "1_000"),
        (question("number"), "9" * 30),
    ],
)
def test_no_answer(asked: Question, text: str) -> None:
    """What is no answer is refused, by name: nothing is guessed."""
    with pytest.raises(BadCellError) as caught:
        Coder(asked).cells(pl.Series([None, "weet-niet", text, None]), Rows.of(4))
    assert (caught.value.question, caught.value.value) == ("v", text)


def test_not_applicable_where_it_is_not_allowed() -> None:
    """It is a blank."""
    for asked in (question(), question("multiple"), question("number"), question("text"), question(options=LONG)):
        (((value, _, what)),) = told(asked, pl.Series(["nvt"]))
        assert (value, what) == (False, None)


def test_too_many_options() -> None:
    """A whole number has no more bits."""
    names = tuple(f"o{i}" for i in range(MAX_OPTIONS))
    assert told(question("multiple", names), pl.Series(["|".join(names)])) == [(True, False, set(names))]
    with pytest.raises(ValueError, match="antwoorden"):
        coding(question("multiple", (*names, "nog-een")))


def portfolio(model: Model, count: int) -> pl.DataFrame:
    """Practices that answered at random, with a column that is no question."""
    rng = random.Random(3)  # noqa: S311
    columns = {"praktijk": [f"p{i}" for i in range(count)]}
    for q in model.questions.values():
        pool = [o.id for o in q.options] or (["1", "2"] if q.kind == "number" else ["tekst"])
        columns[q.id] = rng.choices([*pool, None, "weet-niet", "nvt"], k=count)
    return pl.DataFrame(columns)


def test_batches_say_what_the_whole_says(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """In one piece, in many, streamed, out of a CSV file: the same conclusions."""
    model = shipped[0]
    frame = portfolio(model, 3000)
    whole = score(model, frame.lazy()).collect()
    assert score(model, frame.lazy()).collect(engine="streaming").equals(whole)
    pieces = pl.concat([frame[i : i + 7] for i in range(0, 3000, 7)], rechunk=False)
    assert score(model, pieces.lazy()).collect().equals(whole)
    csv = pl.read_csv(frame.write_csv().encode(), infer_schema=False)
    assert score(model, csv.lazy()).collect().equals(whole)


@pytest.mark.parametrize(
    "text", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_arrow_batches(fiets: Model, text: pa.DataType) -> None:
    """From Arrow batch to Arrow batch: the same, and what is no question stays as it was."""
    frame = portfolio(fiets, 100)
    given_ = {name: pa.array(frame[name].to_list(), pa.string()).cast(text) for name in frame.columns}
    found = arrow_scorer(fiets)(pa.RecordBatch.from_pydict(given_))
    assert found.schema.field("praktijk").type == text
    want = score(fiets, frame.lazy()).collect()
    assert found.drop_columns("praktijk").to_pylist() == want.drop("praktijk").to_dicts()
    assert found.schema.names == want.columns


def test_columns_that_are_not_there(fiets: Model) -> None:
    """A question without a column is blank, and so is a column of nothing."""
    nothing = pl.DataFrame({"praktijk": ["a", "b"]})
    blank = nothing.with_columns(pl.lit(None).alias(name) for name in fiets.questions)
    assert score(fiets, nothing.lazy()).collect().equals(score(fiets, blank.lazy()).collect())


def test_no_practices(fiets: Model) -> None:
    """No rows in, no rows out, with every column."""
    frame = portfolio(fiets, 0)
    assert score(fiets, frame.lazy()).collect().shape == (0, 1 + len(Columns(fiets).schema))


@pytest.mark.parametrize("rows", [0, 100, 250])
def test_parquet_in_slices(rows: int, fiets: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in slices that cross its row groups, or as a whole behind a filter: every row once, in order."""
    monkeypatch.setattr("engine.batch.columns.frames.SLICE", 50)
    monkeypatch.setattr("engine.batch.columns.frames.BATCH", 60)
    frame = portfolio(fiets, rows)
    frame.write_parquet(tmp_path / "a.parquet", row_group_size=35)
    heard: list[pl.DataFrame] = []
    lazy = pl.scan_parquet(tmp_path / "a.parquet")
    want = score(fiets, frame.lazy()).collect()
    assert score(fiets, lazy, heard.append).collect().equals(want)
    assert sum(batch.height for batch in heard) == rows
    assert score(fiets, lazy.with_columns(pl.all().name.keep())).collect().equals(want)
    some = pl.col("praktijk").cast(pl.String).str.ends_with("7")
    assert score(fiets, lazy.filter(some)).collect().equals(want.filter(some))
    assert score(fiets, lazy).head(70).collect().equals(want.head(70))


def test_asking_for_a_part(fiets: Model) -> None:
    """Some columns, some rows, only a count: what is asked of the lazy frame is what comes out."""
    lazy = score(fiets, portfolio(fiets, 500).lazy())
    whole = lazy.collect()
    rule, scale = f"rule.{fiets.rules[0].id}", f"score.{fiets.scales[0].id}.lo"
    assert lazy.select(pl.len()).collect().item() == 500
    assert lazy.select(rule, "praktijk").collect().equals(whole.select(rule, "praktijk"))
    assert lazy.head(7).collect().equals(whole.head(7))
    assert lazy.slice(100, 50).collect().equals(whole.slice(100, 50))
    want = whole.filter(pl.col(rule) & (pl.col(scale) > 0)).select("praktijk")
    assert lazy.filter(pl.col(rule) & (pl.col(scale) > 0)).select("praktijk").collect().equals(want)
    assert lazy.filter(pl.col(rule)).select(pl.len()).collect().item() == whole[rule].sum()
