"""Whatever the model and the answers, a page comes out whole."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.outcome.report import report_of
from engine.page.composing import paper_of
from engine.page.html import as_html
from engine.page.markdown import as_markdown
from engine.page.pdf import as_pdf
from tests.generated import answers, models
from tests.page.reading import read

PARSER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")


@given(st.data(), st.booleans(), st.text(max_size=12))
def test_every_report_becomes_a_page(data: st.DataObject, full: bool, practice: str) -> None:
    """Closed elements, one name for each place, links that arrive; and Markdown that begins with a heading."""
    model = data.draw(models())
    sheet = sheet_of(model, *data.draw(st.lists(answers(model), max_size=2)))
    paper = paper_of(report_of(practice, assess(model, sheet)), full)
    page = read(as_html(paper))
    assert page.unclosed == []
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert page.tags.count("script") == 0
    text = read(str(PARSER.render(as_markdown(paper))))
    assert text.headings[0] == 1 or not practice.strip()


@settings(max_examples=15)
@given(st.data())
def test_every_report_becomes_a_pdf(data: st.DataObject) -> None:
    """Typst finds nothing wrong with it, also as PDF/UA-1."""
    model = data.draw(models())
    sheet = sheet_of(model, data.draw(answers(model)))
    assert as_pdf(paper_of(report_of("Praktijk", assess(model, sheet)))).startswith(b"%PDF-")
