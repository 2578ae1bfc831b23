"""The report as one HTML file: no network, no script, light and dark, made to print."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.page.drawing import DEFS
from engine.page.paper import Paper
from engine.page.style import style, template
from engine.text import cleaned, listed


def as_html(paper: Paper) -> str:
    """The whole file."""
    css = style(template("drawing.css"), template("report.css"))
    return environment().get_template("report.html").render(paper=paper, css=css)


@cache
def environment(package: str = "engine.page") -> Environment:
    """The templates of a package: they escape all they are given; unsafe characters become replacement characters."""
    made = Environment(
        loader=PackageLoader(package),
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
