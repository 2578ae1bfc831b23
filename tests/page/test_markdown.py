"""The report in Markdown, read with a parser of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.commands.common import reported
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.outcome.report import report_of
from engine.page.composing import paper_of
from engine.page.markdown import as_markdown, escaped
from tests.page.reading import read
from tests.terminal import garden
from tests.test_examples import Shipped, example, same_as_golden

HOSTILE = "# kop\n\n- punt | cel\n<script>x</script> [link](http://e.nl) ![b](x) **vet** `code` www.e.nl &amp; \x1b[31m"
PARSER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")


def html_of(text: str) -> str:
    """What a reader of Markdown makes of it."""
    return str(PARSER.render(text))


def test_the_markdown_of_an_example_is_as_kept(shipped: Shipped) -> None:
    """To the letter."""
    file = example(shipped[0], "de-linde")
    same_as_golden(as_markdown(paper_of(reported(shipped[0], file), updated=file.updated)), "de-linde-md")


def test_scores_stand_in_tables_and_headings_do_not_jump() -> None:
    """A chart is a table with a row for each scale."""
    page = read(html_of(as_markdown(paper_of(garden.half()))))
    assert page.tags.count("table") == 1
    assert page.tags.count("tr") == 1 + len(garden.THEMES)
    assert page.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_text_from_a_file_stays_text() -> None:
    """No heading, list, link, picture, HTML or table cell more than without it."""
    made = garden.model()
    answers = {"grond.1": "nee", "oogst.1": Mark.DONT_KNOW}
    found = assess(made, sheet_of(made, answers))
    pages = []
    for text in ("rustig", HOSTILE):
        report = report_of(text, found, dict.fromkeys(answers, text), {"oogst.1": text})
        pages.append(read(html_of(as_markdown(paper_of(report)))))
    assert pages[1].tags == pages[0].tags
    assert "<script>x</script> [link](http://e.nl)" in pages[1].text


@pytest.mark.parametrize("before", ["", "- ", "1. ", "## ", "| a |\n|---|\n| "])
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" #*_`[]()<>|1.-+"), min_size=1, max_size=12))  # fmt: skip
def test_escaped_text_is_shown_as_it_stands(before: str, text: str) -> None:
    """Wherever it stands, and whatever it holds."""
    shown = read(html_of(f"{before}{escaped(text)}\n"))
    plain = read(html_of(f"{before}x\n"))
    assert shown.tags == plain.tags or not text.strip()
    assert text.strip() in shown.text or not text.strip()
