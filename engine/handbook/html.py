"""The handbook as HTML: a file for each page, without a server and without a network."""

import base64
import hashlib
from collections.abc import Mapping

from markupsafe import Markup

from engine.handbook.page import Code, Handbook, Page, Part, Phrase, Target, anchor
from engine.page.html import environment
from engine.page.style import style, template
from engine.text import cleaned

HERE = "engine.handbook"


def html_files(book: Handbook) -> dict[str, str]:
    """Each file's name and text. Every page holds its own style, and a script that only filters what is there."""
    made = environment(HERE)
    script = template("filter.js", HERE)
    shared = {
        "book": book,
        "anchor": anchor,
        "css": style(template("handbook.css", HERE)),
        "script": Markup(script),  # noqa: S704 - our own
        "hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }
    places = book.places()
    files = {"index.html": made.get_template("index.html").render(shared, page=None)}
    for page in book.pages:
        linked = _Linked(places, page)
        files[f"{page.name}.html"] = made.get_template("page.html").render(shared, page=page, linked=linked)
    return files


class _Linked:
    """Text with its links, as seen from one page."""

    def __init__(self, places: Mapping[Target, str], page: Page) -> None:
        self.places, self.page = places, page

    def __call__(self, said: Phrase) -> Markup:
        return Markup("").join(self._part(part) for part in said)

    def _part(self, part: Part) -> Markup:
        if isinstance(part, str):
            return Markup("{}").format(cleaned(part))
        if isinstance(part, Code):
            return Markup('<span class="id">{}</span>').format(cleaned(part.text))
        file = self.places[part.to]
        there = "" if file == self.page.name else f"{file}.html"
        made = Markup('<a{} href="{}#{}">{}</a>')
        text = Markup("{}").format(cleaned(part.text))
        if not part.quiet:
            return made.format("", there, anchor(part.to), text)
        # An id may be broken at its dots, so that a column of ids stays narrow.
        return made.format(Markup(' class="id"'), there, anchor(part.to), text.replace(".", Markup(".<wbr>")))
