"""One of the two models that are compared: with its cases, and all that it holds by kind and id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.diff.meaning import Key
from engine.diff.versions import releases
from engine.load.loader import load
from engine.model import Model
from engine.model.base import Frozen
from engine.model.ruleset import Case

KINDS: Mapping[str, tuple[str, str]] = {
    "manifest": ("gegevens van het model", "gegevens van het model"),
    "questionnaire": ("vragenlijst", "vragenlijsten"),
    "section": ("deel", "delen"),
    "answer_set": ("antwoordreeks", "antwoordreeksen"),
    "question": ("vraag", "vragen"),
    "scale": ("schaal", "schalen"),
    "ladder": ("ladder", "ladders"),
    "rule": ("regel", "regels"),
    "item": ("onderdeel van de catalogus", "onderdelen van de catalogus"),
    "guide": ("bron", "bronnen"),
    "part": ("deel van een bron", "delen van een bron"),
    "case": ("casus", "casussen"),
}
"""What a model holds, in reading order: one, and several."""


@dataclass(frozen=True)
class Edition:
    """A model with its cases; ``name``: how a reader calls it (a folder, a revision).

    ``released``: whether its version is on record, and so may not come to mean something else.
    """

    name: str
    model: Model
    cases: tuple[Case, ...] = ()
    released: bool = False

    @cached_property
    def entries(self) -> Mapping[Key, Frozen]:
        """Everything in it, in reading order."""
        return dict(self._entries())

    @cached_property
    def section_of(self) -> Mapping[str, str]:
        """The section in which each question stands."""
        return {q.id: section.id for section in self.model.sections.values() for q in section.questions}

    def _entries(self) -> Iterator[tuple[Key, Frozen]]:
        model = self.model
        yield ("manifest", model.manifest.name), model.manifest
        for kind, values in (
            ("questionnaire", model.questionnaires),
            ("section", model.sections.values()),
            ("answer_set", model.answer_sets),
            ("question", model.questions.values()),
            ("scale", model.scales),
            ("ladder", model.ladders),
            ("rule", sorted(model.rules, key=lambda rule: rule.id)),
            ("item", model.items),
            ("guide", model.guides),
            ("part", model.parts.values()),
        ):
            for value in values:
                yield (kind, value.id), value
        for case in self.cases:
            yield ("case", case.case), case


def edition_in(folder: Path, name: str) -> Edition:
    """The model in a folder. Raises ``InputError`` with all that is wrong with it."""
    model, cases = load(folder)
    released = any(release.version == model.manifest.version for release in releases(folder))
    return Edition(name, model, tuple(placed.value for placed in cases), released)
