"""The JSON Schemas that help an editor: fresh, Dutch, true to the loader, and named by the files."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft7Validator

from engine.load.files import model_files, model_folder
from engine.load.loader import load
from engine.problem import InputError
from engine.schema.schemas import KINDS, header, kind_of, schema, text
from engine.schema.words import EVERYWHERE, FIELDS, TYPES, meaning
from engine.yamltext import parse, read_bytes
from tests.check.changed import C, I, Q, R, S, changed
from tests.conftest import FIETS
from tests.test_cli import paraat

SHIPPED = model_folder() / "docs" / "schema"


def content(folder: Path, file: str) -> Any:
    """A file as plain data."""
    return parse(read_bytes(folder / file, file), file).data


def complaints(folder: Path, file: str) -> list[str]:
    """What the schema has against a file."""
    return [e.message for e in Draft7Validator(schema(kind_of(file))).iter_errors(content(folder, file))]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_is_fresh(kind: str) -> None:
    """The kept schemas are what the model's values give now; ``paraat model schema`` puts them right."""
    assert (SHIPPED / f"{kind}.json").read_text(encoding="utf-8") == text(kind)
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("folder", [model_folder(), FIETS])
def test_every_file_keeps_its_schema(folder: Path) -> None:
    """What the loader takes, the schema takes."""
    for path in model_files(folder):
        assert complaints(folder, path.relative_to(folder).as_posix()) == [], path


def test_shipped_files_name_their_schema() -> None:
    """The first line of every shipped file leads an editor to the schema of its kind."""
    folder = model_folder()
    for path in model_files(folder):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == header(path.relative_to(folder).as_posix(), PurePosixPath("docs/schema"))
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named is not None
        assert (path.parent / named[1]).resolve().parent == SHIPPED
        assert (path.parent / named[1]).is_file()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (R, "risk: hoog", "risk: erg"),
        (R, "do: Koop", "doe: Koop"),
        (R, "  why: Zonder licht zien anderen je niet.\n", ""),
        (R, "risk: hoog", "strength: true\n  risk: hoog"),
        (R, "  risk: hoog\n  remedy: [FB.lamp]\n", ""),
        (R, "below: 3}", "below: 3, at_least: 1}"),
        (R, "{answer: licht.voor, in:", "{answr: licht.voor, in:"),
        (R, "since: 1.0.0", "since: 1.0"),
        (R, "risk: hoog", "allow: {W999: zomaar}\n  risk: hoog"),
        (R, "- id: FIE-02", "- id: fie-02"),
        (Q, "points: 0}", "points: nul}"),
        (Q, "points: 0}", "points: -1}"),
        (Q, "kind: number", "kind: nummer"),
        (Q, "section: licht", "section: licht, scales: [remmen]"),
        (I, "kind: activity", "kind: klus"),
        (I, "minutes: [30, 45]", "minutes: 30"),
        (C, "exactly: true", "exactly: ja"),
        (S, "title: Fietsboek", "titel: Fietsboek"),
    ],
)
def test_the_editor_refuses_what_the_loader_refuses(tmp_path: Path, file: str, old: str, new: str) -> None:
    """A mistake in one entry is seen while typing, and by the loader."""
    folder = changed(tmp_path, (file, old, new))
    assert complaints(folder, file) != []
    with pytest.raises(InputError):
        load(folder)


def test_every_field_has_its_words() -> None:
    """Each field of each class is described in Dutch, and no words are left over."""
    described: set[tuple[str, str]] = set()
    classes: set[str] = {"Condition", "QuestionnaireFile"}
    for kind in KINDS:
        made = schema(kind)
        for name, value in [*made["definitions"].items(), ("QuestionnaireFile", made)]:
            if "properties" in value:
                classes.add(name)
                assert value["description"] == TYPES[name]
                for field, inner in value["properties"].items():
                    assert inner["description"] == meaning(name, field)
                    described.add((name, field))
    assert classes == set(TYPES)
    assert {(cls, field) for cls, fields in FIELDS.items() for field in fields} <= described
    assert {field for _, field in described} >= set(EVERYWHERE)
    with pytest.raises(KeyError):
        meaning("Rule", "nieuw")


def test_the_command_writes_them_all(tmp_path: Path) -> None:
    """Five files, each named; the line to put in a file goes to the other stream."""
    shown = paraat("model", "schema", "mijn/schema", cwd=tmp_path)
    assert shown.returncode == 0
    assert shown.stdout.splitlines() == [f"mijn/schema/{kind}.json" for kind in KINDS]
    assert shown.stderr.splitlines()[-1] == "# yaml-language-server: $schema=../mijn/schema/rules.json"
    assert json.loads((tmp_path / "mijn" / "schema" / "rules.json").read_text(encoding="utf-8")) == schema("rules")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where the folder should be is refused with a message."""
    (tmp_path / "vol").write_text("", encoding="utf-8")
    shown = paraat("model", "schema", "vol", cwd=tmp_path)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr == "vol: E206 kan niet worden gemaakt (File exists).\n"
