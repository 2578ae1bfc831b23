"""The versions that were released: what each of them means, so that a version never comes to mean something else.

``rules/versions/<version>.json`` is written once, by ``release``, and kept with the model. It holds a digest of
the meaning and of the words, a digest of the meaning of every part by kind and id, and one of what an answer to
each question means. An id that was released and is gone may not come back.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from engine.diff.meaning import Key, meanings, model_meaning, model_words, question_meaning
from engine.model import Model
from engine.model.base import Frozen, Id, Version
from engine.problem import InputError, Problem, refuse
from engine.yamltext import read_bytes

FOLDER = "rules/versions"
_SHORT = 12
"""Hexadecimal digits of a digest of one part."""


class Release(Frozen):
    """A version as it was released. ``parts``: by kind and id; ``answers``: by question."""

    model: Id
    version: Version
    meaning: str
    words: str
    parts: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, str]

    @property
    def meanings(self) -> Mapping[Key, str]:
        """The digests of all parts by kind and id."""
        return {(kind, name): digest for kind, parts in self.parts.items() for name, digest in parts.items()}


def release_of(model: Model) -> Release:
    """What is kept of a model when it is released."""
    parts: dict[str, dict[str, str]] = {}
    for (kind, name), digest in short_meanings(model).items():
        parts.setdefault(kind, {})[name] = digest
    return Release(
        model=model.manifest.name,
        version=model.manifest.version,
        meaning=model_meaning(model),
        words=model_words(model),
        parts=parts,
        answers={name: question_meaning(model, name)[:_SHORT] for name in model.questions},
    )


def short_meanings(model: Model) -> Mapping[Key, str]:
    """The meanings of a model's parts as a release keeps them."""
    return {key: digest[:_SHORT] for key, digest in meanings(model).items()}


def release_text(release: Release) -> str:
    """A release as JSON text."""
    return json.dumps(release.model_dump(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def releases(folder: Path) -> tuple[Release, ...]:
    """What was released of the model in ``folder``, oldest first. Raises ``InputError`` with all that is wrong."""
    found: list[Release] = []
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            found.append(_read(path, f"{FOLDER}/{path.name}"))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(sorted(found, key=lambda release: numbers(release.version)))


def _read(path: Path, name: str) -> Release:
    hint = "Haal het terug uit git; dit bestand is niet om zelf te veranderen."
    try:
        release = Release.model_validate_json(read_bytes(path, name))
    except ValidationError:
        raise refuse(name, "E331", "is geen uitgebrachte versie.", hint) from None
    if path.stem != release.version:
        raise refuse(name, "E331", f"gaat over versie {release.version}.", hint)
    return release


def numbers(version: str) -> tuple[int, ...]:
    """``1.10.0`` as numbers, which can be compared."""
    return tuple(map(int, version.split(".")))


def retired(found: tuple[Release, ...]) -> Mapping[Key, str]:
    """Ids that were released and are gone, each with the last version that had it."""
    last = {key: release.version for release in found for key in release.meanings}
    there = found[-1].meanings if found else {}
    return {key: version for key, version in last.items() if key not in there}


def comparable(folder: Path, version: str, model: Model) -> frozenset[str] | None:
    """The questions to which an answer means now what it meant in an earlier version; ``None``: nobody knows."""
    for release in releases(folder):
        if release.version == version and release.model == model.manifest.name:
            same = (name for name in model.questions if release.answers.get(name) == _answer(model, name))
            return frozenset(same)
    return frozenset(model.questions) if version == model.manifest.version else None


def _answer(model: Model, name: str) -> str:
    return question_meaning(model, name)[:_SHORT]
