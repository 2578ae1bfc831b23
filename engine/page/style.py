"""Style sheets: for a page with light and dark, and for a drawing that stands by itself."""

import re
from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup

from engine.page.palette import DARK, LIGHT


def template(name: str, package: str = "engine.page") -> str:
    """The text of a file in a package's ``templates/``."""
    return (files(package) / "templates" / name).read_text(encoding="utf-8")


def style(*sheets: str) -> Markup:
    """The colours, and these style sheets after those of every page."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {_variables(DARK)} }} }}"
    light = f":root {{ color-scheme: light; {_variables(LIGHT)} }}"
    return Markup("\n".join([light, dark, template("look.css"), *sheets]))  # noqa: S704 - our own


def drawing_style(extra: str = "") -> str:
    """The drawings' colours filled in, for what does not know variables; always light."""
    return re.sub(r"var\(--(\w+)\)", lambda found: LIGHT[found[1]], template("drawing.css")) + extra


def _variables(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())
