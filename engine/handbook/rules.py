"""The chapters of rules and cases: a page for each file."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from engine.handbook.names import Names
from engine.handbook.page import Block, Entry, Fact, Group, Line, Page, Part, Phrase, Row, Table, fact
from engine.handbook.uses import Cases, Uses
from engine.load.draft import Draft
from engine.load.places import Places, spot
from engine.model.ruleset import RULE_KINDS as KINDS
from engine.model.ruleset import Case, Rule
from engine.words.dutch import RULE_KINDS, capital

RULES, CASES = "Regels", "Casussen"
SEVERAL = {
    "verdict": "Oordelen",
    "risk": "Risico's",
    "advice": "Adviezen",
    "strength": "Sterke punten",
    "fact": "Tussenstappen",
}
NAMED = 5
"""Cases of one kind that are named with a rule."""
_SIGNS = {"hoog": "▲ hoog", "midden": "◆ midden", "laag": "○ laag"}


def cases_of(draft: Draft) -> dict[str, Case]:
    """The cases of a model by the name of their place: the file, and which one in it."""
    return {f"{_stem(placed.document.file)}-{int(placed.path[0]) + 1}": placed.value for placed in draft.cases}


def rule_pages(names: Names, uses: Uses, places: Places) -> list[Page]:
    """Every rule: when it holds, why, what to do, what it recommends, and its cases."""
    by_file: dict[str, list[Rule]] = {}
    for rule in sorted(names.model.rules, key=lambda rule: places.of("rule", rule.id)):
        by_file.setdefault(_stem(places.of("rule", rule.id).file), []).append(rule)
    found = _expectations(names.cases)
    pages = []
    for stem, rules in by_file.items():
        groups = []
        for kind in ("verdict", *(kind for kind in KINDS if kind != "verdict")):
            entries = tuple(_entry(r, names, uses, places, found.get(r.id, {})) for r in rules if r.kind == kind)
            groups += [Group(SEVERAL[kind], "", entries)] if entries else []
        pages.append(Page(f"regels-{stem}", RULES, capital(stem), "", tuple(groups), ("regel", "regels")))
    return pages


def _entry(rule: Rule, names: Names, uses: Uses, places: Places, cases: Mapping[str, list[str]]) -> Entry:
    tag = _SIGNS[rule.risk] if rule.risk else RULE_KINDS[rule.kind]
    blocks: list[Block] = [*names.condition("Geldt", rule.when, strong=True)]
    blocks += [fact("Doe dit", rule.do)] if rule.do else []
    blocks += names.listed("Raadt aan", "item", rule.items)
    blocks += names.users(uses.by.get(("rule", rule.id), ()))
    blocks += _told(names, cases)
    blocks += [*names.sources(rule.source, rule.basis), fact("Sinds", f"versie {rule.since}")]
    place = str(places.of("rule", rule.id))
    return Entry(("rule", rule.id), rule.title, tag, rule.risk or "", rule.why, tuple(blocks), place)


def _expectations(cases: Cases) -> dict[str, dict[str, list[str]]]:
    """Per rule which cases expect what of it."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, case in cases.items():
        for word, rules in (("gaat af", case.fires), ("zwijgt", case.silent), ("is open", case.open)):
            for rule in rules:
                found.setdefault(rule, {}).setdefault(word, []).append(name)
    return found


def _told(names: Names, cases: Mapping[str, list[str]]) -> list[Fact]:
    lines = []
    for word in ("gaat af", "zwijgt", "is open"):
        here = cases.get(word, [])
        parts: list[Part] = [f"{word} in: "]
        for i, name in enumerate(here[:NAMED]):
            parts += ["; "] if i else []
            parts.append(names.link("case", name))
        parts += [f" en nog {len(here) - NAMED}"] if len(here) > NAMED else []
        lines += [Line(tuple(parts))] if here else []
    return [Fact("Casussen", tuple(lines))] if lines else []


def case_pages(names: Names, draft: Draft) -> list[Page]:
    """Every case: the answers, and what must follow from them."""
    by_file: dict[str, list[Entry]] = {}
    for placed, (name, case) in zip(draft.cases, names.cases.items(), strict=True):
        by_file.setdefault(_stem(placed.document.file), []).append(_case(name, case, names, str(spot(placed))))
    pages = []
    for stem, entries in by_file.items():
        group = Group("Casussen", "", tuple(entries))
        pages.append(Page(f"casussen-{stem}", CASES, capital(stem), "", (group,), ("casus", "casussen")))
    return pages


def _case(name: str, case: Case, names: Names, place: str) -> Entry:
    blocks: list[Block] = []
    for label, rules in (("Gaat af", case.fires), ("Zwijgt", case.silent), ("Open", case.open)):
        blocks += names.listed(label, "rule", rules, most=len(rules))
    levels: list[Phrase] = [(names.link("ladder", ladder), f": {rung}") for ladder, rung in case.level.items()]
    blocks += [fact("Niveau", *levels)] if levels else []
    blocks += [fact("Precies", "wat hier afgaat, is alles wat afgaat")] if case.exactly else []
    rows = tuple(Row((_key(names, key), (_answer(value),))) for key, value in case.answers.items())
    blocks.append(Table(("Vraag", "Antwoord"), rows, f"Antwoorden ({len(rows)})"))
    blocks += names.sources(case.source)
    return Entry(("case", name), case.case, "", "", f"Zoals ‘{case.like}’." if case.like else "", tuple(blocks), place)


def _key(names: Names, key: str) -> Phrase:
    return (f"alles onder {key.removesuffix('.*')}",) if key.endswith(".*") else names.full("question", key)


def _answer(value: object) -> str:
    return ", ".join(map(str, value)) or "geen van deze" if isinstance(value, list | tuple) else str(value)


def _stem(file: str) -> str:
    return PurePosixPath(file).name.removesuffix(".yaml").removesuffix(".cases")
