"""Small edits of a model."""

from typing import Any

from engine.model import Model
from engine.model.questionnaire import Question, Section


def edited(model: Model, **parts: Any) -> Model:
    """The model with other parts; nothing that was worked out from the old ones is kept."""
    return Model.model_construct(**{**{name: getattr(model, name) for name in Model.model_fields}, **parts})


def with_rule(model: Model, name: str, **update: Any) -> Model:
    """The model with one rule changed."""
    return edited(model, rules=tuple(r.model_copy(update=update) if r.id == name else r for r in model.rules))


def with_question(model: Model, name: str, **update: Any) -> Model:
    """The model with one question changed."""

    def question(q: Question) -> Question:
        return q.model_copy(update=update) if q.id == name else q

    def section(s: Section) -> Section:
        return s.model_copy(update={"questions": tuple(map(question, s.questions))})

    return edited(
        model,
        questionnaires=tuple(
            q.model_copy(update={"sections": tuple(map(section, q.sections))}) for q in model.questionnaires
        ),
    )


def with_version(model: Model, version: str) -> Model:
    """The model under another version."""
    return edited(model, manifest=model.manifest.model_copy(update={"version": version}))
