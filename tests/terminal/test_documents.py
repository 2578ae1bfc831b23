"""Documents on screen: which file is for what."""

from pathlib import Path

from engine.model.document import Block, Document
from engine.terminal.documents import show_documents
from engine.terminal.screen import captured


def test_what_each_is_for() -> None:
    """Every file stands there with its summary, the folder's name as plain text."""
    brief = Document(
        id="brief", title="Brief", summary="Een brief aan Jan.", blocks=(Block(text="Hallo"),), source=("FB.licht",)
    )
    text = captured(lambda console: show_documents(console, Path("[bold]map"), [("brief.docx", brief)]))
    assert " ".join(text.split()) == (
        "1 document in [bold]map brief.docx Een brief aan Jan. "
        "Open ze met Word of Excel. Wat geel is, vullen jullie zelf in."
    )
