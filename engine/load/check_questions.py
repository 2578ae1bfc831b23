"""Checks of questions, scales and ladders."""

from collections import Counter
from collections.abc import Iterator

from engine.load.draft import Placed
from engine.load.names import Names
from engine.model.questionnaire import RESERVED, Question, Questionnaire
from engine.model.vocabulary import Answer, Applicable, Concluded, Condition, Level, Number, Score
from engine.model.walk import Atom, Path, asked_when, atoms
from engine.problem import Problem
from engine.text import nearest


class QuestionChecks(Names):
    """What stands in ``questionnaires/``."""

    def question_problems(self) -> Iterator[Problem]:
        """Every problem there."""
        yield from self._manifest()
        for placed, path, question in self.placed_questions():
            yield from self._question(placed, path, question)
        for placed in self.draft.questionnaires:
            yield from self.parts(placed, placed.value.source, ("source",))
            for i, section in enumerate(placed.value.sections):
                yield from self.parts(placed, section.source, ("sections", i, "source"))
        yield from self._asking_order()
        for placed in self.draft.scales:
            yield from self._scale(placed)
        yield from self._scale_order()
        for placed in self.draft.ladders:
            yield from self._ladder(placed)

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
                    yield from self.named("scale", name, placed, ("charts", i, "scales", j))

    def _question(self, placed: Placed, path: Path, question: Question) -> Iterator[Problem]:
        if question.answers is not None:
            yield from self.named("answers", question.answers, placed, (*path, "answers"))
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
            yield from self.named("person", name, placed, (*path, "knows", i))
        yield from self.parts(placed, question.source, (*path, "source"))
        if question.ask_when is not None:
            yield from self._asking(placed, question.ask_when, (*path, "ask_when"))

    def _asking(self, placed: Placed, condition: Condition, path: Path) -> Iterator[Problem]:
        yield from self.condition(placed, condition, path)
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
        yield from self.cycle(need, where, "vragen wachten op elkaar")

    def _scale(self, placed: Placed) -> Iterator[Problem]:
        scale = placed.value
        for i, name in enumerate(scale.questions):
            yield from self.named("question", name, placed, ("questions", i))
            if name in self.questions and name not in self.scored:
                yield placed.problem(("questions", i), "E116", f"'{name}' heeft geen antwoorden met punten.")
        if scale.section is not None:
            yield from self.named("section", scale.section, placed, ("section",))
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
            yield from self.named("scale", name, placed, ("scales", i))
        for name in scale.weights:
            if name not in (*scale.questions, *scale.scales):
                yield placed.problem(("weights", name), "E106", f"'{name}' telt in deze schaal niet mee.", key=True)
        yield from self.parts(placed, scale.source, ("source",))

    def _scale_order(self) -> Iterator[Problem]:
        need = {p.value.id: set(p.value.scales) & self.known["scale"] for p in self.draft.scales}
        where: dict[str, tuple[Placed, Path]] = {p.value.id: (p, ("id",)) for p in self.draft.scales}
        yield from self.cycle(need, where, "schalen tellen elkaar")

    def _ladder(self, placed: Placed) -> Iterator[Problem]:
        ladder = placed.value
        if ladder.average is not None:
            yield from self.named("scale", ladder.average, placed, ("average",))
        yield from self.parts(placed, ladder.source, ("source",))
        for i, rung in enumerate(ladder.rungs):
            yield from self.parts(placed, rung.source, ("rungs", i, "source"))
            yield from self.condition(placed, rung.when, ("rungs", i, "when"))
            for where, atom in atoms(rung.when, ("rungs", i, "when")):
                if isinstance(atom, Level | Concluded):
                    yield placed.problem(
                        where, "E116", "een trede kijkt naar antwoorden en scores, niet naar regels of ladders."
                    )


def _question_of(atom: Atom) -> str:
    if isinstance(atom, Answer):
        return atom.answer
    if isinstance(atom, Number):
        return atom.number
    return atom.applicable if isinstance(atom, Applicable) else ""
