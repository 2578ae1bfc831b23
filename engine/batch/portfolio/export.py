"""The overview of a portfolio as JSON. Scores and shares are basis points."""

import json
from typing import Any

from engine.batch.portfolio.overview import Levels, Part, Theme, Verdicts
from engine.batch.run import Outcome


def as_json(outcome: Outcome) -> str:
    """The outcome as JSON text, two spaces deep, ending in a newline."""
    return json.dumps(as_data(outcome), ensure_ascii=False, indent=2) + "\n"


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain data. ``practices`` is null when there are too many to compare one by one."""
    overview, compared = outcome.overview, outcome.compared
    return {
        "model": {"name": overview.model.manifest.name, "version": overview.model.manifest.version},
        "rows": {"read": outcome.rows, "scored": outcome.scored, "rejected": outcome.rejected, "older": outcome.older},
        "complaints": outcome.complaints,
        **_part(overview.whole),
        "gaps": [
            {"item": gap.item.id, "title": gap.item.title, "practices": gap.practices, "because": list(gap.rules)}
            for gap in overview.gaps
        ],
        "different": [
            {
                "practice": one.practice,
                "distance": one.distance,
                "where": [{"scale": name, "place": own, "middle": middle} for name, own, middle in one.where],
            }
            for one in overview.different
        ],
        "by": overview.by,
        "groups": [{"name": group.name, **_part(group)} for group in overview.groups],
        "practices": None
        if compared is None
        else [{"practice": place.practice, "percentiles": dict(place.percentiles)} for place in compared],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "count": part.practices,
        "verdicts": list(map(_verdicts, part.verdicts)),
        "levels": list(map(_levels, part.levels)),
        "themes": list(map(_theme, part.themes)),
        "risks": [
            {
                "rule": risk.rule.id,
                "title": risk.rule.title,
                "severity": risk.rule.risk,
                "practices": risk.fires,
                "share": risk.fires * 10_000 // part.practices,
                "open": risk.open,
            }
            for risk in part.risks
            if risk.fires or risk.open
        ],
    }


def _verdicts(verdicts: Verdicts) -> dict[str, Any]:
    counts = [{"rule": rule.id, "title": rule.title, "practices": n} for rule, n in verdicts.counts]
    return {"id": verdicts.id, "title": verdicts.title, "counts": counts, "open": verdicts.open}


def _levels(levels: Levels) -> dict[str, Any]:
    titles = [levels.ladder.zero, *(rung.title for rung in levels.ladder.rungs)]
    counts = [{"level": i, "title": titles[i], "practices": n} for i, n in enumerate(levels.counts)]
    return {"id": levels.ladder.id, "title": levels.ladder.title, "counts": counts, "open": levels.open}


def _theme(theme: Theme) -> dict[str, Any]:
    known = theme.spread.known
    quarters = {name: theme.spread.at(q) if known else None for name, q in (("low", 25), ("middle", 50), ("high", 75))}
    return {
        "id": theme.scale.id,
        "title": theme.scale.title,
        "applies": theme.applies,
        "known": known,
        "lowest_band": theme.low,
        **quarters,
        "tenths": list(theme.spread.bins()),
    }
