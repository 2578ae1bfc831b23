"""The report as a PDF."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from engine.commands.common import reported
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.page.composing import paper_of
from engine.page.pdf import as_pdf
from tests.terminal import garden
from tests.test_examples import EXAMPLES, Shipped, example

HOSTILE = '#panic("x") $a^2$ *vet* @ref <label> \\ // #read("/etc/passwd") `raw` \x1b[31m'


def text_of(pdf: bytes) -> str:
    """All text, words apart by one space."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def pdf_of(report: Report) -> bytes:
    """The report's PDF."""
    return as_pdf(paper_of(report))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_pdf_is_tagged_and_on_a4(shipped: Shipped, name: str) -> None:
    """In Dutch, with a title, and the same bytes each time; typst itself checks it against PDF/UA-1."""
    report = reported(shipped[0], example(shipped[0], name))
    made = pdf_of(report)
    reader = PdfReader(BytesIO(made))
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "nl")
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(report.practice)
    assert {tuple(round(float(side)) for side in page.mediabox) for page in reader.pages} == {(0, 0, 595, 842)}
    assert pdf_of(report) == made


def test_a_pdf_says_what_the_report_says() -> None:
    """Conclusions, steps, open questions and whom to ask."""
    report = garden.half()
    text = text_of(pdf_of(report))
    wanted = [f.rule.title for f in report.findings if f.status == "fires" and f.rule.kind in {"risk", "strength"}]
    wanted += [step.item.title for step in report.advice] + [todo.text for todo in report.first]
    wanted += [t.question.text for t in report.telling]
    assert [one for one in wanted if one not in text] == []


def test_text_from_a_file_is_not_typst() -> None:
    """Code, formulas and markup of typst are shown as they stand."""
    made = garden.model()
    answers = {"grond.1": "nee", "oogst.1": Mark.DONT_KNOW}
    found = assess(made, sheet_of(made, answers))
    text = text_of(pdf_of(report_of(HOSTILE, found, dict.fromkeys(answers, HOSTILE), {"oogst.1": HOSTILE})))
    assert text.count('#panic("x") $a^2$ *vet* @ref <label> \\ // #read("/etc/passwd")') >= 3
    assert "\x1b" not in text


def test_a_very_long_note_goes_on_on_the_next_page() -> None:
    """A card that is longer than a page is broken, not cut off."""
    made = garden.model()
    note = "woord " * 1500 + "slot"
    text = text_of(pdf_of(report_of("x", assess(made, sheet_of(made, {"grond.1": "nee"})), {"grond.1": note})))
    assert "slot" in text


def test_a_model_of_another_field(fiets: Model) -> None:
    """The document knows no theme by name."""
    text = text_of(pdf_of(report_of("Jan", assess(fiets, sheet_of(fiets, {"licht.voor": "slecht"})))))
    assert "Voorlicht doet het niet" in text
