"""The report in Markdown: for a wiki, a ticket or an e-mail."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.evaluate.score import FULL
from engine.page.paper import Bar, Paper
from engine.text import cleaned, listed

LONG = 20
"""Characters of a bar."""


def as_markdown(paper: Paper) -> str:
    """The whole text, ending in a newline."""
    text = environment().get_template("report.md").render(paper=paper)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def environment(package: str = "engine.page") -> Environment:
    """The templates of a package, in which every text that is filled in stays text."""
    made = Environment(  # noqa: S701 - what is filled in is escaped for Markdown, see below
        loader=PackageLoader(package),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: escaped(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    made.globals["bar"] = bar
    made.filters["listed"] = lambda numbers: listed(map(str, numbers))
    return made


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it stands: no markup, no HTML, no links, on one line."""
    safe = re.sub(r"([\\`*_\[\]<>#|~&$])", r"\\\1", cleaned(text))
    safe = re.sub(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)", r"\1\3\\\2\4", safe)
    return re.sub(r"^(\d+)([.)])|^([-+=:])", r"\1\\\2\3", safe)


def bar(one: Bar) -> Markup:
    """A score as a bar of characters: solid is sure, shaded is open."""
    if one.drawing is None:
        return Markup("")
    start, end = (points * LONG // FULL for points in (one.lo, one.hi))
    end = max(end, start + 1) if one.lo < one.hi else end
    return Markup("`{}`").format("█" * start + "▒" * (end - start) + "·" * (LONG - end))
