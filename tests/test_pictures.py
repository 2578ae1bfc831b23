"""The pictures of the handbook show what is shown today."""

import re
from pathlib import Path

import pytest

from engine.model import Model
from engine.model.ruleset import Case
from tests.pictures import FOLDER, bare, drawn, lines_of, pictures, text_in

NAMES = ["rapport", "scores", "fase", "agenda", "verschillen", "vooruitgang"]
USED = re.compile(r"!\[([^\]]+)\]\(beelden/(\w+)\.svg\)")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_what_is_shown_today(shipped: tuple[Model, tuple[Case, ...]], name: str) -> None:
    """To the letter, whatever version of rich drew it; python -m tests.pictures puts it right."""
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    today = "".join(line.plain for line in lines_of(pictures(shipped[0])[name]))
    assert bare(text_in(kept)) == bare(today)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_fetches_nothing(name: str) -> None:
    """Nothing from elsewhere: no font, no script, no link."""
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|<script|@import|href", kept)


def test_drawing_keeps_every_letter(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """What is drawn reads back the same."""
    lines = lines_of(pictures(shipped[0])["rapport"])
    assert bare(text_in(drawn("rapport", lines))) == bare("".join(line.plain for line in lines))


def test_every_picture_is_used_and_described(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """Each stands in the handbook, with words for who does not see it; none is left over."""
    found = USED.findall((FOLDER.parent / "handleiding.md").read_text(encoding="utf-8"))
    assert sorted(name for _, name in found) == sorted(NAMES) == sorted(pictures(shipped[0]))
    assert {Path(f"{name}.svg") for name in NAMES} == {Path(path.name) for path in FOLDER.iterdir()}
    assert all(len(words.split()) > 8 for words, _ in found)
