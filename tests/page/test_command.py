"""``paraat report --format``: from the command to a file."""

import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import FIETS
from tests.test_cli import GOOD, ROOT, paraat


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An answer file of the model of another field."""
    path = tmp_path / "jan.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("md", b"# Fiets")])
def test_a_report_to_a_file(file: Path, tmp_path: Path, form: str, start: bytes) -> None:
    """Each form is written whole, and nothing is said."""
    target = tmp_path / f"rapport.{form}"
    done = paraat("report", file, "--format", form, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_bytes().lower().startswith(start.lower())


def test_a_folder_that_is_not_there(file: Path, tmp_path: Path) -> None:
    """Is refused, and nothing is left behind."""
    done = paraat("report", file, "--format", "pdf", "-o", tmp_path / "weg" / "r.pdf")
    assert done.returncode == 2
    assert "E206 kan niet worden bewaard" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["jan.yaml"]


def test_a_pdf_is_not_for_the_screen(file: Path) -> None:
    """On a terminal it asks for a file."""
    args = [str(ROOT / "cli.py"), "--model", str(FIETS), "report", str(file), "--format", "pdf"]
    child = pexpect.spawn(sys.executable, args, encoding="utf-8", timeout=30, dimensions=(40, 120))
    child.expect("Geef met -o de naam van een bestand.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2


def test_the_screen_needs_no_templates(file: Path) -> None:
    """The report on screen imports nothing that only documents need."""
    code = "import sys, cli\ntry:\n    cli.main()\nfinally:\n    print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, "--model", str(FIETS), "report", str(file)],
        capture_output=True, text=True, cwd=ROOT, check=True, timeout=60,
    )  # fmt: skip
    loaded = done.stderr.splitlines()[-1]
    assert "'engine.terminal.report'" in loaded
    assert not any(f"'{name}'" in loaded for name in ("jinja2", "typst", "engine.page", "markupsafe"))
