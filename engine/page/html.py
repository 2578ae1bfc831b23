"""The report as one HTML file: no network, no script, light and dark, made to print."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.page.drawing import DEFS
from engine.page.paper import Paper
from engine.page.style import style
from engine.text import cleaned, listed


def as_html(paper: Paper) -> str:
    """The whole file."""
    return environment().get_template("report.html").render(paper=paper, css=style("look.css", "report.css"))


@cache
def environment() -> Environment:
    """Templates that escape all they are given, and show unsafe characters as a replacement character."""
    made = Environment(
        loader=PackageLoader("engine.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals["defs"] = DEFS
    made.filters["listed"] = lambda numbers: listed(map(str, numbers))
    return made


def _shown(value: object) -> object:
    return cleaned(value) if isinstance(value, str) and not isinstance(value, Markup) else value
