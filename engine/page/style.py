"""Style sheets: for a page with light and dark, and for a drawing that stands by itself."""

import re
from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup

from engine.page.palette import DARK, LIGHT


def template(name: str) -> str:
    """The text of a file in ``templates/``."""
    return (files("engine.page") / "templates" / name).read_text(encoding="utf-8")


def style(*names: str) -> Markup:
    """The colours, the drawings and these style sheets as one."""
    sheets = "\n".join(template(name) for name in ("drawing.css", *names))
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {_variables(DARK)} }} }}"
    return Markup(f":root {{ color-scheme: light; {_variables(LIGHT)} }}\n{dark}\n{sheets}")  # noqa: S704 - our own


def drawing_style(extra: str = "") -> str:
    """The drawings' colours filled in, for what does not know variables; always light."""
    return re.sub(r"var\(--(\w+)\)", lambda found: LIGHT[found[1]], template("drawing.css")) + extra


def _variables(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())
