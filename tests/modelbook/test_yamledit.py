"""Changing one thing in a YAML file, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.load.files import model_files, model_folder
from engine.modelbook.housestyle import entry_lines, same
from engine.modelbook.yamledit import YamlText
from engine.yamltext import parse

FILES = model_files(model_folder())
texts = st.text(
    st.sampled_from("abc é:#'\"-{}[],&*!|>%@`?\\0~") | st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=200,
)
clean = texts.map(lambda t: " ".join(t.split())).filter(bool)
names = st.from_regex(r"[a-z]{1,8}(\.[a-z0-9]{1,8}){0,2}", fullmatch=True)
small = st.integers(-9, 99) | st.booleans() | clean
values: st.SearchStrategy[Any] = st.recursive(
    small | st.lists(names, min_size=1, max_size=30),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(names, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names, values, min_size=1, max_size=5))
def test_house_style_reads_back(value: dict[str, Any]) -> None:
    """Whatever is written in the house style reads back the same, in lines that are not too long where they can be."""
    text = "\n".join(entry_lines(value, 0)) + "\n"
    assert same(parse(text.encode(), "x").data, [value])


def entries(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every mapping in a list, by its path."""
    found: list[tuple[str | int, ...]] = []
    if isinstance(data, dict):
        for key, part in data.items():
            found += entries(part, (*path, key))
    elif isinstance(data, list):
        for i, part in enumerate(data):
            if isinstance(part, dict):
                found.append((*path, i))
            found += entries(part, (*path, i))
    return found


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data


@given(st.data())
def test_one_change_leaves_all_other_lines(data: st.DataObject) -> None:
    """A field put, dropped or added, an entry added or removed: the lines around it stay, to the letter."""
    path = data.draw(st.sampled_from(FILES))
    text = path.read_text(encoding="utf-8")
    edited = YamlText(path.name, text)
    entry = data.draw(st.sampled_from(entries(edited.data)))
    fields = at(edited.data, entry)
    name = data.draw(st.sampled_from([*fields, "nieuw"]))
    what = data.draw(st.sampled_from(["put", "drop", "append", "remove"]))
    if what == "put":
        edited.put(entry, name, data.draw(values), list(fields))
    elif what == "drop" and len(fields) > 1 and name in fields:
        edited.drop(entry, name)
    elif what == "append":
        edited.append(entry[:-1], data.draw(st.dictionaries(names, values, min_size=1, max_size=3)))
    elif what == "remove" and len(at(edited.data, entry[:-1])) > 1:
        edited.remove(entry[:-1], int(entry[-1]))
    before, after = text.split("\n"), edited.text.split("\n")
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    rest = next((i for i, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=False)) if a != b), 0)
    node = YamlText(path.name, text)._node(entry)
    if what in {"put", "drop", "remove"} and text != edited.text:
        assert node.start_mark.line <= start
        assert len(before) - rest <= node.end_mark.line + 2


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        ("- id: a   # uitleg\n  t: oud\n", ("put", (0,), "id", "b"), "- id: b   # uitleg\n  t: oud\n"),
        ("- id: a\n  t: oud\n  # slot\n", ("put", (0,), "t", "nieuw: x"), "- id: a\n  t: 'nieuw: x'\n  # slot\n"),
        (
            "- id: a\n  t: >-\n    lang\n    verhaal\n\n- id: b\n",
            ("put", (0,), "t", "kort"),
            "- id: a\n  t: kort\n\n- id: b\n",
        ),
        ("- {id: a, n: 1}  # zo\n", ("put", (0,), "n", 2), "- {id: a, n: 2}  # zo\n"),
        ("- id: a\n  t: weg\n  n: 1\n", ("drop", (0,), "id"), "- t: weg\n  n: 1\n"),
        ("- {id: a}\n- {id: b}\n# slot\n", ("append", (), {"id": "c"}), "- {id: a}\n- {id: b}\n- {id: c}\n# slot\n"),
        ("# kop\n- id: a\n  n: 1\n\n- id: b\n  n: 2\n", ("remove", (), 0), "# kop\n- id: b\n  n: 2\n"),
    ],
)
def test_changes(text: str, change: tuple[Any, ...], wanted: str) -> None:
    """Each kind of change, with comments and blank lines around it."""
    edited = YamlText("x", text)
    what, *arguments = change
    getattr(edited, what)(*arguments, *([["id", "t", "n"]] if what == "put" else []))
    assert edited.text == wanted


def test_a_whole_entry_is_appended_after_a_blank_line(tmp_path: Path) -> None:
    """Where entries stand apart, so does a new one."""
    edited = YamlText("x", "- id: a\n  n: 1\n\n- id: b\n  n: 2\n")
    edited.append((), {"id": "c", "n": 3})
    assert edited.text == "- id: a\n  n: 1\n\n- id: b\n  n: 2\n\n- id: c\n  n: 3\n"
