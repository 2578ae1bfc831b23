"""A comparison as JSON: stable, documented by ``docs/compare.schema.json``. Scores are basis points."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from engine.compare.moments import Progress
from engine.compare.people import People, Said
from engine.compare.turns import Answered, Turns
from engine.evaluate.ladder import Level
from engine.evaluate.score import Score
from engine.model import Model


def as_json(found: People | Progress) -> str:
    """The comparison as JSON text, two spaces deep, ending in a newline."""
    data = _people(found) if isinstance(found, People) else _progress(found)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _people(found: People) -> dict[str, Any]:
    return {
        **_head(found.together.assessment.model, found.together.practice, "mensen", found.choice.why),
        "respondents": [
            {"name": name, "answered": len(own.assessment.sheet.given[0]), "alone": found.alone[name]}
            for name, own in zip(found.names, found.own, strict=True)
        ],
        "shared": len(found.together.shared),
        "agreed": list(found.agreed),
        "differences": [
            {
                "question": one.question.id,
                "text": one.question.text,
                "apart": one.apart,
                "starter": one.starter,
                "said": _said(one.said),
                "notes": [{"name": name, "text": text} for name, text in one.notes],
                "open_rules": list(one.rules),
            }
            for one in found.differences
        ],
        "themes": [
            {
                "scale": one.scale.id,
                "title": one.scale.title,
                "scores": [_score(score) for score in one.scores],
                "together": _score(one.together),
                "spread": one.spread,
                "shared": one.shared,
                "differing": one.differing,
            }
            for one in found.themes
        ],
        "levels": [
            {
                "id": one.ladder.id,
                "title": one.ladder.title,
                "levels": [_level(level) for level in one.levels],
                "together": _level(one.together),
            }
            for one in found.ladders
        ],
        "helps": [
            {"question": one.question.id, "dont_know": list(one.asking), "said": _said(one.said)} for one in found.helps
        ],
        "settled": [f.rule.id for f in found.settled],
    }


def _progress(found: Progress) -> dict[str, Any]:
    now = found.moments[-1].report
    return {
        **_head(now.assessment.model, now.practice, "tijd", found.choice.why),
        "moments": [
            {
                "date": one.day.isoformat(),
                "file": one.source,
                "respondents": list(one.carried.file.names),
                "model_version": one.carried.file.model_version,
                "carried": one.carried.kept,
                "dropped": list(one.carried.dropped),
                "meaning_checked": one.carried.sure,
            }
            for one in found.moments
        ],
        "scores": [
            {
                "id": one.scale.id,
                "title": one.scale.title,
                "series": [_score(score) for score in one.scores],
                "direction": one.direction,
                "same_questions": one.alike,
            }
            for one in found.moves
        ],
        "levels": [
            {
                "id": one.ladder.id,
                "title": one.ladder.title,
                "series": [_level(level) for level in one.levels],
                "direction": one.direction,
                "gained": list(one.gained),
                "lost": list(one.lost),
            }
            for one in found.climbs
        ],
        "verdicts": [{"family": title, "series": list(verdicts)} for title, verdicts in found.verdicts],
        "risks": _turns(found.risks),
        "strengths": _turns(found.strengths),
        "advice": {
            "followed": [{"item": one.item.id, "how": one.how} for one in found.followed],
            "waiting": [item.id for item in found.waiting],
            "new": [item.id for item in found.advised],
        },
        "answers": _answers(found.answers),
    }


def _head(model: Model, practice: str, kind: str, why: str) -> dict[str, Any]:
    version = {"name": model.manifest.name, "version": model.manifest.version}
    return {"as": kind, "why": why, "practice": practice, "model": version}


def _score(score: Score) -> dict[str, Any]:
    there = score.applies is not False
    return {"lo": score.lo if there else None, "hi": score.hi if there else None, "point": score.point}


def _level(level: Level) -> dict[str, Any]:
    return {"lo": level.lo, "hi": level.hi}


def _said(said: Sequence[Said]) -> list[dict[str, Any]]:
    return [{"names": list(one.names), "answer": one.answer, "criteria": one.criteria} for one in said]


def _turns(turns: Turns) -> dict[str, Any]:
    told = {
        name: [
            {"rule": one.rule.id, "severity": one.rule.risk, "outgrown": one.outgrown, "because": _answers(one.because)}
            for one in some
        ]
        for name, some in (("came", turns.came), ("went", turns.went))
    }
    return {**told, "stayed": [r.id for r in turns.stayed], "unsure": [r.id for r in turns.unsure]}


def _answers(answers: Iterable[Answered]) -> list[dict[str, Any]]:
    return [
        {"question": one.question.id, "then": one.then, "now": one.now, "asked": one.asked, "better": one.better}
        for one in answers
    ]
