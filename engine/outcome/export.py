"""The report as JSON: stable, documented by ``docs/report.schema.json``. Scores are basis points."""

import json
from typing import Any

from engine.outcome.explain import answer_text
from engine.outcome.report import Report


def as_json(report: Report) -> str:
    """The report as JSON text, two spaces deep, ending in a newline."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    found, model = report.assessment, report.assessment.model
    progress = found.sheet.progress()
    return {
        "practice": report.practice,
        "model": {"name": model.manifest.name, "version": model.manifest.version},
        "respondents": {
            "names": list(report.respondents),
            "count": len(found.sheet.given),
            "shared": len(report.shared),
            "differing": list(report.differing),
            "left_open": [f.rule.id for f in report.left_open],
        },
        "progress": {
            "answered": progress.answered,
            "dont_know": progress.dont_know,
            "not_applicable": progress.not_applicable,
            "total": progress.total,
        },
        "scores": [
            {
                "id": name,
                "title": model.scale[name].title,
                "lo": score.lo if score.applies is not False else None,
                "hi": score.hi if score.applies is not False else None,
                "point": score.point,
                "known": score.known,
                "total": score.total,
                "band": score.band,
            }
            for name, score in found.scores.items()
        ],
        "levels": [
            {"id": name, "lo": level.lo, "hi": level.hi, "title": model.ladder[name].title}
            for name, level in found.levels.items()
        ],
        "findings": [
            {
                "rule": f.rule.id,
                "kind": f.rule.kind,
                "status": f.status,
                "severity": f.rule.risk,
                "title": f.rule.title,
                "because": [{"question": q, "answer": answer_text(found, q)} for q in f.because],
                "open_questions": list(f.open_questions),
                "source": list(f.rule.source),
            }
            for f in report.findings
        ],
        "advice": [
            {
                "item": r.item.id,
                "kind": r.item.kind,
                "title": r.item.title,
                "priority": r.priority,
                "because": list(r.reasons),
                "after": list(r.after),
            }
            for r in report.advice
        ],
    }
