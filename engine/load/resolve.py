"""From a draft to a model: answer sets filled in, questionnaires and rules in order."""

from engine.load.draft import Draft
from engine.model import Model
from engine.model.questionnaire import AnswerSet, Question, Questionnaire
from engine.model.ruleset import Rule
from engine.model.vocabulary import Concluded
from engine.model.walk import atoms
from engine.order import sorted_by_need


def resolved(draft: Draft) -> Model | None:
    """The model, or ``None`` when the manifest or every questionnaire is missing."""
    if not draft.manifests or not draft.questionnaires:
        return None
    sets = {s.value.id: s.value for s in draft.answer_sets}
    questionnaires = sorted((q.value for q in draft.questionnaires), key=lambda q: (q.order, q.id))
    return Model(
        manifest=draft.manifests[0].value,
        answer_sets=tuple(sets.values()),
        questionnaires=tuple(_filled(q, sets) for q in questionnaires),
        scales=tuple(s.value for s in draft.scales),
        ladders=tuple(s.value for s in draft.ladders),
        rules=_in_order([r.value for r in draft.rules]),
        items=tuple(i.value for i in draft.items),
        documents=tuple(d.value for d in draft.paperwork),
        guides=tuple(g.value for g in draft.guides),
    )


def _filled(questionnaire: Questionnaire, sets: dict[str, AnswerSet]) -> Questionnaire:
    sections = tuple(
        section.model_copy(update={"questions": tuple(_with_options(q, sets) for q in section.questions)})
        for section in questionnaire.sections
    )
    return questionnaire.model_copy(update={"sections": sections})


def _with_options(question: Question, sets: dict[str, AnswerSet]) -> Question:
    options = question.options
    if question.answers in sets:
        options = sets[question.answers].options
    filled = tuple(
        option.model_copy(update={"criteria": question.criteria[option.id]})
        if option.id in question.criteria
        else option
        for option in options
    )
    return question.model_copy(update={"options": filled})


def _in_order(rules: list[Rule]) -> tuple[Rule, ...]:
    by_id = {rule.id: rule for rule in rules}
    order, _ = sorted_by_need(sorted(by_id), lambda i: needs(by_id[i]) & by_id.keys())
    return tuple(by_id[i] for i in order)


def needs(rule: Rule) -> set[str]:
    """The rules on whose conclusion this rule builds."""
    return {atom.concluded for _, atom in atoms(rule.when) if isinstance(atom, Concluded)}
