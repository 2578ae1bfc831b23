"""What the system says of files becomes plain Dutch."""

import errno
import re
from pathlib import Path

import pytest

from engine.files import write_whole
from engine.problem import InputError, reason_of
from tests.test_cli import ROOT


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


SHARED = {"E415"}
"""Options that do not go together: of a plan, and of the documents that belong to it."""


def test_a_code_has_one_meaning() -> None:
    """From E300 on every code belongs to one part of the program; the lower ones are about reading and naming."""
    users: dict[str, set[str]] = {}
    for path in (ROOT / "engine").rglob("*.py"):
        part = path.relative_to(ROOT / "engine").parts
        area = "scaffold" if part[:3] == ("commands", "model", "new") else part[0]
        for code in re.findall(r'"(E[3-9][0-9]{2})"', path.read_text(encoding="utf-8")):
            users.setdefault(code, set()).add(area)
    assert len(users) > 30
    assert {code: areas for code, areas in users.items() if len(areas) > 1 and code not in SHARED} == {}
