"""Laws of reading, on generated models, answers and files."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.columns.cells import cell
from engine.batch.reading.read import Options, read
from engine.model import Model
from engine.problem import InputError
from tests.generated import answers, models


@given(st.data())
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Answers written as cells read back the same, from every kind of file, checked or trusted."""
    model = data.draw(models())
    given_ = data.draw(st.lists(answers(model), min_size=1, max_size=4))
    rows = [{q.id: cell(q, a.get(q.id)) for q in model.questions.values()} for a in given_]
    table = pl.DataFrame(
        {"practice": [f"P{i}" for i in range(len(rows))], **{q: [row[q] for row in rows] for q in model.questions}},
        schema=dict.fromkeys(["practice", *model.questions], pl.String),
    )
    folder = tmp_path_factory.mktemp("r")
    table.write_csv(folder / "a.csv", separator=data.draw(st.sampled_from(";,\t")))
    table.write_parquet(folder / "a.parquet")
    table.write_ndjson(folder / "a.jsonl")
    for name in ("a.csv", "a.parquet", "a.jsonl"):
        found = read(model, [folder / name], Options(trust=data.draw(st.booleans())))
        assert found.rejects.is_empty()
        assert found.frame.collect().equals(table)


@given(st.data())
def test_other_words_mean_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Headers as texts and answers as texts or numbers, in any case, say what the ids say."""
    model = data.draw(models())
    answer = data.draw(answers(model))
    row = {q.id: cell(q, answer.get(q.id)) for q in model.questions.values()}
    said = {}
    for question in model.questions.values():
        text = row[question.id]
        ids = [o.id for o in question.options]
        if text in ids and question.kind == "single":
            text = data.draw(st.sampled_from([text.upper(), f" {text} ", str(ids.index(text) + 1)]))
        said[question.id] = text
    path = tmp_path_factory.mktemp("r") / "a.parquet"
    names = {k: data.draw(st.sampled_from([k, k.upper(), f" {k}"])) for k in said}
    pl.DataFrame({"id": ["A"], **{names[k]: pl.Series([v], dtype=pl.String) for k, v in said.items()}}).write_parquet(
        path
    )
    found = read(model, [path])
    assert found.frame.collect().drop("practice").row(0, named=True) == row


junk = st.sampled_from([b"id", b"licht.voor", b"goed", b"Voorlicht", b";", b";", b",", b"\n", b"\n", b'"', b"\r", b"\t", b"\xe9", b"\xc3\xa9", b"\x1b", b"9", b"banden.druk"])  # fmt: skip


@given(
    st.lists(junk, max_size=40).map(b"".join),
    st.sampled_from([b"", b"id;licht.voor\n", b"id,banden.druk,x\n"]),
    st.booleans(),
)
def test_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, fiets: Model, body: bytes, head: bytes, lenient: bool
) -> None:
    """Whatever stands in a file: it is refused in words, or every row is scored or rejected with a reason."""
    path = tmp_path_factory.mktemp("r") / "a.csv"
    path.write_bytes(head + body)
    try:
        found = read(fiets, [path], Options(lenient=lenient))
    except InputError:
        return
    frame = found.frame.collect()
    assert found.rows == frame.height + found.rejected
    assert found.rejected <= found.rejects.height
    assert lenient or found.rejected == found.rejects["row"].n_unique()
    assert frame["practice"].is_unique().all()
    assert frame["practice"].is_not_null().all()


def test_folder_is_left_alone(tmp_path: Path, fiets: Model) -> None:
    """Reading writes nothing beside what it reads."""
    (tmp_path / "a.csv").write_text('id;licht.voor\nA;"goed"\n', encoding="utf-8")
    read(fiets, [tmp_path]).frame.collect()
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
