"""Which catalogue items the rules ask for, of every practice at once: ``engine.outcome.advice``, in columns.

An item is wanted when a rule that names it fires, it suits the practice (or may), and it is not surely
done. Whether it suits and is done are conditions like any other: they become rules of a model that lives
only here, so that one pass over the answers tells everything.
"""

from collections.abc import Mapping

import polars as pl

from engine.model import Model
from engine.model.ruleset import Rule
from engine.model.vocabulary import Condition

SUITS, DONE, ITEM = "suits ", "done ", "item."


def with_items(model: Model) -> Model:
    """The model, and for each item that rules name a rule for ``suits`` and one for ``done_when``."""
    added: list[Rule] = []
    for name in asked_by(model):
        item = model.item[name]
        added += [_rule(start + name, when) for start, when in ((SUITS, item.suits), (DONE, item.done_when)) if when]
    fields = {name: getattr(model, name) for name in Model.model_fields}
    return Model.model_construct(**{**fields, "rules": (*model.rules, *added)})


def asked_by(model: Model) -> Mapping[str, tuple[str, ...]]:
    """The rules that ask for each item."""
    asking: dict[str, list[str]] = {}
    for rule in model.rules:
        for name in rule.items:
            asking.setdefault(name, []).append(rule.id)
    return {name: tuple(rules) for name, rules in asking.items()}


def wanted(model: Model, found: pl.LazyFrame) -> list[pl.Expr]:
    """The columns ``item.<ID>`` (true or false), from what ``with_items(model)`` concluded."""
    there = set(found.collect_schema().names())
    made = []
    for name, rules in asked_by(model).items():
        asks = pl.any_horizontal(pl.col(f"rule.{rule}").fill_null(False) for rule in rules)
        if f"rule.{SUITS}{name}" in there:
            asks &= pl.col(f"rule.{SUITS}{name}").fill_null(True)
        if f"rule.{DONE}{name}" in there:
            asks &= ~pl.col(f"rule.{DONE}{name}").fill_null(False)
        made.append(asks.alias(f"{ITEM}{name}"))
    return made


def own(found: pl.LazyFrame) -> list[str]:
    """The columns of ``found`` without those that ``with_items`` added."""
    return [name for name in found.collect_schema().names() if not name.startswith((f"rule.{SUITS}", f"rule.{DONE}"))]


def _rule(name: str, when: Condition) -> Rule:
    return Rule.model_construct(id=name, title=name, why=name, when=when, fact=True, source=(), since="1.0.0")
