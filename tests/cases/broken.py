"""The model of another field with a mistake in it."""

import shutil
from pathlib import Path

from tests.conftest import FIETS


def broken(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the model in which one text in one file is another."""
    copy = folder / "model"
    if not copy.exists():
        shutil.copytree(FIETS, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return copy
