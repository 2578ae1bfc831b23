"""Reading a page the way a browser does, to see what is in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"wbr", "meta", "link", "br", "hr", "img", "input"}


@dataclass
class Read:
    """A page's elements, ids, links, headings, pictures and visible text."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str | None]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    pictures: list[dict[str, str | None]] = field(default_factory=list)
    text: str = ""
    unclosed: list[str] = field(default_factory=list)


def read(page: str) -> Read:
    """The page, read whole."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.found.unclosed = reader.open
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found, self.open = Read(), []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element that may hold others."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        given = dict(attrs)
        self.found.tags.append(tag)
        self.found.attributes += [(tag, name, value) for name, value in attrs]
        if given.get("id"):
            self.found.ids.append(given["id"] or "")
        if tag == "a":
            self.found.links.append(given.get("href") or "")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.found.headings.append(int(tag[1]))
        if tag == "svg":
            self.found.pictures.append(given)

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element; a wrong one stays open and is seen."""
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Gathers text that is shown."""
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.found.text += data
