"""Accessibility of the handbook's main pages, and its filter, in a real browser."""

from pathlib import Path

from engine.handbook.book import handbook
from engine.handbook.html import html_files
from engine.load import model_folder
from engine.load.loader import load_with_places
from tests.handbook.test_pages import hostile
from tests.page.test_axe import assert_accessible

MAIN = ("index", "ladders", "regels-beveiliging", "vragen-kennis", "bron-jb")


def test_the_handbook_is_accessible(tmp_path: Path) -> None:
    """Some of the shipped model, and every kind of page of a small hostile one."""
    files = html_files(handbook(*load_with_places(model_folder())))
    pages = [(f"{name}.html", files[f"{name}.html"]) for name in MAIN]
    pages += [(f"klein-{name}", text) for name, text in html_files(hostile(tmp_path)).items()]
    for name, text in pages:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert_accessible(*(tmp_path / name for name, _ in pages))
