"""An empty workbook to fill in: a row per practice, a column per question, and the questions explained."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.batch.columns.cells import NONE, SEPARATOR
from engine.batch.files.spreadsheet import OURS
from engine.batch.reading.meaning import folded
from engine.batch.writing.excel import workbook
from engine.batch.writing.whole import put, workspace
from engine.evaluate.sheet import Mark
from engine.filling.answerfile import may_skip
from engine.model import Model
from engine.model.questionnaire import Question
from engine.text import cleaned, listed

ANSWERS, EXPLAINED = OURS
CHOICES = "Keuzes"
ROWS = 5_000
"""Rows that have a drop-down list."""
_FIRST = 3
"""Columns before the first question."""
_WORDS = {"single": "één antwoord", "multiple": "meer antwoorden mogelijk", "number": "een getal", "text": "tekst"}


def write_template(model: Model, path: Path) -> None:
    """Write the workbook. Raises ``InputError`` when that fails."""
    with workspace(path) as folder:
        made = folder / "template.xlsx"
        with workbook(made, model.manifest.title) as opened:
            book = opened.raw
            head = book.add_format({"bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF", "valign": "top"})
            wrap = book.add_format({"text_wrap": True, "valign": "top"})
            text = book.add_format({"num_format": "@"})
            answers, explained, choices = (book.add_worksheet(n) for n in (ANSWERS, EXPLAINED, CHOICES))
            choices.hide()
            _answers(model, answers, choices, head, text)
            _explained(model, explained, head, wrap)
            explained.set_landscape()
            explained.set_paper(9)  # A4
            explained.fit_to_pages(1, 0)
            explained.repeat_rows(0)
        put(made, path)


def _answers(model: Model, sheet: Any, choices: Any, head: Any, text: Any) -> None:
    for column, (name, width) in enumerate((("practice", 28), ("datum", 12), ("regio", 14))):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width, text)
    sheet.freeze_panes(1, 1)
    lists: dict[tuple[str, ...], str] = {}
    at = 0
    for column, question in enumerate(model.questions.values(), _FIRST):
        sheet.write_string(0, column, question.id, head)
        sheet.set_column(column, column, max(14, min(len(question.id) + 2, 34)), text)
        rule = {"validate": "any", "input_title": cleaned(question.short)[:32], "input_message": _message(question)}
        if question.kind == "single":
            allowed = _allowed(model, question)
            if allowed not in lists:
                lists[allowed] = f"={CHOICES}!$A${at + 1}:$A${at + len(allowed)}"
                at = _listed(choices, at, allowed)
            rule |= {"validate": "list", "source": lists[allowed], "error_message": "Kies een antwoord uit de lijst."}
        sheet.data_validation(1, column, ROWS, column, rule)


def _listed(choices: Any, at: int, allowed: Sequence[str]) -> int:
    """Write the answers of a drop-down list to the hidden sheet; the row after it."""
    for row, answer in enumerate(allowed, at):
        choices.write_string(row, 0, answer)
    return at + len(allowed)


def _explained(model: Model, sheet: Any, head: Any, wrap: Any) -> None:
    columns = (("Kolom", 34), ("Vraag", 60), ("Soort", 14), ("Antwoorden", 60), ("Toelichting", 70))
    for column, (name, width) in enumerate(columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    row = 1
    for section in model.sections.values():
        sheet.write_string(row, 0, cleaned(section.title), head)
        row += 1
        for question in section.questions:
            cells = (question.id, question.text, _WORDS[question.kind], _choose(model, question), question.help or "")
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, "\n".join(map(cleaned, cell.split("\n"))), wrap)
            row += 1
    sheet.autofilter(0, 0, row - 1, len(columns) - 1)


def _allowed(model: Model, question: Question) -> tuple[str, ...]:
    """The texts of the options where these tell them apart, else their ids; and what is no option."""
    texts = [cleaned(o.text) for o in question.options]
    if len(set(map(folded, texts))) < len(texts) or max(map(len, texts), default=0) > 250:
        texts = [o.id for o in question.options]
    skip = (Mark.NOT_APPLICABLE.value,) if may_skip(model, question) else ()
    return (*texts, Mark.DONT_KNOW.value, *skip)


def _choose(model: Model, question: Question) -> str:
    """What may stand in a cell."""
    skip = [Mark.DONT_KNOW.value, *([Mark.NOT_APPLICABLE.value] if may_skip(model, question) else [])]
    if question.kind == "number":
        unit = f" {question.unit}" if question.unit else ""
        return f"{question.min} tot en met {question.max}{unit}; of {listed(skip, 'of')}"
    if question.kind == "text":
        return f"tekst; of {listed(skip, 'of')}"
    lines = [f"{i}. {o.text} ({o.id})" for i, o in enumerate(question.options, 1)]
    if question.kind == "multiple":
        lines.append(f"Meer antwoorden: zet er {SEPARATOR} tussen, zoals 1{SEPARATOR}2. Geen ervan: {NONE}.")
    return "\n".join([*lines, f"Of: {listed(skip, 'of')}."])


def _message(question: Question) -> str:
    """What Excel shows beside a cell: at most 255 characters."""
    text = cleaned(question.text)
    if question.kind == "multiple":
        text += f" Zet {SEPARATOR} tussen meer antwoorden: 1{SEPARATOR}2; zie '{EXPLAINED}'."
    if question.kind == "number":
        text += f" Van {question.min} tot en met {question.max}."
    return text if len(text) <= 255 else text[:254] + "…"
