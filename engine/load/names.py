"""What a model declares, and the checks that every part shares: is it there, and does it fit."""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.load.draft import Draft, Placed
from engine.model.questionnaire import Option, Question
from engine.model.vocabulary import Answer, Applicable, Concluded, Condition, Level, Number, Score
from engine.model.walk import Atom, Path, atoms
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
    "chart": ("E106", "onbekende grafiek"),
}


class Names:
    """All names that a draft declares, by kind."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sets: dict[str, tuple[Option, ...]] = {s.value.id: s.value.options for s in draft.answer_sets}
        self.questions: dict[str, Question] = {}
        self.options: dict[str, tuple[str, ...]] = {}
        self.scored: set[str] = set()
        for _, _, question in self.placed_questions():
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
            "chart": {c.id for c in manifest.charts} if manifest else set(),
            "verdict": {v.id for v in manifest.verdicts} if manifest else set(),
            "rule": {r.value.id for r in draft.rules},
            "item": {i.value.id for i in draft.items},
            "part": {p.id for g in draft.guides for p in g.value.parts},
        }
        # Where something was refused by itself, what it declares is not reported as unknown as well.
        self.declared = set(_ids([d.data for d in draft.documents])) if draft.problems else set()

    def placed_questions(self) -> Iterator[tuple[Placed, Path, Question]]:
        """Every question with the questionnaire that it stands in and the path to it."""
        for placed in self.draft.questionnaires:
            for i, section in enumerate(placed.value.sections):
                for j, question in enumerate(section.questions):
                    yield placed, ("sections", i, "questions", j), question

    def named(self, kind: str, name: str, placed: Placed, path: Path, key: bool = False) -> Iterator[Problem]:
        """A problem where nothing of this kind has this name."""
        if name in self.known[kind] or name in self.declared or self.draft.unread:
            return
        code, what = _UNKNOWN[kind]
        near = nearest(name, self.known[kind])
        yield placed.problem(path, code, f"{what} '{name}'.", f"Bedoelde u '{near}'?" if near else "", key)

    def parts(self, placed: Placed, names: Iterable[str], path: Path) -> Iterator[Problem]:
        """Problems with the names of source parts."""
        for i, name in enumerate(names):
            yield from self.named("part", name, placed, (*path, i))

    def condition(self, placed: Placed, condition: Condition, path: Path) -> Iterator[Problem]:
        """Problems with what a condition names, and conditions that say nothing."""
        for where, atom in atoms(condition, path):
            yield from self._atom(placed, atom, where)

    def _atom(self, placed: Placed, atom: Atom, path: Path) -> Iterator[Problem]:
        if isinstance(atom, Concluded):
            yield from self.named("rule", atom.concluded, placed, (*path, "concluded"))
        elif isinstance(atom, Score):
            yield from self.named("scale", atom.score, placed, (*path, "score"))
        elif isinstance(atom, Level):
            yield from self.named("ladder", atom.level, placed, (*path, "level"))
            rungs = next((len(s.value.rungs) for s in self.draft.ladders if s.value.id == atom.level), None)
            bound = atom.at_least if atom.at_least is not None else atom.below
            if rungs is not None and bound is not None and not 1 <= bound <= rungs:
                yield placed.problem(path, "E115", f"deze voorwaarde zegt niets: '{atom.level}' telt {rungs} treden.")
        elif isinstance(atom, Applicable):
            yield from self.named("question", atom.applicable, placed, (*path, "applicable"))
        elif isinstance(atom, Number):
            yield from self.named("question", atom.number, placed, (*path, "number"))
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
        yield from self.named("question", atom.answer, placed, (*path, "answer"))
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

    def cycle(self, need: dict[str, set[str]], where: dict[str, tuple[Placed, Path]], fact: str) -> Iterator[Problem]:
        """A problem where things need each other in a circle; ``need`` by name, ``where`` each stands."""
        _, caught = sorted_by_need(need, lambda key: need[key])
        circle = [key for key in caught if _reaches(key, need)]
        if circle:
            placed, path = where[circle[0]]
            yield placed.problem(path, "E114", f"{fact}: {' → '.join([*sorted(circle), sorted(circle)[0]])}.")


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
