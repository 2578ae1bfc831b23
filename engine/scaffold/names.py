"""Names for new entries. A name that was ever used is never used again."""

import re
from collections import Counter
from collections.abc import Iterable

from engine.check.entries import Content
from engine.diff.versions import Release
from engine.problem import refuse

_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RULE = re.compile(r"([A-Z]{2,6})-([0-9]{2,3})")


def theme_file(theme: str) -> str:
    """The file with the rules of a theme. Raises ``InputError`` for what is no name of a file."""
    if theme and not _FILE.fullmatch(theme):
        raise refuse(theme, "E344", "is geen naam van een bestand.", "Gebruik kleine letters, cijfers en streepjes.")
    return f"rules/{theme}.yaml"


def catalogue_file(name: str) -> str:
    """The file of the catalogue with this name. Raises ``InputError`` for what is no name of a file."""
    bare = name.removeprefix("rules/catalogue/").removesuffix(".yaml")
    if not _FILE.fullmatch(bare):
        raise refuse(name, "E344", "is geen naam van een bestand.", "Gebruik kleine letters, cijfers en streepjes.")
    return f"rules/catalogue/{bare}.yaml"


def next_rule(content: Content, file: str, released: Iterable[Release]) -> str:
    """The next free name in the series that most rules of a file have. Raises ``InputError`` where it has none."""
    here = Counter(p.value.id.split("-")[0] for p in content.draft.rules if p.document.file == file)
    if not here:
        raise refuse(file, "E342", "heeft nog geen regels.", "Geef de eerste regel zelf een naam, met --id ABC-01.")
    series = here.most_common(1)[0][0]
    taken = [int(m[2]) for name in _ever(content, released) if (m := _RULE.fullmatch(name)) and m[1] == series]
    return f"{series}-{max(taken) + 1:02d}"


def free(content: Content, name: str, released: Iterable[Release]) -> str:
    """The name, when nothing has it or ever had it. Raises ``InputError``."""
    if name in _ever(content, released):
        raise refuse(name, "E343", "is al eens gebruikt.", "Kies een naam die nog nooit gebruikt is.")
    return name


def _ever(content: Content, released: Iterable[Release]) -> set[str]:
    before = {name for release in released for _, name in release.meanings}
    return before.union(content.rules, content.questions, content.items)
