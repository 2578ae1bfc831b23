"""A plan as JSON: stable, documented by ``docs/plan.schema.json``. Days are ISO dates, times are minutes."""

import json
from datetime import date
from typing import Any

from engine.goal.export import way_data
from engine.goal.way import Way
from engine.model.ruleset import Item
from engine.plan.agenda import Agenda
from engine.plan.meeting import name_of
from engine.plan.route import Route, Step
from engine.plan.words import remarks


def as_json(made: Route | Agenda | Way) -> str:
    """A plan as JSON text, two spaces deep, ending in a newline."""
    match made:
        case Agenda():
            data = agenda_data(made)
        case Way():
            data = way_data(made)
        case Route():
            data = route_data(made)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def route_data(route: Route) -> dict[str, Any]:
    """The route as plain data."""
    return {
        "practice": route.practice,
        "model": {"name": route.model.manifest.name, "version": route.model.manifest.version},
        "start": _iso(route.start),
        "steps": [_step(step) for step in route.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "item": step.item.id,
        "kind": step.item.kind,
        "title": step.item.title,
        "severity": step.severity,
        "effect": step.item.effect,
        "effort": step.item.effort,
        "because": list(step.reasons),
        "after": list(step.after),
        "parts": list(step.parts),
        "meetings": [name_of(meeting) for meeting in step.meetings if meeting.agenda],
        "who": list(step.item.who),
        "invite": list(step.item.invite),
        "materials": list(step.item.materials),
        "result": step.item.result,
        "minutes": list(step.item.minutes or ()),
        "from_day": step.slot.start,
        "to_day": step.slot.end,
        "assumed": step.slot.assumed,
        "tied_to": None if step.anchor is None else {"step": step.anchor.step, "days": list(step.anchor.days)},
        "begin": _iso(step.begin),
        "end": _iso(step.end),
    }


def agenda_data(agenda: Agenda) -> dict[str, Any]:
    """The agenda as plain data."""
    meeting = agenda.meeting
    return {
        "practice": agenda.practice,
        "model": {"name": agenda.model.manifest.name, "version": agenda.model.manifest.version},
        "meeting": {"item": meeting.id, "name": name_of(meeting), "title": meeting.title, "result": meeting.result},
        "date": _iso(agenda.day),
        "time": None if agenda.at is None else agenda.clock(0),
        "minutes": agenda.minutes,
        "spare": agenda.spare,
        "people": agenda.people,
        "aims": list(agenda.aims),
        "parts": [
            {
                "begin": part.begin,
                "minutes": part.minutes,
                "given": part.given,
                "what": part.what,
                "workform": _named(part.workform),
                "groups": list(part.groups),
            }
            for part in agenda.parts
        ],
        "left_out": [{"workform": _named(left.workform), "more": left.more} for left in agenda.left_out],
        "remarks": list(remarks(agenda)),
        "ground_rules": list(meeting.ground_rules),
        "invite": [{"who": who, "why": why} for who, why in agenda.invite],
        "who": list(agenda.who),
        "materials": list(agenda.materials),
        "first": [_named(item) for item in agenda.first],
        "around": [
            {"item": one.item.id, "title": one.item.title, "days": list(one.days), "late": one.late,
             "first": _iso(one.first), "last": _iso(one.last)}
            for one in agenda.around
        ],
    }  # fmt: skip


def _named(item: Item | None) -> dict[str, str] | None:
    return None if item is None else {"item": item.id, "title": item.title}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
