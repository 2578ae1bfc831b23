"""The handbooks tell what really happens."""

from pathlib import Path

import pytest

from tests.documented import ROOT, Block, Shown, blocks, followed

HANDBOOKS = sorted(p for p in (ROOT / "docs").glob("*.md") if next(blocks(p.read_text(encoding="utf-8")), None))


@pytest.mark.parametrize("path", HANDBOOKS, ids=lambda p: p.name)
def test_following_a_handbook(path: Path, tmp_path: Path) -> None:
    """Every command of the handbook, done in its order, prints what the handbook shows."""
    wrong = [one for one in followed(path.read_text(encoding="utf-8"), tmp_path) if not one.true]
    assert not wrong, "\n\n".join(f"$ {one.block.what[2:]}\n{one.real}" for one in wrong)


def test_handbooks_are_found() -> None:
    """There is at least one handbook to follow."""
    assert HANDBOOKS


@pytest.mark.parametrize(
    ("body", "real", "true"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nx\ny\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("…\nc\n", "a\nb\nd\n", False),
        ("a.\n", "ab\n", False),
    ],
)
def test_lines_left_out(body: str, real: str, true: bool) -> None:
    """A line with only an ellipsis stands for any lines; all else must be equal to the letter."""
    assert Shown(Block("$ x", body, 0, 0), real).true is true
