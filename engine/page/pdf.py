"""The report as a PDF on A4, set by typst: tagged, with a text for every drawing (PDF/UA-1).

All text goes in as data, never as typst source: whatever it holds, it is shown as it stands.
"""

import json
from dataclasses import fields, is_dataclass
from typing import Any

import typst

from engine.page.drawing import Drawing
from engine.page.palette import LIGHT
from engine.page.paper import Paper
from engine.page.style import drawing_style, template
from engine.text import cleaned

FONT = "text { font-family: 'Libertinus Serif'; } .label, .value { font-size: 14.5px; } .small { font-size: 13.5px; }"
"""A narrower letter than on a screen, so it may be larger."""


def as_pdf(paper: Paper) -> bytes:
    """The whole document; the same bytes for the same paper on every machine."""
    made: bytes = typst.compile(
        template("report.typ").encode(),
        sys_inputs={"paper": json.dumps(_plain(paper)), "colours": json.dumps(dict(LIGHT))},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=0,
    )
    return made


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, drawings as SVG files, texts without steering characters."""
    if isinstance(value, Drawing):
        return {"svg": value.standalone(drawing_style(FONT)), "text": cleaned(value.text)}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return cleaned(value) if isinstance(value, str) else value
