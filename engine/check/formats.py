"""Problems for other programs: JSON, GitHub's annotations, and SARIF 2.1.0 for editors and code scanning."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.check.codes import CODES
from engine.problem import Problem, is_warning
from engine.text import cleaned

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def formatted(form: str, problems: Sequence[Problem], folder: Path) -> str:
    """The problems of the model in ``folder`` as ``json``, ``github`` or ``sarif``.

    ``json`` names files as the model does; the others from the working folder, where they can be opened.
    """
    match form:
        case "json":
            return _json({"problems": [_entry(p) for p in problems]})
        case "github":
            return "".join(_annotation(p, base(folder)) + "\n" for p in problems)
        case _:
            return _json(_sarif(problems, base(folder)))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def base(folder: Path) -> Path:
    """The folder as seen from where the program runs."""
    here, there = Path.cwd(), folder.resolve()
    return there.relative_to(here) if there.is_relative_to(here) else there


def _level(problem: Problem) -> str:
    return "warning" if is_warning(problem) else "error"


def _text(problem: Problem) -> str:
    return cleaned(f"{problem.message} {problem.hint}".strip())


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.col,
        "code": problem.code,
        "level": _level(problem),
        "message": cleaned(problem.message),
        "hint": cleaned(problem.hint),
    }


def _annotation(problem: Problem, base: Path) -> str:
    """GitHub's own escapes: percent and line ends in the text, colon and comma too in what stands before it."""

    def safe(text: str) -> str:
        return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")

    place = f"file={safe((base / problem.file).as_posix())}"
    if problem.line:
        place += f",line={problem.line},col={problem.col}"
    return f"::{_level(problem)} {place},title={problem.code}::{_text(problem).replace('%', '%25')}"


def _sarif(problems: Sequence[Problem], base: Path) -> dict[str, Any]:
    rules = sorted({p.code for p in problems})
    driver = {"name": "paraat", "rules": [_rule(code) for code in rules]}
    return {
        "$schema": SARIF,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(p, base, rules) for p in problems]}],
    }


def _rule(name: str) -> dict[str, Any]:
    code = CODES.get(name)
    if code is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": code.mend},
    }


def _result(problem: Problem, base: Path, rules: list[str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(base / problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": problem.col}
    return {
        "ruleId": problem.code,
        "ruleIndex": rules.index(problem.code),
        "level": _level(problem),
        "message": {"text": _text(problem)},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: Path) -> str:
    from urllib.parse import quote

    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
