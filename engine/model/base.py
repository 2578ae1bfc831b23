"""What every value of the model shares: frozen, strict, unknown keys refused."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from engine.text import unsafe_character

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$", max_length=80)]
"""Lower case, words joined by a dot or a dash: ``igj.bestuur.visie``."""

RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}-[0-9]{2,3}$")]
"""Speakable and permanent: ``IBV-03``. Never used again once removed."""

PartId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\.[a-z0-9]+(?:[.-][a-z0-9]+)*$", max_length=80)]
"""A part of a source (and the catalogue item made of it): ``IG.stap-3``."""

Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]

Basis = Literal["bron", "afgeleid"]
"""``bron``: the source says so. ``afgeleid``: our inference from the source."""


def _clean(text: str) -> str:
    bad = unsafe_character(text)
    if bad is not None:
        raise ValueError(f"stuurteken U+{ord(bad):04X} mag niet in tekst")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), AfterValidator(_clean)]
"""Plain text, no control characters."""

WarningCode = Annotated[str, StringConstraints(pattern=r"^W[0-9]{3}$")]
"""What a check may warn of: ``engine.check.codes`` lists them."""

Percent = Annotated[int, Field(ge=0, le=100)]
Weight = Annotated[int, Field(ge=1, le=100)]


class Frozen(BaseModel):
    """Base of all values: immutable, strict about types, unknown keys are refused.

    Validators are built when first used: a model from the cache needs none.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", serialize_by_alias=True, defer_build=True)


class Entry(Frozen):
    """Something that experts keep. ``allow``: warnings that do not count here, each with the reason why."""

    allow: Mapping[WarningCode, Text] = Field(default_factory=dict)
