"""The pages of the handbook, in HTML and in Markdown."""

import base64
import hashlib
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from engine.handbook.book import handbook
from engine.handbook.html import html_files
from engine.handbook.markdown import markdown_files
from engine.handbook.page import Handbook
from engine.load import model_folder
from engine.load.loader import load_with_places
from engine.model import Model
from tests.conftest import FIETS
from tests.page.reading import Read, read

Files = dict[str, str]
PARSER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
HOSTILE = "</title><script>x</script> [a](http://b.nl) | *c* {{ 7*7 }}"


@pytest.fixture(scope="module")
def book() -> tuple[Model, Handbook]:
    """The handbook of the shipped model."""
    model, draft = load_with_places(model_folder())
    return model, handbook(model, draft)


@pytest.fixture(scope="module")
def pages(book: tuple[Model, Handbook]) -> dict[str, Read]:
    """Its pages in HTML, read back."""
    return {name: read(text) for name, text in html_files(book[1]).items()}


@pytest.fixture(scope="module")
def texts(book: tuple[Model, Handbook]) -> Files:
    """Its pages in Markdown."""
    return markdown_files(book[1])


def hostile(tmp_path: Path, word: str = HOSTILE) -> Handbook:
    """The model of another field, with hostile text in a question, an answer, a rule, an item and a case."""
    folder = tmp_path / word[-6:].strip("{} ")
    shutil.copytree(FIETS, folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old in ("Hoe is het voorlicht?", "Voorlicht doet het niet", "Een los lampje.", "Een scheur", "alles goed"):
            text = text.replace(old, f"'{word}'")
        path.write_text(text, encoding="utf-8")
    return handbook(*load_with_places(folder))


def test_every_link_arrives(pages: dict[str, Read]) -> None:
    """Each link leads to a page that is there, and to a place in it."""
    for name, page in pages.items():
        for link in page.links:
            file, _, place = link.partition("#")
            assert (file or name) in pages, (name, link)
            assert not place or place in pages[file or name].ids, (name, link)


def test_every_page_can_be_walked_through(pages: dict[str, Read]) -> None:
    """Closed elements, one name for each place, headings that do not jump, and the first page leads to all others."""
    for name, page in pages.items():
        assert page.unclosed == [], name
        assert len(set(page.ids)) == len(page.ids), name
        assert page.headings[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(page.headings)), name
    assert {link.partition("#")[0] for link in pages["index.html"].links} >= pages.keys() - {"index.html"}


def test_everything_of_the_model_has_a_place(book: tuple[Model, Handbook], pages: dict[str, Read]) -> None:
    """Every question, scale, rung, rule, item, part and case, once."""
    model = book[0]
    ids = [one for page in pages.values() for one in page.ids]
    wanted = [f"vraag-{q}" for q in model.questions] + [f"schaal-{s.id}" for s in model.scales]
    wanted += [f"regel-{r.id}" for r in model.rules] + [f"onderdeel-{i.id}" for i in model.items]
    wanted += [f"deel-{p}" for p in model.parts]
    wanted += [f"trede-{ladder.id}-{rung.id}" for ladder in model.ladders for rung in ladder.rungs]
    assert [one for one in wanted if ids.count(one) != 1] == []


def test_a_rule_says_when_why_and_from_where(book: tuple[Model, Handbook], pages: dict[str, Read]) -> None:
    """Its reason and what to do stand in the handbook, and its file with the line."""
    text = " ".join(" ".join(page.text.split()) for page in pages.values())
    for rule in book[0].rules:
        assert " ".join(rule.why.split()) in text
        assert " ".join((rule.do or "").split()) in text
    assert re.search(r"rules/beveiliging\.yaml:\d+", text)
    assert "als bij ‘Toegang tot gegevens’ het antwoord niets geregeld of begin gemaakt is." in text


def test_the_trace_runs_both_ways(book: tuple[Model, Handbook], pages: dict[str, Read]) -> None:
    """Where a rule names a part as its source, the part leads to the rule."""
    for rule in book[0].rules:
        for part in rule.source:
            assert f"regel-{rule.id}" in " ".join(pages[f"bron-{part[:2].lower()}.html"].links)


def test_only_the_filter_runs(book: tuple[Model, Handbook]) -> None:
    """The one script is the one that the page's policy allows; nothing is fetched."""
    for text in html_files(book[1]).values():
        scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        allowed = re.findall(r"script-src 'sha256-([^']+)'", text)
        assert [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts] == allowed
        page = read(text)
        assert [name for _, name, _ in page.attributes if name in {"src", "srcset"}] == []
        assert {value for _, name, value in page.attributes if name == "action"} <= {"register.html"}


def test_every_link_in_markdown_arrives(texts: Files) -> None:
    """Each link leads to a file that is there, and to an anchor in it; each anchor is there once."""
    anchors = {name: re.findall(r'<a id="([^"]+)"></a>', text) for name, text in texts.items()}
    for name, text in texts.items():
        assert len(set(anchors[name])) == len(anchors[name]), name
        for link in re.findall(r"\]\(([^)]*)\)", text):
            file, _, place = link.partition("#")
            assert (file or name) in texts, (name, link)
            assert not place or place in anchors[file or name], (name, link)


def test_markdown_holds_the_same(pages: dict[str, Read], texts: Files) -> None:
    """As many headings and as many rows of tables as in HTML."""
    assert {name.removesuffix(".md") for name in texts} == {name.removesuffix(".html") for name in pages}
    for name, text in texts.items():
        shown, page = read(str(PARSER.render(text))), pages[name.replace(".md", ".html")]
        assert (name, shown.headings) == (name, page.headings)
        assert (name, shown.tags.count("tr")) == (name, page.tags.count("tr"))


def test_text_of_the_content_stays_text(tmp_path: Path) -> None:
    """Markup in it is shown, never obeyed, in either form: the same elements as with quiet words."""
    bad, good = hostile(tmp_path), hostile(tmp_path, "rustig")
    htmls = [{name: read(text) for name, text in html_files(book).items()} for book in (bad, good)]
    markdowns = [
        {name: read(str(PARSER.render(text))) for name, text in markdown_files(book).items()} for book in (bad, good)
    ]
    for one, other in (htmls, markdowns):
        assert {name: page.tags for name, page in one.items() if name[:8] != "register"} == {
            name: page.tags for name, page in other.items() if name[:8] != "register"
        }
        assert sum(page.text.count(HOSTILE) for page in one.values()) >= 5
