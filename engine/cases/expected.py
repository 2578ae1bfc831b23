"""What the cases expect, as sets of cases: of every rule and ladder, and which expectations do not come true."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from engine.cases.table import Truths
from engine.model import Model
from engine.model.ruleset import Case


class Wish(Enum):
    """What a case may expect of a rule."""

    FIRES = "afgaan"
    SILENT = "zwijgen"
    OPEN = "open zijn"
    QUIET = "niet afgaan"

    def missed(self, found: Truths) -> int:
        """The cases in which a rule is otherwise."""
        known = found.yes | found.no
        return {Wish.FIRES: ~found.yes, Wish.SILENT: ~found.no, Wish.OPEN: known, Wish.QUIET: found.yes}[self]


@dataclass(frozen=True, slots=True)
class Expected:
    """Per rule and wish the cases that have it; per ladder and level the cases that expect that level.

    ``QUIET`` is what ``exactly`` asks of the rules that it does not name.
    """

    rules: Mapping[str, Mapping[Wish, int]] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    def missed(self, rule: str, found: Truths) -> Iterator[tuple[Wish, int]]:
        """The cases in which a rule is not what they expect."""
        for wish, cases in self.rules.get(rule, {}).items():
            if bits := cases & wish.missed(found):
                yield wish, bits

    def missed_level(self, ladder: str, at_least: Callable[[int], Truths]) -> Iterator[tuple[int, int]]:
        """The cases in which a level is not surely what they expect."""
        for level, cases in self.levels.get(ladder, {}).items():
            if bits := cases & ~(at_least(level).yes & at_least(level + 1).no):
                yield level, bits


def expected(model: Model, cases: Sequence[Case]) -> Expected:
    """All that the cases expect."""
    rules: dict[str, dict[Wish, int]] = {}
    levels: dict[str, dict[int, int]] = {}
    told = [rule.id for rule in model.rules if rule.kind != "fact"]
    for i, case in enumerate(cases):
        wishes = {Wish.FIRES: case.fires, Wish.SILENT: case.silent, Wish.OPEN: case.open}
        if case.exactly:
            named = {*case.fires, *case.silent, *case.open}
            wishes[Wish.QUIET] = tuple(name for name in told if name not in named)
        for wish, names in wishes.items():
            for name in names:
                of_rule = rules.setdefault(name, {})
                of_rule[wish] = of_rule.get(wish, 0) | 1 << i
        for name, level in case.level.items():
            of_ladder = levels.setdefault(name, {})
            of_ladder[level] = of_ladder.get(level, 0) | 1 << i
    return Expected(rules, levels)
