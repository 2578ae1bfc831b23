"""Writing the handbook to a folder: all of it or nothing, and never over anything else."""

from collections.abc import Mapping
from pathlib import Path

from engine.files import write_all
from engine.problem import refuse

MARK = ".paraat-handboek"
"""A file in the folder of a handbook, with the names of all its files."""


def write_handbook(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files to a folder that is new, empty or an earlier handbook; of that, what is no longer there goes.

    Raises ``InputError`` when the folder holds anything else or cannot be written; then nothing is changed.
    """
    before = _before(folder)
    new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "ongeldige naam"
        raise refuse(str(folder), "E206", f"kan niet worden gemaakt ({reason}).") from None
    try:
        write_all(folder, {**files, MARK: "".join(f"{name}\n" for name in sorted(files))})
    except BaseException:
        if new:
            folder.rmdir()
        raise
    for name in files:
        (folder / name).chmod(0o644)  # it holds nothing of a practice, and is there to be shared
    for name in before - files.keys() - {MARK}:
        (folder / name).unlink(missing_ok=True)


def _before(folder: Path) -> set[str]:
    """The files of an earlier handbook in the folder."""
    try:
        there = {path.name for path in folder.iterdir()}
        known = {MARK, *(folder / MARK).read_text(encoding="utf-8").splitlines()} if MARK in there else set()
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        reason = "dit is geen map" if isinstance(error, NotADirectoryError) else "niet te lezen"
        raise refuse(str(folder), "E206", f"kan niet worden bewaard ({reason}).") from None
    other = sorted(there - known)
    if other:
        fact = f"bevat ook iets anders, zoals '{other[0]}'."
        raise refuse(str(folder), "E241", fact, "Geef een lege of nieuwe map, dan gaat er niets verloren.")
    return there
