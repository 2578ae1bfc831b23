"""The report as one HTML file: no network, no script, light and dark, made to print."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.page.drawing import DEFS
from engine.page.palette import DARK, LIGHT
from engine.page.paper import Paper
from engine.text import cleaned


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
    return made


def _shown(value: object) -> object:
    return cleaned(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def style(*names: str) -> Markup:
    """The colours, the drawings and these style sheets as one."""
    sheets = [part("drawing.css"), *map(part, names)]
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {_variables(DARK)} }} }}"
    return Markup("\n".join([f":root {{ color-scheme: light; {_variables(LIGHT)} }}", dark, *sheets]))  # noqa: S704 - our own


def part(name: str) -> str:
    """The text of a file in ``templates/``."""
    return (files("engine.page") / "templates" / name).read_text(encoding="utf-8")


def _variables(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())
