"""A folder with ``questionnaires/`` and ``rules/`` becomes one checked ``Model``."""

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from engine.load.draft import Draft, Placed
from engine.load.files import model_files
from engine.load.likeness import likened
from engine.load.messages import translated
from engine.load.references import check
from engine.load.resolve import resolved
from engine.model import Manifest, Model
from engine.model.base import Frozen
from engine.model.document import Document
from engine.model.questionnaire import AnswerSet, Ladder, Questionnaire, Scale
from engine.model.ruleset import Case, Guide, Item, Rule
from engine.problem import InputError
from engine.yamltext import Document as File
from engine.yamltext import parse, read_bytes

T = TypeVar("T", bound=BaseModel)


class QuestionnaireFile(Frozen):
    """What one file in ``questionnaires/`` may hold."""

    manifest: Manifest | None = None
    answer_sets: tuple[AnswerSet, ...] = ()
    questionnaire: Questionnaire | None = None
    scales: tuple[Scale, ...] = ()
    ladders: tuple[Ladder, ...] = ()


def load(folder: Path) -> tuple[Model, tuple[Placed, ...]]:
    """The model in ``folder`` and its cases, each with its place.

    Raises ``InputError`` with every problem found, sorted by place.
    """
    model, draft = load_with_places(folder)
    return model, tuple(draft.cases)


def load_with_places(folder: Path) -> tuple[Model, Draft]:
    """The model in ``folder``, and all that it was made of with the place of each. Raises ``InputError``."""
    draft = read(folder)
    model = resolved(draft)
    draft.problems += [*check(draft), *likened(draft)]
    if draft.problems or model is None:
        raise InputError(draft.problems)
    return model, draft


def read(folder: Path) -> Draft:
    """Parse and validate every file by itself; problems are gathered in the draft."""
    draft = Draft()
    for path in model_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            document = parse(read_bytes(path, name), name)
        except InputError as error:
            draft.problems += error.problems
            draft.unread = True
            continue
        draft.documents.append(document)
        if name.startswith("questionnaires/"):
            _read_questionnaire(document, draft)
        else:
            _read_list(document, draft)
    return draft


def _read_questionnaire(document: File, draft: Draft) -> None:
    value = _validated(QuestionnaireFile, document, (), document.data, draft)
    if value is None:
        return
    if value.manifest:
        draft.manifests.append(Placed(value.manifest, document, ("manifest",)))
    for name in ("answer_sets", "scales", "ladders"):
        for i, part in enumerate(getattr(value, name)):
            getattr(draft, name).append(Placed(part, document, (name, i)))
    if value.questionnaire is not None:
        draft.questionnaires.append(Placed(value.questionnaire, document, ("questionnaire",)))


def _read_list(document: File, draft: Draft) -> None:
    cls: type[BaseModel]
    if document.file == "rules/sources.yaml":
        cls, into = Guide, draft.guides
    elif document.file.endswith(".cases.yaml"):
        cls, into = Case, draft.cases
    elif document.file.startswith("rules/catalogue/"):
        cls, into = Item, draft.items
    elif document.file.startswith("rules/documents/"):
        cls, into = Document, draft.paperwork
    else:
        cls, into = Rule, draft.rules
    if not isinstance(document.data, list):
        draft.problems.append(document.problem((), "E112", "hier hoort een lijst: elke regel begint met '- '."))
        return
    for i, data in enumerate(document.data):
        value = _validated(cls, document, (i,), data, draft)
        if value is not None:
            into.append(Placed(value, document, (i,)))


def _validated(cls: type[T], document: File, prefix: tuple[str | int, ...], data: Any, draft: Draft) -> T | None:
    try:
        # JSON mode: strict about every type, and lists become tuples.
        return cls.model_validate_json(json.dumps(data))
    except ValidationError as error:
        draft.problems += translated(error, document, prefix, _field_names(cls))
        return None


def _field_names(cls: type[BaseModel]) -> set[str]:
    """Every field name of the class and of the classes inside it."""
    names: set[str] = set()
    schema = cls.model_json_schema()
    for part in [schema, *schema.get("$defs", {}).values()]:
        names |= set(part.get("properties", {}))
    return names
