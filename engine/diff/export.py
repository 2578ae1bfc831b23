"""A difference as JSON."""

import json
from dataclasses import asdict
from typing import Any

from engine.diff.difference import Difference
from engine.diff.edition import Edition


def as_json(found: Difference) -> str:
    """``model``, ``old``, ``new``, ``proposal``, ``changes`` and, where a portfolio was given, ``impact``."""
    content: dict[str, Any] = {
        "model": found.new.model.manifest.name,
        "old": _edition(found.old),
        "new": _edition(found.new),
        "proposal": asdict(found.proposal),
        "changes": [asdict(change) for change in found.changes],
    }
    if found.impact is not None:
        shifts = [{**asdict(s), "by": [{"kind": kind, "id": name} for kind, name in s.by]} for s in found.impact.shifts]
        content["impact"] = {
            "practices": found.impact.practices,
            "rejected": found.impact.rejected,
            "moved": found.impact.moved,
            "told": found.impact.told,
            "shifts": shifts,
        }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _edition(edition: Edition) -> dict[str, str]:
    return {"name": edition.name, "version": edition.model.manifest.version}
