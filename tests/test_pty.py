"""Filling in at a real terminal, driven by another program."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import FIETS

pexpect = pytest.importorskip("pexpect")
ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal needs POSIX")


def sitting(file: Path, *args: str) -> "pexpect.spawn[str]":
    """``paraat assess`` at a pseudo-terminal of 80 columns."""
    command = [str(ROOT / "cli.py"), "--model", str(FIETS), "assess", str(file), *args]
    return pexpect.spawn(
        sys.executable,
        command,
        encoding="utf-8",
        dimensions=(40, 80),
        timeout=20,
        env={**os.environ, "TERM": "xterm-256color"},
    )


def broken_off(child: "pexpect.spawn[str]") -> None:
    """Ctrl-C until the program stops: Python's ``input()`` overlooks one that comes just before it waits for a key."""
    for _ in range(20):
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=2) == 0:
            return
    pytest.fail("Ctrl-C does not stop it")


def test_answer_back_stop_resume_finish(tmp_path: Path) -> None:
    """Answer, go back and change, break off with Ctrl-C, resume, be killed, resume, and finish."""
    file = tmp_path / "jan.yaml"
    child = sitting(file)
    child.expect("Hoe heet de praktijk")
    child.sendline("Fiets van Jan")
    child.expect("Hoe is het voorlicht")
    child.sendline("1")
    child.expect("Voorlicht doet het niet")  # the risk arises at once
    child.expect("achterlicht")
    child.sendline("t")
    child.expect("Hoe is het voorlicht")
    child.expect("jullie antwoord")
    child.sendline("3")
    child.expect("achterlicht")
    child.sendline("o van de buurman")
    child.expect("Bewaard")
    broken_off(child)
    text = file.read_text(encoding="utf-8")
    assert "licht.voor: goed" in text
    assert "van de buurman" in text

    child = sitting(file)
    child.expect("Welkom terug bij Fiets van Jan")
    child.expect("achterlicht")
    child.sendline("w")
    child.expect("Wat voor remmen")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    assert "licht.achter: weet-niet" in file.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["jan.yaml"]

    child = sitting(file)
    child.expect("Wat voor remmen")
    for line in ("1", "goed", "5", "0", "3", "Merk"):
        child.sendline(line)
    child.expect("Je kunt rijden")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_closed_terminal_keeps_what_was_answered(tmp_path: Path) -> None:
    """A hang-up loses at most the answer being typed."""
    file = tmp_path / "jan.yaml"
    child = sitting(file)
    child.expect("Hoe heet")
    child.sendline("")
    child.expect("voorlicht")
    child.sendline("2")
    child.expect("achterlicht")
    child.send("3")  # typed, not sent
    child.close(force=True)
    text = file.read_text(encoding="utf-8")
    assert "licht.voor: matig" in text
    assert "licht.achter:" not in text
    assert "practice: jan" in text


def test_no_colour_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is honoured at a terminal too."""
    monkeypatch.setenv("NO_COLOR", "1")
    child = sitting(tmp_path / "jan.yaml")
    child.expect("Hoe heet")
    child.sendline("")
    child.expect("voorlicht")
    assert "\x1b[3" not in (child.before or "")
    child.close(force=True)
