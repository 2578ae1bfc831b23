"""``paraat model docs``: from the command to a folder."""

from pathlib import Path

import pytest

from engine.handbook.writing import MARK, write_handbook
from engine.problem import InputError
from tests.test_cli import paraat


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_handbook_in_a_new_folder(tmp_path: Path, form: str) -> None:
    """It says where to begin, and everybody may read it."""
    done = paraat("model", "docs", tmp_path / "boek", "--format", form)
    assert (done.returncode, done.stdout) == (0, "")
    index = tmp_path / "boek" / f"index.{form}"
    assert str(index) in done.stderr
    assert "Is je fiets klaar voor de winter?" in index.read_text(encoding="utf-8")
    assert index.stat().st_mode & 0o777 == 0o644


def test_an_earlier_handbook_is_replaced(tmp_path: Path) -> None:
    """Also by another form; what is no longer there goes, and an empty folder will do."""
    write_handbook(tmp_path, {"index.html": "een", "oud.html": "twee"})
    write_handbook(tmp_path, {"index.html": "drie"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"index.html": "drie", MARK: "index.html\n"}


@pytest.mark.parametrize("before", [{"brief.docx": "x"}, {MARK: "index.html\n", "index.html": "x", "brief.docx": "x"}])
def test_a_folder_with_other_things_is_refused(tmp_path: Path, before: dict[str, str]) -> None:
    """Nothing in it is touched."""
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=r"E241 bevat ook iets anders, zoals 'brief\.docx'\."):
        write_handbook(tmp_path, {"index.html": "nieuw"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == before


def test_a_marked_folder_leads_nowhere_else(tmp_path: Path) -> None:
    """A mark that names a file outside the folder takes nothing away there."""
    outside = tmp_path / "buiten.txt"
    outside.write_text("x")
    folder = tmp_path / "boek"
    folder.mkdir()
    (folder / MARK).write_text("../buiten.txt\n")
    write_handbook(folder, {"index.html": "nieuw"})
    assert outside.exists()


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("weg/boek", r"E206 kan niet worden gemaakt \(No such file or directory\)\."),
        ("bestand", r"E206 kan niet worden bewaard \(dit is geen map\)\."),
    ],
)
def test_a_place_that_cannot_be_a_folder(tmp_path: Path, place: str, message: str) -> None:
    """Is refused with the reason."""
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(InputError, match=message):
        write_handbook(tmp_path / place, {"index.html": "x"})
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_nothing_is_left_when_writing_fails(tmp_path: Path) -> None:
    """A name that the disk refuses: the new folder goes again."""
    with pytest.raises(InputError, match="E206"):
        write_handbook(tmp_path / "boek", {"index.html": "x", "n" * 300: "y"})
    assert list(tmp_path.iterdir()) == []
