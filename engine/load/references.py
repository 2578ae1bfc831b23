"""Checks across files: everything named exists and fits, nothing goes round in circles."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from engine.load.draft import Draft, Placed
from engine.load.resolve import needs
from engine.model.questionnaire import RESERVED, Option, Question, Questionnaire
from engine.model.vocabulary import Answer, Applicable, Concluded, Condition, Level, Number, Score
from engine.model.walk import Atom, Path, asked_when, atoms
from engine.order import sorted_by_need
from engine.problem import Problem
from engine.text import nearest

_UNKNOWN = {
    "question": ("E104", "onbekende vraag"),
    "option": ("E105", "onbekend antwoord"),
    "scale": ("E106", "onbekende schaal"),
    "ladder": ("E106", "onbekende ladder"),
    "section": ("E106", "onbekend deel"),
    "answers": ("E106", "onbekende antwoordreeks"),
    "person": ("E106", "onbekende persoon"),
    "verdict": ("E106", "onbekende oordeelfamilie"),
    "rule": ("E107", "onbekende regel"),
    "item": ("E108", "onbekend onderdeel van de catalogus"),
    "part": ("E109", "onbekend deel van een bron"),
}


def check(draft: Draft) -> list[Problem]:
    """Every problem between values that are each well formed by themselves."""
    return list(_Checker(draft).problems())


class _Checker:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sets: dict[str, tuple[Option, ...]] = {s.value.id: s.value.options for s in draft.answer_sets}
        self.questions: dict[str, Question] = {}
        self.options: dict[str, tuple[str, ...]] = {}
        self.scored: set[str] = set()
        for _, _, question in self._placed_questions():
            self.questions[question.id] = question
            options = question.options or self.sets.get(question.answers or "", ())
            self.options[question.id] = tuple(o.id for o in options)
            if any(o.points is not None for o in options):
                self.scored.add(question.id)
        manifest = draft.manifests[0].value if draft.manifests else None
        self.known: dict[str, set[str]] = {
            "question": set(self.questions),
            "scale": {s.value.id for s in draft.scales},
            "ladder": {s.value.id for s in draft.ladders},
            "section": {s.id for q in draft.questionnaires for s in q.value.sections},
            "answers": set(self.sets),
            "person": {p.id for p in manifest.people} if manifest else set(),
            "verdict": {v.id for v in manifest.verdicts} if manifest else set(),
            "rule": {r.value.id for r in draft.rules},
            "item": {i.value.id for i in draft.items},
            "part": {p.id for g in draft.guides for p in g.value.parts},
        }
        # Where something was refused by itself, what it declares is not reported as unknown as well.
        self.declared = set(_ids([d.data for d in draft.documents])) if draft.problems else set()

    def problems(self) -> Iterator[Problem]:
        yield from self._manifest()
        yield from self._duplicates()
        for placed, path, question in self._placed_questions():
            yield from self._question(placed, path, question)
        for placed in self.draft.questionnaires:
            yield from self._parts(placed, placed.value.source, ("source",))
            for i, section in enumerate(placed.value.sections):
                yield from self._parts(placed, section.source, ("sections", i, "source"))
        yield from self._asking_order()
        for placed in self.draft.scales:
            yield from self._scale(placed)
        yield from self._scale_order()
        for placed in self.draft.ladders:
            yield from self._ladder(placed)
        for placed in self.draft.rules:
            yield from self._rule(placed)
        yield from self._rule_order()
        for placed in self.draft.items:
            yield from self._item(placed)
        yield from self._item_order()
        for placed in self.draft.cases:
            yield from self._case(placed)

    def _placed_questions(self) -> Iterator[tuple[Placed, Path, Question]]:
        for placed in self.draft.questionnaires:
            for i, section in enumerate(placed.value.sections):
                for j, question in enumerate(section.questions):
                    yield placed, ("sections", i, "questions", j), question

    def _named(self, kind: str, name: str, placed: Placed, path: Path, key: bool = False) -> Iterator[Problem]:
        if name in self.known[kind] or name in self.declared or self.draft.unread:
            return
        code, what = _UNKNOWN[kind]
        near = nearest(name, self.known[kind])
        yield placed.problem(path, code, f"{what} '{name}'.", f"Bedoelde u '{near}'?" if near else "", key)

    def _parts(self, placed: Placed, names: Iterable[str], path: Path) -> Iterator[Problem]:
        for i, name in enumerate(names):
            yield from self._named("part", name, placed, (*path, i))

    def _manifest(self) -> Iterator[Problem]:
        if not self.draft.manifests and not self.draft.problems:
            yield Problem("questionnaires", 0, 0, "E110", "geen enkel bestand heeft een 'manifest'.")
        if not self.draft.questionnaires and not self.draft.problems:
            yield Problem("questionnaires", 0, 0, "E110", "er is geen enkele vragenlijst.")
        for placed in self.draft.manifests[1:]:
            yield placed.problem((), "E113", "er is al een 'manifest'.", "Laat er één staan.")
        for placed in self.draft.manifests[:1]:
            for i, chart in enumerate(placed.value.charts):
                for j, name in enumerate(chart.scales):
                    yield from self._named("scale", name, placed, ("charts", i, "scales", j))

    def _duplicates(self) -> Iterator[Problem]:
        named: list[tuple[str, str, Placed, Path]] = []
        for kind in ("answer_sets", "questionnaires", "scales", "ladders", "rules", "items", "guides"):
            named += [(kind, p.value.id, p, ("id",)) for p in getattr(self.draft, kind)]
        for placed in self.draft.questionnaires:
            for i, section in enumerate(placed.value.sections):
                named.append(("sections", section.id, placed, ("sections", i, "id")))
        named += [("questions", q.id, p, (*path, "id")) for p, path, q in self._placed_questions()]
        for placed in self.draft.guides:
            named += [("parts", p.id, placed, ("parts", i, "id")) for i, p in enumerate(placed.value.parts)]
        first: dict[tuple[str, str], Problem] = {}
        for kind, name, placed, path in named:
            here = placed.problem(path, "E113", "")
            there = first.setdefault((kind, name), here)
            if there is not here:
                yield placed.problem(path, "E113", f"'{name}' bestaat al.", f"Zie {there.file}:{there.line}.")

    def _question(self, placed: Placed, path: Path, question: Question) -> Iterator[Problem]:
        if question.answers is not None:
            yield from self._named("answers", question.answers, placed, (*path, "answers"))
            if question.options:
                yield placed.problem((*path, "options"), "E116", "geef 'answers' of 'options', niet allebei.")
        options = self.options[question.id]
        for name in options:
            if name in RESERVED:
                yield placed.problem(
                    (*path, "options"), "E116", f"'{name}' kan geen antwoord zijn: het heeft een vaste betekenis."
                )
        shared = self.sets.get(question.answers or "", ())
        points = [o.points for o in question.options or shared if o.points is not None]
        spread = max(points) - min(points) if points and question.kind == "single" else sum(points)
        if points and len(points) < len(options):
            yield placed.problem((*path, "options"), "E116", "geef elk antwoord punten, of geen enkel.")
        if points and spread == 0:
            yield placed.problem((*path, "options"), "E115", "deze punten maken geen verschil: dat zegt niets.")
        for name, count in Counter(options).items():
            if count > 1:
                yield placed.problem((*path, "options"), "E113", f"antwoord '{name}' staat er twee keer.")
        for name in question.criteria:
            if options and name not in options:
                near = nearest(name, options)
                yield placed.problem(
                    (*path, "criteria", name),
                    "E105",
                    f"onbekend antwoord '{name}'.",
                    f"Bedoelde u '{near}'?" if near else "",
                    key=True,
                )
        for i, name in enumerate(question.knows):
            yield from self._named("person", name, placed, (*path, "knows", i))
        yield from self._parts(placed, question.source, (*path, "source"))
        if question.ask_when is not None:
            yield from self._asking(placed, question.ask_when, (*path, "ask_when"))

    def _asking(self, placed: Placed, condition: Condition, path: Path) -> Iterator[Problem]:
        yield from self._condition(placed, condition, path)
        for where, atom in atoms(condition, path):
            if isinstance(atom, Score | Level | Concluded):
                yield placed.problem(
                    where,
                    "E116",
                    "'ask_when' mag alleen naar antwoorden kijken.",
                    "Gebruik answer, number of applicable.",
                )

    def _asking_order(self) -> Iterator[Problem]:
        need: dict[str, set[str]] = {}
        where: dict[str, tuple[Placed, Path]] = {}
        for placed in self.draft.questionnaires:
            questionnaire: Questionnaire = placed.value
            if questionnaire.ask_when is not None:
                yield from self._asking(placed, questionnaire.ask_when, ("ask_when",))
            for i, section in enumerate(questionnaire.sections):
                if section.ask_when is not None:
                    yield from self._asking(placed, section.ask_when, ("sections", i, "ask_when"))
                for j, question in enumerate(section.questions):
                    where[question.id] = (placed, ("sections", i, "questions", j, "id"))
                    need[question.id] = {
                        name
                        for condition in asked_when(questionnaire, section, question)
                        for _, atom in atoms(condition)
                        if (name := _question_of(atom)) in self.questions
                    }
        yield from self._cycle(need, where, "vragen wachten op elkaar")

    def _cycle(self, need: dict[str, set[str]], where: dict[str, tuple[Placed, Path]], fact: str) -> Iterator[Problem]:
        _, caught = sorted_by_need(need, lambda key: need[key])
        circle = [key for key in caught if _reaches(key, need)]
        if circle:
            placed, path = where[circle[0]]
            yield placed.problem(path, "E114", f"{fact}: {' → '.join([*sorted(circle), sorted(circle)[0]])}.")

    def _condition(self, placed: Placed, condition: Condition, path: Path) -> Iterator[Problem]:
        for where, atom in atoms(condition, path):
            yield from self._atom(placed, atom, where)

    def _atom(self, placed: Placed, atom: Atom, path: Path) -> Iterator[Problem]:
        if isinstance(atom, Concluded):
            yield from self._named("rule", atom.concluded, placed, (*path, "concluded"))
        elif isinstance(atom, Score):
            yield from self._named("scale", atom.score, placed, (*path, "score"))
        elif isinstance(atom, Level):
            yield from self._named("ladder", atom.level, placed, (*path, "level"))
            rungs = next((len(s.value.rungs) for s in self.draft.ladders if s.value.id == atom.level), None)
            bound = atom.at_least if atom.at_least is not None else atom.below
            if rungs is not None and bound is not None and not 1 <= bound <= rungs:
                yield placed.problem(path, "E115", f"deze voorwaarde zegt niets: '{atom.level}' telt {rungs} treden.")
        elif isinstance(atom, Applicable):
            yield from self._named("question", atom.applicable, placed, (*path, "applicable"))
        elif isinstance(atom, Number):
            yield from self._named("question", atom.number, placed, (*path, "number"))
            question = self.questions.get(atom.number)
            if question is None:
                return
            bound = atom.at_least if atom.at_least is not None else atom.below
            if question.kind != "number":
                yield placed.problem(path, "E116", f"'{atom.number}' is geen getalvraag.")
            elif bound is not None and not (question.min or 0) < bound <= (question.max or 0):
                yield placed.problem(
                    path,
                    "E115",
                    "deze voorwaarde zegt niets:",
                    f"'{atom.number}' loopt van {question.min} tot {question.max}.",
                )
        elif isinstance(atom, Answer):
            yield from self._answer(placed, atom, path)

    def _answer(self, placed: Placed, atom: Answer, path: Path) -> Iterator[Problem]:
        yield from self._named("question", atom.answer, placed, (*path, "answer"))
        question = self.questions.get(atom.answer)
        if question is None:
            return
        options = self.options[question.id]
        if question.kind not in {"single", "multiple"}:
            yield placed.problem(path, "E116", f"'{atom.answer}' is geen keuzevraag.")
            return
        for i, name in enumerate(atom.in_):
            if options and name not in options:
                near = nearest(name, options)
                yield placed.problem(
                    (*path, "in", i),
                    "E105",
                    f"'{atom.answer}' heeft geen antwoord '{name}'.",
                    f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(options)}.",
                )
        if question.kind == "single" and options and set(atom.in_) >= set(options):
            yield placed.problem(
                (*path, "in"),
                "E115",
                "deze voorwaarde noemt alle antwoorden en zegt dus niets.",
                "Bedoelt u 'applicable'?",
            )

    def _scale(self, placed: Placed) -> Iterator[Problem]:
        scale = placed.value
        for i, name in enumerate(scale.questions):
            yield from self._named("question", name, placed, ("questions", i))
            if name in self.questions and name not in self.scored:
                yield placed.problem(("questions", i), "E116", f"'{name}' heeft geen antwoorden met punten.")
        if scale.section is not None:
            yield from self._named("section", scale.section, placed, ("section",))
            inside = {
                q.id
                for p in self.draft.questionnaires
                for s in p.value.sections
                if s.id == scale.section
                for q in s.questions
            }
            if inside and not inside & self.scored:
                yield placed.problem(
                    ("section",), "E116", f"geen vraag in '{scale.section}' heeft antwoorden met punten."
                )
        for i, name in enumerate(scale.scales):
            yield from self._named("scale", name, placed, ("scales", i))
        for name in scale.weights:
            if name not in (*scale.questions, *scale.scales):
                yield placed.problem(("weights", name), "E106", f"'{name}' telt in deze schaal niet mee.", key=True)
        yield from self._parts(placed, scale.source, ("source",))

    def _scale_order(self) -> Iterator[Problem]:
        need = {p.value.id: set(p.value.scales) & self.known["scale"] for p in self.draft.scales}
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("id",)) for p in self.draft.scales}
        yield from self._cycle(need, where, "schalen tellen elkaar")

    def _ladder(self, placed: Placed) -> Iterator[Problem]:
        ladder = placed.value
        if ladder.average is not None:
            yield from self._named("scale", ladder.average, placed, ("average",))
        yield from self._parts(placed, ladder.source, ("source",))
        for i, rung in enumerate(ladder.rungs):
            yield from self._parts(placed, rung.source, ("rungs", i, "source"))
            yield from self._condition(placed, rung.when, ("rungs", i, "when"))
            for where, atom in atoms(rung.when, ("rungs", i, "when")):
                if isinstance(atom, Level | Concluded):
                    yield placed.problem(
                        where, "E116", "een trede kijkt naar antwoorden en scores, niet naar regels of ladders."
                    )

    def _rule(self, placed: Placed) -> Iterator[Problem]:
        rule = placed.value
        yield from self._condition(placed, rule.when, ("when",))
        for name in ("advice", "remedy"):
            for i, item in enumerate(getattr(rule, name) or ()):
                yield from self._named("item", item, placed, (name, i))
        if rule.verdict is not None:
            yield from self._named("verdict", rule.verdict, placed, ("verdict",))
        yield from self._parts(placed, rule.source, ("source",))

    def _rule_order(self) -> Iterator[Problem]:
        need = {p.value.id: needs(p.value) & self.known["rule"] for p in self.draft.rules}
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("id",)) for p in self.draft.rules}
        yield from self._cycle(need, where, "regels bouwen op elkaar")

    def _item(self, placed: Placed) -> Iterator[Problem]:
        item = placed.value
        for name in ("after", "see"):
            for i, other in enumerate(getattr(item, name)):
                yield from self._named("item", other, placed, (name, i))
        if item.part_of is not None:
            yield from self._named("item", item.part_of, placed, ("part_of",))
        for name in ("suits", "done_when"):
            condition = getattr(item, name)
            if condition is not None:
                yield from self._condition(placed, condition, (name,))
        yield from self._parts(placed, item.source, ("source",))

    def _item_order(self) -> Iterator[Problem]:
        need = {p.value.id: set(p.value.after) & self.known["item"] for p in self.draft.items}
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("after",)) for p in self.draft.items}
        yield from self._cycle(need, where, "onderdelen komen na elkaar")
        inside = {p.value.id: {p.value.part_of} & self.known["item"] for p in self.draft.items}
        yield from self._cycle(inside, where, "onderdelen horen bij elkaar")

    def _case(self, placed: Placed) -> Iterator[Problem]:
        case = placed.value
        for name, value in case.answers.items():
            if name.endswith(".*"):
                if not any(q.startswith(name[:-1]) for q in self.questions) and not self.draft.problems:
                    fact = f"geen enkele vraag begint met '{name[:-1]}'."
                    yield placed.problem(("answers", name), "E104", fact, key=True)
                continue
            yield from self._named("question", name, placed, ("answers", name), key=True)
            options = self.options.get(name, ())
            given = value if isinstance(value, list) else [value]
            for option in given:
                if options and option not in options and option not in RESERVED:
                    near = nearest(str(option), options)
                    yield placed.problem(
                        ("answers", name),
                        "E105",
                        f"'{name}' heeft geen antwoord '{option}'.",
                        f"Bedoelde u '{near}'?" if near else f"Kies uit: {', '.join(options)}.",
                    )
        for status in ("fires", "silent", "open"):
            for i, rule in enumerate(getattr(case, status)):
                yield from self._named("rule", rule, placed, (status, i))
        for name in case.level:
            yield from self._named("ladder", name, placed, ("level", name), key=True)
        yield from self._parts(placed, case.source, ("source",))


def _question_of(atom: Atom) -> str:
    if isinstance(atom, Answer):
        return atom.answer
    if isinstance(atom, Number):
        return atom.number
    return atom.applicable if isinstance(atom, Applicable) else ""


def _reaches(start: str, need: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    todo = list(need.get(start, ()))
    while todo:
        key = todo.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            todo += need.get(key, ())
    return False


def _ids(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for value in data:
            yield from _ids(value)
    elif isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
