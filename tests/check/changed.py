"""The model of another field with something changed, and what a check says of it."""

import shutil
from pathlib import Path

from engine.check.checked import checked
from tests.conftest import FIETS

Q, R, C, I, S = (  # noqa: E741 - one letter a file, as in the tests of loading
    "questionnaires/fiets.yaml",
    "rules/fiets.yaml",
    "rules/fiets.cases.yaml",
    "rules/catalogue/fiets.yaml",
    "rules/sources.yaml",
)
USUAL = {
    "W101 niets kijkt naar vraag 'banden.merk'.",
    "W102 bij 'banden.gebreken' doet het kiezen van 'slijtage' niets.",
}
"""What the model of another field is warned of as it is."""


def changed(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """A copy of the model of another field; each change: file, old text (empty: at the end), new text."""
    shutil.copytree(FIETS, folder, dirs_exist_ok=True)
    for file, old, new in changes:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    return folder


def new_warnings(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """Code and message of each warning that the changes bring."""
    found = checked(changed(folder, *changes))
    return [text for p in found.problems if (text := f"{p.code} {p.message}") not in USUAL]
