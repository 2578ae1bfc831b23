"""The rules as JSONLogic (``datalogic-py``, a native core that is kept up)."""

import json
from typing import Any

import datalogic_py

from benchmarks.peers.leaves import NOT_APPLICABLE, Joined, Leaf, Tree, amount, is_multiple, tree
from engine.model import Model
from engine.model.vocabulary import Answer, Applicable


class JsonLogic:
    """Evaluates all rules of one practice in one call."""

    name = "json-logic"

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names: dict[str, str] = {}
        engine = datalogic_py.Engine()
        self.rules = [engine.compile(self._logic(tree(model, rule.when))) for rule in model.rules]
        self.session = engine.session()

    def prepared(self, facts: dict[str, Any]) -> str:
        """The facts that the rules look at, as JSON."""
        return json.dumps({short: facts[name] for name, short in self.names.items()})

    def fired(self, facts: str) -> set[str]:
        """The rules that fire."""
        results = self.session.evaluate_many(self.rules, datalogic_py.DataHandle(facts))
        return {rule.id for rule, result in zip(self.model.rules, results, strict=True) if result == "true"}

    def _var(self, name: str) -> dict[str, str]:
        return {"var": self.names.setdefault(name, f"v{len(self.names)}")}

    def _logic(self, part: Tree) -> dict[str, Any]:
        if isinstance(part, Joined):
            return {"and" if part.every else "or": [self._logic(p) for p in part.parts]}
        return self._leaf(part)

    def _leaf(self, leaf: Leaf) -> dict[str, Any]:
        atom = leaf.atom
        if isinstance(atom, Answer):
            said, wanted = self._var(f"q:{atom.answer}"), list(atom.in_)
            absent = {"===": [said, NOT_APPLICABLE]}
            known = {"!==": [said, None]}
            if is_multiple(self.model, atom):
                listed = {"and": [known, {"!": [absent]}]}
                some = {"some": [said, {"in": [{"var": ""}, wanted]}]}
                return {"and": [listed, some]} if leaf.wanted else {"or": [absent, {"and": [listed, {"!": [some]}]}]}
            among = {"in": [said, wanted]}
            return among if leaf.wanted else {"and": [known, {"!": [among]}]}
        if isinstance(atom, Applicable):
            return {"===": [self._var(f"a:{atom.applicable}"), leaf.wanted]}
        name, bound = amount(atom) or ("", 0)
        lo, hi, applies = (self._var(f"{name}.{end}") for end in ("lo", "hi", "a"))
        least = atom.at_least is not None
        met = {">=": [lo, bound]} if least else {"<": [hi, bound]}
        failed = {"<": [hi, bound]} if least else {">=": [lo, bound]}
        return {"and": [{"===": [applies, True]}, met]} if leaf.wanted else {"or": [{"===": [applies, False]}, failed]}
