"""The closed vocabulary of conditions. What each means stands in ``engine.evaluate.condition``."""

from typing import Annotated, Any, Union

from pydantic import Discriminator, Field, Tag, model_validator

from engine.model.base import Frozen, Id, Percent, RuleId


class _Threshold(Frozen):
    """Exactly one of ``at_least`` and ``below``."""

    at_least: int | None = None
    below: int | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> "_Threshold":
        if (self.at_least is None) == (self.below is None):
            raise ValueError("geef precies één van 'at_least' en 'below'")
        return self


class All(Frozen):
    """Every part holds."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(Frozen):
    """At least one part holds."""

    any: tuple["Condition", ...] = Field(min_length=1)


class Not(Frozen):
    """The part does not hold."""

    not_: "Condition" = Field(alias="not")


class Answer(Frozen):
    """The answer to a choice question is among ``in`` (multiple choice: one of them is chosen)."""

    answer: Id
    in_: tuple[Id, ...] = Field(alias="in", min_length=1)


class Number(_Threshold):
    """A number question's answer against a threshold, in the question's unit."""

    number: Id


class Score(_Threshold):
    """A scale's score against a threshold, in percent (5 is 500 basis points)."""

    score: Id
    at_least: Percent | None = None
    below: Percent | None = None


class Level(_Threshold):
    """A ladder's level against a number of rungs."""

    level: Id


class Applicable(Frozen):
    """The question applies to this practice."""

    applicable: Id


class Concluded(Frozen):
    """Another rule fires."""

    concluded: RuleId


KINDS = {
    "all": All,
    "any": AnyOf,
    "not": Not,
    "answer": Answer,
    "number": Number,
    "score": Score,
    "level": Level,
    "applicable": Applicable,
    "concluded": Concluded,
}
_NAMES: dict[type, str] = {cls: name for name, cls in KINDS.items()}


def kind_of(value: Any) -> str | None:
    """The condition's kind: the one key of the vocabulary that it holds."""
    if isinstance(value, dict):
        found = [name for name in KINDS if name in value]
        return found[0] if len(found) == 1 else None
    return _NAMES.get(type(value))


Condition = Annotated[
    Union[  # noqa: UP007 - forward references inside an annotated union
        Annotated[All, Tag("all")],
        Annotated[AnyOf, Tag("any")],
        Annotated[Not, Tag("not")],
        Annotated[Answer, Tag("answer")],
        Annotated[Number, Tag("number")],
        Annotated[Score, Tag("score")],
        Annotated[Level, Tag("level")],
        Annotated[Applicable, Tag("applicable")],
        Annotated[Concluded, Tag("concluded")],
    ],
    Discriminator(
        kind_of,
        custom_error_type="condition",
        custom_error_message="een voorwaarde heeft precies één van: " + ", ".join(KINDS),
    ),
]
