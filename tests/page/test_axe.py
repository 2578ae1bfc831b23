"""Accessibility as axe-core judges it in a real browser. Needs node, chromium and: npm install --prefix tests/page"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.commands.common import reported
from engine.page.composing import paper_of
from engine.page.html import as_html
from tests.page.test_html import hostile
from tests.terminal import garden
from tests.test_examples import Shipped, example

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def axe(*pages: Path) -> list[dict[str, object]]:
    """What axe finds on each page, twice: light and wide, dark and narrow. Skips where the tools are missing."""
    node = shutil.which("node")
    if node is None or not any(map(shutil.which, BROWSERS)):
        pytest.skip("node or chromium is not installed")
    if not (HERE / "node_modules" / "axe-core").exists():
        pytest.skip("axe-core is not installed: npm install --prefix tests/page")
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(HERE / "axe.mjs"), *map(str, pages)], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def assert_accessible(*pages: Path) -> None:
    """No violation, nothing wider than the screen, and nothing fetched but the page itself."""
    found = axe(*pages)
    assert len(found) == 2 * len(pages)
    for one in found:
        assert (one["violations"], one["overflow"], one["asked"]) == ([], False, 1), one


def test_reports_are_accessible(shipped: Shipped, tmp_path: Path) -> None:
    """Two examples, one with nothing known and a hostile one."""
    reports = [garden.report(), hostile()]
    for name in ("de-linde", "ziekenhuis-oosterpoort"):
        reports.append(reported(shipped[0], example(shipped[0], name)))
    pages = [tmp_path / f"{i}.html" for i in range(len(reports))]
    for path, report in zip(pages, reports, strict=True):
        path.write_text(as_html(paper_of(report)), encoding="utf-8")
    assert_accessible(*pages)
