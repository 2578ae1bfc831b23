"""YAML from outside: hostile, broken or odd, it is read strictly or refused in words."""

from typing import Any

import pytest

from engine.problem import InputError
from engine.yamltext import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            b"a: no\nb: yes\nc: on\nd: 12:30\ne: 0x1F\nf: 007\ng: 1_000",
            {"a": "no", "b": "yes", "c": "on", "d": "12:30", "e": "0x1F", "f": "007", "g": "1_000"},
        ),
        (
            b"a: true\nb: false\nc: null\nd: ~\ne:\nf: -3\ng: 2.50",
            {"a": True, "b": False, "c": None, "d": None, "e": None, "f": -3, "g": 2.5},
        ),
        (b"a: '1'\nb: \"true\"\nc: |\n  1\n", {"a": "1", "b": "true", "c": "1\n"}),
        (b"- [a, {b: 1}]\n- []\n", [["a", {"b": 1}], []]),
        (b"\xef\xbb\xbfa: \xc3\xa9\n", {"a": "é"}),
        (b"", None),
        (b"# niets\n", None),
    ],
)
def test_values(text: bytes, expected: Any) -> None:
    """Only true, false, null and plain numbers are more than text; a byte order mark is no part of it."""
    assert parse(text, "x").data == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"a: 1\nb: [1\n", "x:3:1: E101 is geen geldige YAML."),
        (b"a: b: c\n", "x:1:5: E101 is geen geldige YAML. Zet tekst met een dubbele punt tussen aanhalingstekens."),
        (b"a:\n\t- b\n", "x:2:1: E101 is geen geldige YAML. Gebruik spaties om in te springen, geen tab."),
        (b"a: 1\nb: 2\na: 3\n", "x:3:1: E102 'a' staat hier twee keer. Laat er één staan."),
        (b"a: &x [1, 2]\nb: *x\n", "x:1:4: E101 ankers met & mogen niet."),
        (b"b: *x\n", "x:1:4: E101 verwijzingen met * mogen niet."),
        (b"a: !!python/object/apply:os.system [ls]\n", "x:1:4: E101 labels met ! mogen niet."),
        (b"---\na: 1\n---\nb: 2\n", "x:3:1: E101 bevat meer dan één document."),
        (b"? [a]\n: 1\n", "x:1:3: E101 een sleutel moet een woord zijn."),
        (b"a: \xff\xfe\n", "x:1:4: E103 is geen UTF-8. Sla het bestand op met de codering UTF-8."),
        (b"a: caf\xe9\n", "x:1:7: E103 is geen UTF-8."),
        (b"a: \x1b[31m\n", "E101 bevat een teken dat niet mag (U+001B)."),
        (b"[" * 100_000, "E101 is dieper dan 40 niveaus genest."),
        (b"{a: " * 60 + b"}" * 60, "E101 is dieper dan 40 niveaus genest."),
    ],
)
def test_refused(text: bytes, message: str) -> None:
    """What cannot be trusted is refused, with its place."""
    with pytest.raises(InputError) as caught:
        parse(text, "x")
    assert message in str(caught.value)


def test_alias_bomb_is_refused_at_once() -> None:
    """A text that would unfold to billions is refused at its first anchor."""
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(InputError, match="ankers"):
        parse(bomb.encode(), "x")
