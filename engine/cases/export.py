"""What became of the cases and what they reach, for other programs: as JSON, and as remarks on a pull request."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cases.coverage import KINDS, Coverage
from engine.cases.reasons import Reason
from engine.cases.trial import Failure, Trial
from engine.check.formats import base
from engine.evaluate.sheet import Given, Mark
from engine.load.places import Spot
from engine.model import Model
from engine.text import cleaned
from engine.words.sentence import statement

if TYPE_CHECKING:  # the hunt needs the solver, the others do not
    from engine.cases.hunt import Hunt, Survivor


def as_json(trial: Trial) -> str:
    """The outcome: counts, and per failure what was expected, what came out, why, and where both stand."""
    manifest = trial.model.manifest
    data = {
        "model": {"name": manifest.name, "version": manifest.version},
        "cases": trial.run,
        "failed": trial.failed,
        "failures": [_failure(failure) for failure in trial.failures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def coverage_json(coverage: Coverage) -> str:
    """What is reached: counts per kind, and of everything by which cases."""
    manifest = coverage.model.manifest
    data = {
        "model": {"name": manifest.name, "version": manifest.version},
        "cases": len(coverage.titles),
        **coverage.count()._asdict(),
        "kinds": {kind: coverage.count(kind)._asdict() for kind in KINDS},
        "goals": [
            {
                "kind": goal.kind,
                "name": goal.name,
                "at": placed(goal.at),
                "cases": [coverage.titles[number] for number in goal.cases],
            }
            for goal in coverage.goals
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def hunt_json(hunt: "Hunt") -> str:
    """The figure, and of each change that is not noticed what it is and what case would notice it."""
    manifest = hunt.model.manifest
    data = {
        "model": {"name": manifest.name, "version": manifest.version},
        "tried": hunt.tried,
        "same": hunt.same,
        "noticed": hunt.noticed,
        "total": hunt.total,
        "survivors": [_survivor(hunt.model, survivor) for survivor in hunt.survivors],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _survivor(model: Model, survivor: "Survivor") -> dict[str, Any]:
    mutant, change, case = survivor.mutant, survivor.mutant.change, survivor.case
    return {
        "name": mutant.name,
        "rung": None if mutant.rung is None else model.ladder[mutant.name].rungs[mutant.rung].id,
        "at": placed(survivor.at),
        "kind": change.kind,
        "old": statement(model, change.old),
        "new": None if change.new is None else statement(model, change.new),
        "case": None
        if case is None
        else {
            "like": None if case.like is None else {"case": case.like[0], "at": placed(case.like[1])},
            "answers": {name: _given(given) for name, given in case.answers.items()},
            "expect": case.wish,
        },
    }


def _given(given: Given) -> Any:
    return given.value if isinstance(given, Mark) else given


def _failure(failure: Failure) -> dict[str, Any]:
    difference = failure.difference
    return {
        "case": difference.case,
        "name": difference.name,
        "title": failure.title,
        "expected": difference.expected,
        "found": difference.found,
        "case_at": placed(failure.case_at),
        "rule_at": placed(failure.rule_at),
        "because": _reason(failure.reason),
    }


def placed(spot: Spot) -> dict[str, Any]:
    """A place in the files."""
    return {"file": spot.file, "line": spot.line}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "text": reason.text,
        "truth": reason.truth,
        "now": list(reason.now),
        "because": [_reason(part) for part in reason.parts],
    }


def as_github(trial: Trial, folder: Path) -> str:
    """A line per failure of the model in ``folder`` that GitHub shows beside the case."""
    return "".join(f"{_remark(failure, base(folder))}\n" for failure in trial.failures)


def _remark(failure: Failure, start: Path) -> str:
    difference, at = failure.difference, failure.case_at
    told = [f"{difference.name} zou {difference.expected}, maar {difference.found}.", *_lines(failure.reason)]
    told.append(f"De regel staat in {failure.rule_at}.")
    text = _escaped("\n".join(map(cleaned, told)))
    return f"::error file={_named((start / at.file).as_posix())},line={at.line},title={_named(difference.case)}::{text}"


def _lines(reason: Reason, depth: int = 0) -> Iterator[str]:
    holds = {True: "waar", False: "niet waar", None: "open"}[reason.truth]
    yield f"{'  ' * depth}- {reason.text}: {holds}{''.join(f'; {now}' for now in reason.now)}"
    for part in reason.parts:
        yield from _lines(part, depth + 1)


def _named(text: str) -> str:
    return _escaped(cleaned(text)).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
