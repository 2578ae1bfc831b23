"""What pydantic found, in Dutch, at the place where it stands."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from engine.problem import Problem
from engine.text import nearest
from engine.yamltext import Document

_TYPES = {
    "string_type": "hier hoort tekst",
    "int_type": "hier hoort een geheel getal",
    "int_from_float": "hier hoort een geheel getal",
    "bool_type": "hier hoort true of false",
    "tuple_type": "hier hoort een lijst",
    "dict_type": "hier horen velden met een naam",
    "mapping_type": "hier horen velden met een naam",
    "model_type": "hier horen velden met een naam",
    "model_attributes_type": "hier horen velden met een naam",
    "string_too_short": "de tekst is leeg",
    "union_tag_not_found": "dit is geen voorwaarde",
}


def translated(
    error: ValidationError, document: Document, prefix: tuple[str | int, ...], fields: Iterable[str]
) -> list[Problem]:
    """One problem per error; ``prefix`` leads from the document to the validated value."""
    found = []
    for detail in error.errors(include_url=False):
        path = (*prefix, *detail["loc"])
        code, message, hint = _message(dict(detail), fields)
        if detail["type"] == "too_short" and isinstance(detail.get("input"), list) and detail["input"]:
            continue  # an echo: the elements themselves were refused above
        found.append(document.problem(path, code, message, hint, key=code == "E111"))
    return found


def _message(detail: dict[str, Any], fields: Iterable[str]) -> tuple[str, str, str]:
    kind, ctx = detail["type"], detail.get("ctx", {})
    last = detail["loc"][-1] if detail["loc"] else ""
    if kind == "missing":
        return "E110", f"verplicht veld '{last}' ontbreekt.", ""
    if kind == "extra_forbidden":
        near = nearest(str(last), fields)
        hint = "Dat veld hoort ergens anders." if near == last else f"Bedoelde u '{near}'?" if near else ""
        return "E111", f"onbekend veld '{last}'.", hint
    if kind in {"value_error", "condition"}:
        return "E112", f"{ctx.get('error', detail['msg'])}.", ""
    if kind == "string_pattern_mismatch":
        return (
            "E112",
            f"'{str(detail['input'])[:60]}' is geen geldige naam.",
            "Zie docs/model.md voor hoe namen eruitzien.",
        )
    if kind == "string_too_long" or (kind == "too_long" and isinstance(detail.get("input"), str)):
        return "E112", f"de tekst is te lang: ten hoogste {ctx['max_length']} tekens.", ""
    if kind == "too_short":
        return "E112", f"de lijst is te kort: ten minste {ctx['min_length']}.", ""
    if kind == "too_long":
        return "E112", f"de lijst is te lang: ten hoogste {ctx['max_length']}.", ""
    if kind == "literal_error":
        return (
            "E112",
            f"'{str(detail['input'])[:60]}' mag hier niet.",
            f"Kies uit: {ctx['expected']}.".replace(" or ", " of "),
        )
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = ctx.get("ge", ctx.get("le"))
        side = "ten minste" if "ge" in ctx else "ten hoogste"
        return "E112", f"het getal moet {side} {bound} zijn.", ""
    return "E112", f"{_TYPES.get(kind, 'dit heeft niet de goede vorm')}.", ""
