"""A filled-in document as a Word file: editable, styled, on A4, with every blank marked."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from engine.documents.columns import lines, widths
from engine.documents.filling import Filled
from engine.documents.ooxml import page_number, repeated, roomy, shade, together, whole, wide
from engine.documents.pieces import (
    Blank,
    Boxes,
    Bullets,
    Grid,
    Heading,
    Matrix,
    Note,
    Paragraph,
    Piece,
    Room,
    Words,
)
from engine.text import cleaned
from engine.words.dutch import weekday

ABREAST = 3
"""Boxes beside each other."""
SHORT = 14
"""Lines of a table that is kept on one page: more would leave too much of the page before it empty."""
BLUE, GREY = RGBColor(0x1F, 0x3B, 0x57), RGBColor(0x55, 0x55, 0x55)
HEAD, BLANK, NOTE, GOOD, CALM = "1F3B57", "FFF2CC", "EEF3F8", "E2F0E2", "F4F4F4"


def as_word(filled: Filled) -> bytes:
    """The file's bytes."""
    writer = _Writer(filled)
    writer.write()
    stream = BytesIO()
    writer.file.save(stream)
    return stream.getvalue()


class _Writer:
    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.file: Any = docx.Document()
        self.gap = False
        self._page()
        self._styles()
        self._properties()

    def write(self) -> None:
        title = self.file.add_paragraph(style="Title")
        title.add_run(cleaned(self.filled.document.title))
        under = self.file.add_paragraph(style="Subtitle")
        under.add_run(cleaned(f"{self.filled.practice} · {weekday(self.filled.today)}"))
        for piece in self.filled.pieces:
            if isinstance(piece, Heading):
                self.gap = False  # it has room above it
            self._between(8)
            self._piece(piece)
        self._between(1)

    def _piece(self, piece: Piece) -> None:
        match piece:
            case Heading():
                heading = self.file.add_heading(level=piece.level)
                heading.paragraph_format.page_break_before = piece.new_page or None
                self._words(heading, piece.words)
            case Paragraph():
                self._words(self.file.add_paragraph(), piece.words)
            case Bullets():
                for item in piece.items:
                    style = "List Number" if piece.numbered else "List Bullet"
                    paragraph = self.file.add_paragraph(style=style)
                    self._words(paragraph, item)
                    paragraph.paragraph_format.keep_with_next = item is not piece.items[-1] and len(piece.items) < SHORT
                    if piece.numbered:
                        self._numbered_from_one(paragraph, item is piece.items[0])
            case Room():
                self._room(piece)
            case Grid():
                self._grid(piece)
            case Matrix():
                self._matrix(piece)
            case Note():
                self._note(piece)
            case Boxes():
                self._boxes(piece)

    def _words(self, paragraph: Any, words: Words, bold: bool = False, colour: RGBColor | None = None) -> None:
        for part in words:
            run = paragraph.add_run(cleaned(f"[{part.label}]" if isinstance(part, Blank) else part))
            run.bold = bold or None
            if colour is not None:
                run.font.color.rgb = colour
            if isinstance(part, Blank):
                shade(run._r.get_or_add_rPr(), BLANK)

    def _room(self, room: Room) -> None:
        table = self._table(1, 1)
        cell = table.cell(0, 0)
        self._words(cell.paragraphs[0], room.words, bold=True)
        shade(cell._tc.get_or_add_tcPr(), BLANK)
        for _ in range(room.lines):
            cell.add_paragraph()
        self._finish(table, on_one_page=True)

    def _grid(self, grid: Grid) -> None:
        table = self._table(1, len(grid.columns))
        for at, name in enumerate(grid.columns):
            cell = table.rows[0].cells[at]
            self._words(cell.paragraphs[0], (name,), bold=True, colour=RGBColor(0xFF, 0xFF, 0xFF))
            shade(cell._tc.get_or_add_tcPr(), HEAD)
        repeated(table.rows[0])
        for row in (*grid.rows, *[()] * grid.blank):
            cells = table.add_row().cells
            for at, cell in enumerate(cells):
                words = row[at] if at < len(row) else ()
                self._words(cell.paragraphs[0], words)
                if not words or isinstance(words[0], Blank):
                    shade(cell._tc.get_or_add_tcPr(), BLANK)
        columns = widths(grid, self.width)
        wide(table, columns)
        self._finish(table, on_one_page=lines(grid, columns) <= SHORT)

    def _finish(self, table: Any, on_one_page: bool) -> None:
        """No row is torn; a short table stays on one page, a long one does not begin with its head alone."""
        rows = table.rows
        for row in rows:
            whole(row)
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(0)
        together(rows[:-1] if on_one_page else rows[: min(2, len(rows) - 1)])
        self.gap = True

    def _between(self, height: float) -> None:
        """Room below a table, or tables would grow together."""
        if self.gap:
            after = self.file.add_paragraph().paragraph_format
            after.space_after, after.line_spacing = Pt(0), Pt(height)
        self.gap = False

    def _matrix(self, matrix: Matrix) -> None:
        table = self._table(3, 3)
        cells = {(effect, effort): texts for effect, effort, texts in matrix.cells}
        for at, head in enumerate(("", "Weinig moeite", "Veel moeite")):
            self._words(table.cell(0, at).paragraphs[0], (head,), bold=True)
        for row, effect in enumerate(("groot", "klein"), 1):
            self._words(table.cell(row, 0).paragraphs[0], (f"{effect.capitalize()} effect",), bold=True)
            for column, effort in enumerate(("weinig", "veel"), 1):
                cell = table.cell(row, column)
                shade(cell._tc.get_or_add_tcPr(), GOOD if (row, column) == (1, 1) else CALM)
                texts = cells.get((effect, effort), ())
                cell.paragraphs[0].add_run("Begin hier" if (row, column) == (1, 1) and texts else "").bold = True
                for text in texts:
                    self._words(cell.add_paragraph(), (text,))
                cell.add_paragraph()
        wide(table, (2.6, (self.width - 2.6) / 2, (self.width - 2.6) / 2))
        self._finish(table, on_one_page=True)
        if matrix.rest:
            self._between(8)
            self._words(self.file.add_paragraph(), ("Plaats deze samen op de matrix:",), bold=True)
            for text in matrix.rest:
                self._words(self.file.add_paragraph(style="List Bullet"), (text,))

    def _boxes(self, boxes: Boxes) -> None:
        rows = -(-len(boxes.labels) // ABREAST)
        table = self._table(rows, ABREAST)
        for at, cell in enumerate(table._cells):
            self._words(cell.paragraphs[0], boxes.labels[at : at + 1], bold=True)
            shade(cell._tc.get_or_add_tcPr(), BLANK)
        for row in table.rows:
            row.height = Cm(min(5.0, self.height * 0.75 / rows))
        wide(table, (self.width / ABREAST,) * ABREAST)
        self._finish(table, on_one_page=True)

    def _note(self, note: Note) -> None:
        paragraph = self.file.add_paragraph()
        self._words(paragraph, ("Voor wie dit schrijft: ", *note.words), colour=GREY)
        for run in paragraph.runs:
            run.italic = True
        paragraph.paragraph_format.keep_with_next = True
        shade(paragraph._p.get_or_add_pPr(), NOTE)

    def _table(self, rows: int, columns: int) -> Any:
        table = self.file.add_table(rows=rows, cols=columns)
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        roomy(table)
        table.style.font.size = Pt(10)
        return table

    def _page(self) -> None:
        section = self.file.sections[0]
        width, height = Cm(21), Cm(29.7)
        if self.filled.document.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        self.width, self.height = width.cm - 4, height.cm - 4
        footer = section.footer.paragraphs[0]
        run = footer.add_run(cleaned(f"{self.filled.document.title} · {self.filled.practice} · bladzijde "))
        for one in (run, *page_number(footer)):
            one.font.size = Pt(8.5)
            one.font.color.rgb = GREY

    def _styles(self) -> None:
        styles = self.file.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "nl-NL")
        normal.element.get_or_add_rPr().append(language)
        for name, size in (("Title", 22), ("Subtitle", 11), ("Heading 1", 14), ("Heading 2", 12)):
            style = styles[name]
            style.font.name, style.font.size = "Calibri", Pt(size)
            style.font.color.rgb = GREY if name == "Subtitle" else BLUE
            fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
            for key in list(fonts.attrib) if fonts is not None else []:
                if "Theme" in key or "theme" in key:
                    del fonts.attrib[key]
        styles["Heading 1"].paragraph_format.space_before = Pt(14)
        styles["Subtitle"].font.italic = False

    def _properties(self) -> None:
        made = datetime.combine(self.filled.today, time())
        properties = self.file.core_properties
        properties.title = cleaned(self.filled.document.title)
        properties.author = cleaned(self.filled.practice)
        properties.comments, properties.language = "Gemaakt met Paraat", "nl-NL"
        properties.created = properties.modified = made

    def _numbered_from_one(self, paragraph: Any, first: bool) -> None:
        """Each numbered list begins at 1: a numbering of its own, made from the style's."""
        if first:
            numbering = self.file.part.numbering_part.numbering_definitions._numbering
            style = self.file.styles["List Number"].element.pPr.numPr.numId.val
            kind = numbering.num_having_numId(style).abstractNumId.val
            self.number = numbering.add_num(kind)
            override = self.number.add_lvlOverride(ilvl=0)
            override.add_startOverride(1)
        settings = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        settings.get_or_add_numId().val = self.number.numId
        settings.get_or_add_ilvl().val = 0
