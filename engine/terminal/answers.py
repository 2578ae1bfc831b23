"""What was answered to a question, and what that answer is worth now."""

from rich.text import Text

from engine.outcome.explain import answer_text
from engine.outcome.report import Report
from engine.terminal.page import ink, line
from engine.terminal.screen import GREY, VIOLET


def answered(report: Report, name: str) -> Text:
    """The answer, or that there is none; with the note that was left."""
    sheet = report.assessment.sheet
    text = answer_text(report.assessment, name)
    if sheet.asked[name] is False:
        made = ink("niet van toepassing", GREY)
    elif not sheet.said(name) or sheet.is_dont_know(name):
        made = ink(text, VIOLET)
    else:
        made = ink(f"‘{text}’")
        if sheet.asked[name] is None:
            made = line(made, (" (telt pas als zeker is dat deze vraag bij jullie past)", GREY))
    note = report.notes.get(name)
    return line(made, (f" (opmerking: {note})", GREY)) if note else made


def because(report: Report, name: str) -> Text:
    """A question in a few words, with its answer."""
    return line(f"{report.assessment.model.questions[name].short}: ", answered(report, name))
