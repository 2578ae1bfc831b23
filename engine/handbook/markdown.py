"""The handbook in Markdown: a file for each page."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from engine.handbook.page import Handbook, Link, Page, Part, Phrase, Target, anchor
from engine.page.markdown import environment, escaped

HERE = "engine.handbook"


def markdown_files(book: Handbook) -> dict[str, str]:
    """Each file's name and text; links lead to places that are marked with an anchor."""
    made = environment(HERE)
    places = book.places()
    files = {"index.md": made.get_template("index.md").render(book=book)}
    for page in book.pages:
        linked = _Linked(places, page)
        text = made.get_template("page.md").render(book=book, page=page, linked=linked, place=_place, raw=Markup)
        files[f"{page.name}.md"] = text
    return {name: re.sub(r"\n{3,}", "\n\n", text).strip() + "\n" for name, text in files.items()}


def _place(target: Target) -> Markup:
    return Markup('<a id="{}"></a>').format(anchor(target))


class _Linked:
    """Text with its links, as seen from one page."""

    def __init__(self, places: Mapping[Target, str], page: Page) -> None:
        self.places, self.page = places, page

    def __call__(self, said: Phrase) -> Markup:
        return Markup("".join(self._part(part) for part in said))  # noqa: S704 - escaped for Markdown

    def _part(self, part: Part) -> str:
        if not isinstance(part, Link):
            return escaped(part if isinstance(part, str) else part.text)
        file = self.places[part.to]
        there = "" if file == self.page.name else f"{file}.md"
        return f"[{escaped(part.text)}]({there}#{anchor(part.to)})"
