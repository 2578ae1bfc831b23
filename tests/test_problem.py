"""What the system says of files becomes plain Dutch."""

import errno
from pathlib import Path

import pytest

from engine.files import write_whole
from engine.problem import InputError, reason_of


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (PermissionError(errno.EACCES, "Permission denied"), "dat mag niet"),
        (OSError(errno.ELOOP, "Too many levels"), "Too many levels"),
        (OSError(), "dat lukt niet"),
        (ValueError("embedded null byte"), "ongeldige naam"),
    ],
)
def test_reasons(error: OSError | ValueError, expected: str) -> None:
    """What is common has words of its own; the rest is not lost."""
    assert reason_of(error) == expected


def test_no_folder(tmp_path: Path) -> None:
    """Writing where no folder is, says so."""
    with pytest.raises(InputError, match=r"E206 kan niet worden bewaard \(de map bestaat niet\)\."):
        write_whole(tmp_path / "weg" / "x", "")
