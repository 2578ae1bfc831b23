"""The way to goals as plain data, for JSON: part of ``docs/plan.schema.json``."""

from typing import Any

from engine.evaluate.sheet import Given, Mark
from engine.goal.gain import Gain, gain
from engine.goal.way import Step, Way


def way_data(way: Way) -> dict[str, Any]:
    """The way: goals, the smallest step with what it yields, other steps, and what blocks."""
    manifest = way.found.model.manifest
    return {
        "practice": way.practice,
        "model": {"name": manifest.name, "version": manifest.version},
        "goals": [{"goal": goal.text, "title": goal.title} for goal in way.goals],
        "reached": way.best is not None and not way.best.changes,
        "step": None if way.best is None else _step(way, way.best),
        "others": [_step(way, step) for step in way.others],
        "blocked": [
            {
                "title": blocked.title,
                "facts": [{"question": name, "needed": _plain(given)} for name, given in blocked.facts.items()],
                "unknown": list(blocked.unknown),
            }
            for blocked in way.blocked
        ],
    }


def _step(way: Way, step: Step) -> dict[str, Any]:
    found = gain(way.found, step.changes)
    return {
        "effort": step.effort,
        "improvements": [
            {
                "question": one.question.id,
                "known": one.known,
                "answer": _plain(step.changes[one.question.id]),
                "new": [option.id for option in one.new],
                "effort": one.effort,
                "items": [item.id for item in one.items],
            }
            for one in found.improvements
        ],
        "levels": _levels(found),
        "gone": [rule.id for rule in found.gone],
        "come": [rule.id for rule in found.come],
    }


def _levels(found: Gain) -> list[dict[str, Any]]:
    return [{"id": name, "lo": level.lo, "hi": level.hi} for name, level in found.after.levels.items()]


def _plain(given: Given) -> str | int | list[str]:
    if isinstance(given, Mark):
        return given.value
    return list(given) if isinstance(given, tuple) else given
