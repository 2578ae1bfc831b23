"""Checks across files: everything named exists and fits, nothing goes round in circles."""

from collections.abc import Iterator
from typing import Any

from engine.load.allowances import allowance_problems
from engine.load.check_documents import DocumentChecks
from engine.load.check_questions import QuestionChecks
from engine.load.draft import Draft, Placed
from engine.load.resolve import needs
from engine.model.questionnaire import RESERVED
from engine.model.ruleset import EXCEPT
from engine.model.walk import Path
from engine.problem import Problem
from engine.text import nearest


def check(draft: Draft) -> list[Problem]:
    """Every problem between values that are each well formed by themselves."""
    return list(Checks(draft).problems())


class Checks(QuestionChecks):
    """What stands in ``rules/``, and what no name may be twice."""

    def problems(self) -> Iterator[Problem]:
        """Every problem of the draft."""
        yield from self._duplicates()
        yield from allowance_problems(self.draft)
        yield from self.question_problems()
        for placed in self.draft.rules:
            yield from self._rule(placed)
        yield from self._rule_order()
        for placed in self.draft.items:
            yield from self._item(placed)
        yield from self._item_order()
        yield from DocumentChecks(self.draft).document_problems()
        for placed in self.draft.cases:
            yield from self._case(placed)

    def _duplicates(self) -> Iterator[Problem]:
        named: list[tuple[str, str, Placed, Path]] = []
        for kind in ("answer_sets", "questionnaires", "scales", "ladders", "rules", "items", "guides", "paperwork"):
            named += [(kind, p.value.id, p, ("id",)) for p in getattr(self.draft, kind)]
        for placed in self.draft.questionnaires:
            for i, section in enumerate(placed.value.sections):
                named.append(("sections", section.id, placed, ("sections", i, "id")))
        named += [("questions", q.id, p, (*path, "id")) for p, path, q in self.placed_questions()]
        for placed in self.draft.guides:
            named += [("parts", p.id, placed, ("parts", i, "id")) for i, p in enumerate(placed.value.parts)]
        named += [("short", p.value.short, p, ("short",)) for p in self.draft.items if p.value.short]
        first: dict[tuple[str, str], Problem] = {}
        for kind, name, placed, path in named:
            here = placed.problem(path, "E113", "")
            there = first.setdefault((kind, name), here)
            if there is not here:
                yield placed.problem(path, "E113", f"'{name}' bestaat al.", f"Zie {there.file}:{there.line}.")

    def _rule(self, placed: Placed) -> Iterator[Problem]:
        rule = placed.value
        yield from self.condition(placed, rule.when, ("when",))
        for name in ("advice", "remedy"):
            for i, item in enumerate(getattr(rule, name) or ()):
                yield from self.named("item", item, placed, (name, i))
        if rule.verdict is not None:
            yield from self.named("verdict", rule.verdict, placed, ("verdict",))
        yield from self.parts(placed, rule.source, ("source",))

    def _rule_order(self) -> Iterator[Problem]:
        need = {p.value.id: needs(p.value) & self.known["rule"] for p in self.draft.rules}
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("id",)) for p in self.draft.rules}
        yield from self.cycle(need, where, "regels bouwen op elkaar")

    def _item(self, placed: Placed) -> Iterator[Problem]:
        item = placed.value
        for name in ("after", "see"):
            for i, other in enumerate(getattr(item, name)):
                yield from self.named("item", other, placed, (name, i))
        if item.part_of is not None:
            yield from self.named("item", item.part_of, placed, ("part_of",))
        if item.offset is not None:
            yield from self.named("item", item.offset.from_, placed, ("offset", "from"))
        if item.minutes_answer is not None:
            yield from self.named("question", item.minutes_answer, placed, ("minutes_answer",))
            question = self.questions.get(item.minutes_answer)
            if question is not None and question.kind != "number":
                yield placed.problem(("minutes_answer",), "E116", f"'{question.id}' is geen getalvraag.")
        for i, point in enumerate(item.agenda):
            if point.see is not None:
                yield from self.named("item", point.see, placed, ("agenda", i, "see"))
            for j, name in enumerate(point.workforms):
                yield from self.named("item", name, placed, ("agenda", i, "workforms", j))
        for who in item.invite_because:
            if who not in item.invite:
                near = nearest(who, item.invite)
                hint = f"Bedoelde u '{near}'?" if near else ""
                fact = f"'{who}' staat niet bij 'invite'."
                yield placed.problem(("invite_because", who), "E106", fact, hint, key=True)
        for name in ("suits", "done_when"):
            condition = getattr(item, name)
            if condition is not None:
                yield from self.condition(placed, condition, (name,))
        yield from self.parts(placed, item.source, ("source",))

    def _item_order(self) -> Iterator[Problem]:
        items = {p.value.id: p.value for p in self.draft.items}
        need = {name: set(item.after) & self.known["item"] for name, item in items.items()}
        for name, item in items.items():
            if item.offset is not None and item.offset.from_ in items:
                first, then = (name, item.offset.from_) if item.offset.first < 0 else (item.offset.from_, name)
                need[then].add(first)
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("after",)) for p in self.draft.items}
        yield from self.cycle(need, where, "onderdelen komen na elkaar")
        inside = {p.value.id: {p.value.part_of} & self.known["item"] for p in self.draft.items}
        yield from self.cycle(inside, where, "onderdelen horen bij elkaar")

    def _case(self, placed: Placed) -> Iterator[Problem]:
        case = placed.value
        for name, value in case.answers.items():
            if isinstance(value, dict) and not self._excepts(name, value):
                fact = f"bij '{name}' hoort een antwoord."
                yield placed.problem(("answers", name), "E112", fact, "Bij meer keuzes mag ook: {except: […]}.")
                continue
            if name.endswith(".*"):
                if not any(q.startswith(name[:-1]) for q in self.questions) and not self.draft.problems:
                    fact = f"geen enkele vraag begint met '{name[:-1]}'."
                    yield placed.problem(("answers", name), "E104", fact, key=True)
                continue
            yield from self.named("question", name, placed, ("answers", name), key=True)
            options = self.options.get(name, ())
            for option in _options(value):
                if options and option not in options and option not in RESERVED:
                    near = nearest(str(option), options)
                    yield placed.problem(
                        ("answers", name),
                        "E105",
                        f"'{name}' heeft geen antwoord '{option}'.",
                        f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(options)}.",
                    )
        yield from self._expectations(placed)

    def _excepts(self, name: str, value: dict[str, Any]) -> bool:
        """Whether it says: every option except these; of a question, or of all below a prefix."""
        several = name not in self.questions or self.questions[name].kind == "multiple"
        return several and value.keys() == {EXCEPT} and isinstance(value[EXCEPT], list)

    def _expectations(self, placed: Placed) -> Iterator[Problem]:
        case = placed.value
        for status in ("fires", "silent", "open"):
            for i, rule in enumerate(getattr(case, status)):
                yield from self.named("rule", rule, placed, (status, i))
        for name in case.level:
            yield from self.named("ladder", name, placed, ("level", name), key=True)
        yield from self.parts(placed, case.source, ("source",))


def _options(value: Any) -> list[Any]:
    """The options that an answer in a case names."""
    if isinstance(value, dict):
        return list(value[EXCEPT])
    return value if isinstance(value, list) else [value]
