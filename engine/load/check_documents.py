"""Checks of the documents that a practice takes along."""

from collections.abc import Iterator

from engine.load.draft import Placed
from engine.load.names import Names
from engine.model.document import KNOWN, PLACEHOLDER, Block, Document
from engine.model.walk import Path
from engine.problem import Problem
from engine.text import nearest

_OF_A_MEETING = {"programme", "agenda", "invited", "ground_rules", "materials"}
_OF = {"scores": ("chart",), "answers": ("question", "section"), "steps": ("item",), "canvas": ("item",)}


class DocumentChecks(Names):
    """What stands in ``rules/documents/``."""

    def document_problems(self) -> Iterator[Problem]:
        """Every problem there."""
        meetings = {p.value.id for p in self.draft.items if p.value.kind == "meeting" and p.value.agenda}
        for placed in self.draft.paperwork:
            document: Document = placed.value
            yield from self.parts(placed, document.source, ("source",))
            if document.item is not None:
                yield from self.named("item", document.item, placed, ("item",))
            if document.meeting is not None:
                yield from self.named("item", document.meeting, placed, ("meeting",))
                if document.meeting in self.known["item"] - meetings:
                    yield placed.problem(("meeting",), "E116", f"'{document.meeting}' is geen bijeenkomst met agenda.")
            if document.suits is not None:
                yield from self.condition(placed, document.suits, ("suits",))
            for i, block in enumerate(document.blocks):
                yield from self._block(placed, document, block, ("blocks", i))

    def _block(self, placed: Placed, document: Document, block: Block, path: Path) -> Iterator[Problem]:
        if block.when is not None:
            yield from self.condition(placed, block.when, (*path, "when"))
        if block.show in _OF_A_MEETING and document.meeting is None:
            yield placed.problem((*path, "show"), "E116", f"'{block.show}' hoort bij een document met 'meeting'.")
        for i, name in enumerate(block.of):
            kinds = _OF[block.show or ""]
            if not any(name in self.known[kind] for kind in kinds):
                yield from self.named(kinds[0], name, placed, (*path, "of", i))
        for text in block.texts:
            for word in PLACEHOLDER.findall(text):
                yield from self._placeholder(placed, document, word, path)

    def _placeholder(self, placed: Placed, document: Document, word: str, path: Path) -> Iterator[Problem]:
        if word.startswith("?"):
            return
        name, _, of = word.partition(":")
        if name == "answer" and of:
            yield from self.named("question", of, placed, path)
        elif word not in KNOWN:
            near = nearest(word, KNOWN)
            hint = (
                f"Bedoelde u '{{{near}}}'?"
                if near
                else f"Kies uit: {', '.join(KNOWN)}, of '{{?…}}' om te laten invullen."
            )
            yield placed.problem(path, "E119", f"'{{{word}}}' kan niet worden ingevuld.", hint)
        elif word in {"day", "time", "minutes", "meeting"} and document.meeting is None:
            yield placed.problem(path, "E119", f"'{{{word}}}' hoort bij een document met 'meeting'.")
