"""What python-docx has no word for: shades, rows that stay whole, room in cells, the number of the page."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm


def shade(properties: Any, colour: str) -> None:
    """Give a run, paragraph or cell a background."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:color"), "auto")
    element.set(qn("w:fill"), colour)
    properties.append(element)


def wide(table: Any, widths: Sequence[float]) -> None:
    """Give the columns their widths in centimetres: Word reads them from the cells, other programs from the grid."""
    for at, width in enumerate(widths):
        table.columns[at].width = Cm(width)
        for cell in table.columns[at].cells:
            cell.width = Cm(width)


def roomy(table: Any, above: int = 50, beside: int = 100) -> None:
    """Room between the text and the edges of the cells, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(room))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    table._tbl.tblPr.append(margins) if look is None else look.addprevious(margins)


def repeated(row: Any) -> None:
    """The row stands at the top of every page."""
    _row(row, "w:tblHeader")


def whole(row: Any) -> None:
    """The row is not broken over two pages."""
    _row(row, "w:cantSplit")


def together(rows: Sequence[Any]) -> None:
    """The rows stay on the page of the row after them."""
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def page_number(paragraph: Any) -> list[Any]:
    """The runs of the number of the page, added to the paragraph."""
    runs = []
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
        runs.append(run)
    return runs


def _row(row: Any, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)
