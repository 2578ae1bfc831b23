"""What things are called, as links and in lists."""

from collections.abc import Iterable

from engine.handbook.page import Code, Fact, Kind, Line, Link, Phrase, Target, fact
from engine.handbook.uses import Cases, looks_at
from engine.model import Model
from engine.model.vocabulary import Condition
from engine.words.sentence import LONG, Outline, outline, sentence

MANY = 12
"""After so many links of one kind the others are only counted."""

KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("question", "Vraag", "Vragen"),
    ("section", "Onderwerp", "Onderwerpen"),
    ("scale", "Schaal", "Schalen"),
    ("ladder", "Ladder", "Ladders"),
    ("rule", "Regel", "Regels"),
    ("item", "Onderdeel", "Onderdelen"),
)
"""The kinds that refer to others, in Dutch: one, and several."""


class Names:
    """The names of all that is in a model."""

    def __init__(self, model: Model, cases: Cases) -> None:
        self.model, self.cases = model, cases

    def title(self, target: Target) -> str:
        """What it is called."""
        kind, name = target
        match kind:
            case "question":
                return self.model.questions[name].short
            case "section":
                return self.model.sections[name].title
            case "scale":
                return self.model.scale[name].title
            case "ladder":
                return self.model.ladder[name].title
            case "rule":
                return self.model.rule[name].title
            case "item":
                return self.model.item[name].title
            case "part":
                return self.model.parts[name].title
            case _:
                return self.cases[name].case

    def link(self, kind: Kind, name: str) -> Link:
        """Its title as a link."""
        return Link(self.title((kind, name)), (kind, name))

    def full(self, kind: Kind, name: str) -> Phrase:
        """Its title as a link, with its id; a case has none."""
        return (self.link(kind, name),) if kind == "case" else (self.link(kind, name), Code(f" {name}"))

    def listed(self, label: str, kind: Kind, names: Iterable[str], most: int = MANY) -> list[Fact]:
        """A fact with a line for each, or nothing."""
        all_names = list(dict.fromkeys(names))
        lines = [self.full(kind, name) for name in all_names[:most]]
        rest = len(all_names) - most
        return [fact(label, *lines, *([f"en nog {rest}"] if rest > 0 else []))] if lines else []

    def users(self, by: Iterable[Target]) -> list[Fact]:
        """A fact for each kind that refers to something."""
        found = list(by)
        made: list[Fact] = []
        for kind, one, several in KINDS:
            names = [name for other, name in found if other == kind]
            made += self.listed(one if len(names) == 1 else several, kind, names)
        return made

    def condition(self, label: str, *conditions: Condition | None, strong: bool = False) -> list[Fact]:
        """What must hold, in a sentence, or as a list where that is long; and links to what it looks at."""
        given = [one for one in conditions if one is not None]
        if not given:
            return []
        lines: list[Line] = []
        for one in given:
            text = sentence(self.model, one)
            lines += [Line((f"als {text}.",))] if len(text) <= LONG else _indented(outline(self.model, one))
        seen = [(self.link(kind, name), Code(f" {name}")) for kind, name in looks_at(*given)]
        return [Fact(label, tuple(lines), strong), fact("Kijkt naar", *seen)]

    def sources(self, names: Iterable[str], basis: str = "bron") -> list[Fact]:
        """The parts of the guides, each with the place in its guide."""
        guides = {part.id: guide for guide in self.model.guides for part in guide.parts}
        lines: list[Phrase | str] = []
        for name in names:
            where = self.model.parts[name].where
            lines.append((f"{guides[name].title}, {where}: ", self.link("part", name), Code(f" {name}")))
        if basis != "bron":
            lines.append("Afgeleid: de bron zegt dit niet letterlijk.")
        return [fact("Bron", *lines)] if lines else []


def _indented(found: Outline, depth: int = 0) -> list[Line]:
    head = Line((f"als {found.text}" if not depth else found.text,), depth)
    return [head, *(line for part in found.parts for line in _indented(part, depth + 1))]
