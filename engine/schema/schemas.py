"""The values of the model as JSON Schemas, one per kind of file."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from engine.check.codes import ALWAYS, CODES
from engine.load.loader import QuestionnaireFile
from engine.model.document import BLOCKS, Document
from engine.model.ruleset import RULE_KINDS, Case, Guide, Item, Rule
from engine.model.vocabulary import KINDS as CONDITIONS
from engine.schema.words import TYPES, meaning

KINDS: Mapping[str, Any] = {
    "questionnaires": QuestionnaireFile,
    "rules": tuple[Rule, ...],
    "cases": tuple[Case, ...],
    "catalogue": tuple[Item, ...],
    "documents": tuple[Document, ...],
    "sources": tuple[Guide, ...],
}
"""Each kind of file and what it holds."""

SHIPPED = "docs/schema"
"""Where a model's files look for their schemas, from the model's folder."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What editors know best."""

_HERE = "#/definitions/"
_CONDITIONS = [cls.__name__ for cls in CONDITIONS.values()]
_EXACTLY_ONE: Mapping[str, tuple[str, ...]] = {
    "Rule": RULE_KINDS,
    "Block": BLOCKS,
    "Document": ("blocks", "costs"),
    "Number": ("at_least", "below"),
    "Score": ("at_least", "below"),
    "Level": ("at_least", "below"),
    "Scale": ("questions", "section", "scales"),
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file, with Dutch descriptions."""
    made = TypeAdapter(KINDS[kind]).json_schema(ref_template=f"{_HERE}{{model}}")
    types = made.pop("$defs", {})
    if "properties" in made:
        _describe(made, KINDS[kind].__name__)
    for name, value in types.items():
        _describe(value, name)
    if "All" in types:
        types["Condition"] = {
            "description": TYPES["Condition"],
            "oneOf": [{"$ref": _HERE + name} for name in _CONDITIONS],
        }
    return {
        "$schema": DRAFT,
        **_tidied(made),
        "definitions": {name: _tidied(types[name], name) for name in sorted(types)},
    }


def _describe(value: dict[str, Any], cls: str) -> None:
    value["description"] = TYPES[cls]
    for name, field in value["properties"].items():
        if name == "allow":
            field = value["properties"][name] = _allowances()
        field["description"] = meaning(cls, name)
    if cls in _EXACTLY_ONE:
        value["oneOf"] = [{"required": [name]} for name in _EXACTLY_ONE[cls]]


def _allowances() -> dict[str, Any]:
    codes = {c.code: {"type": "string", "minLength": 1, "description": c.title} for c in CODES.values()}
    return {
        "type": "object",
        "properties": {code: codes[code] for code in codes if code not in ALWAYS},
        "additionalProperties": False,
    }


def _tidied(data: Any, inside: str = "") -> Any:
    """Without what says nothing: titles made of names, empty defaults, null; conditions by their one name."""
    if isinstance(data, list):
        return [_tidied(value) for value in data]
    if not isinstance(data, dict):
        return data
    if inside != "Condition" and {one.get("$ref") for one in data.get("oneOf", ())} == {_HERE + c for c in _CONDITIONS}:
        data = {"$ref": f"{_HERE}Condition", **{k: v for k, v in data.items() if k != "oneOf"}}
    given = [one for one in data.get("anyOf", ()) if one != {"type": "null"}]
    if len(given) == 1:
        data = {**_tidied(given[0]), **{k: v for k, v in data.items() if k != "anyOf"}}
    kept = {k: _tidied(v) for k, v in data.items() if not _says_nothing(k, v)}
    if "$ref" in kept and len(kept) > 1:  # beside a reference, the draft lets nothing count
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept


def _says_nothing(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}))


def text(kind: str) -> str:
    """The schema of one kind of file as it is kept."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def kind_of(file: str) -> str:
    """The kind of a file of a model, by its name from the model's folder: ``rules/igj.cases.yaml``."""
    path = PurePosixPath(file)
    if path.parts[0] == "questionnaires":
        return "questionnaires"
    if path == PurePosixPath("rules/sources.yaml"):
        return "sources"
    if path.name.endswith(".cases.yaml"):
        return "cases"
    return path.parts[1] if path.parts[1] in {"catalogue", "documents"} else "rules"


def header(file: str, folder: PurePosixPath) -> str:
    """The first line of a model's file that tells an editor its schema; ``folder`` from the model's folder."""
    up = PurePosixPath(*[".."] * len(PurePosixPath(file).parent.parts))
    return f"# yaml-language-server: $schema={up / folder / kind_of(file)}.json"
