"""The rules as one expression node of a GoRules decision (``zen-engine``, a native core)."""

import json
from typing import Any

import zen

from benchmarks.peers.leaves import Joined, Leaf, Tree, amount, is_multiple, tree
from engine.model import Model
from engine.model.vocabulary import Answer, Applicable


class ZenEngine:
    """Evaluates all rules of one practice in one call."""

    name = "zen-engine"

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names: dict[str, str] = {}
        expressions = [
            {"id": f"e{i}", "key": f"r{i}", "value": self._text(tree(model, rule.when))}
            for i, rule in enumerate(model.rules)
        ]
        nodes = [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "rules", "name": "rules", "type": "expressionNode", "content": {"expressions": expressions}},
            {"id": "out", "name": "out", "type": "outputNode"},
        ]
        edges = [("in", "rules"), ("rules", "out")]
        graph = {
            "contentType": "application/vnd.gorules.decision",
            "nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes],
            "edges": [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in edges],
        }
        self.decision = zen.ZenEngine().create_decision(json.dumps(graph))

    def prepared(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts that the rules look at, under names that the language takes."""
        return {short: facts[name] for name, short in self.names.items()}

    def fired(self, facts: dict[str, Any]) -> set[str]:
        """The rules that fire."""
        result = self.decision.evaluate(facts)["result"]
        return {rule.id for i, rule in enumerate(self.model.rules) if result[f"r{i}"]}

    def _name(self, name: str) -> str:
        return self.names.setdefault(name, f"v{len(self.names)}")

    def _text(self, part: Tree) -> str:
        if isinstance(part, Joined):
            return "(" + (" and " if part.every else " or ").join(map(self._text, part.parts)) + ")"
        return self._leaf(part)

    def _leaf(self, leaf: Leaf) -> str:
        atom = leaf.atom
        if isinstance(atom, Answer):
            said, wanted = self._name(f"q:{atom.answer}"), json.dumps(list(atom.in_))
            among = f"{said} in {wanted}"
            if is_multiple(self.model, atom):
                among = f"({said} != null and {said} != 'nvt' and some({said}, # in {wanted}))"
                return (
                    among if leaf.wanted else f"({said} == 'nvt' or ({said} != null and none({said}, # in {wanted})))"
                )
            return among if leaf.wanted else f"({said} != null and not ({among}))"
        if isinstance(atom, Applicable):
            return f"{self._name(f'a:{atom.applicable}')} == {'true' if leaf.wanted else 'false'}"
        name, bound = amount(atom) or ("", 0)
        lo, hi, applies = (self._name(f"{name}.{end}") for end in ("lo", "hi", "a"))
        if leaf.wanted:
            return f"({applies} == true and {f'{lo} >= {bound}' if atom.at_least is not None else f'{hi} < {bound}'})"
        return f"({applies} == false or {f'{hi} < {bound}' if atom.at_least is not None else f'{lo} >= {bound}'})"
