"""What the handbook for consultants says is so."""

import re
from pathlib import Path

from engine.batch.reading.mapping import read_map
from engine.commands.batch import batch
from engine.load import cached, model_folder
from tests.test_cli import ROOT

TEXT = (ROOT / "docs" / "veel-praktijken.md").read_text(encoding="utf-8")


def test_the_mapping_can_be_read(tmp_path: Path) -> None:
    """The example of a mapping fits the shipped model."""
    path = tmp_path / "map.yaml"
    path.write_text(TEXT.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    assert read_map(path, cached(model_folder())).columns["v12"] == "profiel.soort"


def test_its_options_exist() -> None:
    """Every option that is named is one of the command's."""
    known = {name for parameter in batch.params for name in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z]+", TEXT)) <= known
