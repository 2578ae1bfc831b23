"""Which cases are meant: by file, by rule or ladder, or by words of their title."""

from collections.abc import Sequence

from engine.load.draft import Draft, Placed
from engine.problem import refuse
from engine.text import cleaned, nearest


def chosen(draft: Draft, names: Sequence[str]) -> tuple[Placed, ...]:
    """The cases that any of the names means, in their order; all where there are no names.

    A name that ends in ``.yaml`` means the cases of that file, or beside that file with rules; the id of a
    rule or ladder the cases that expect something of it; anything else the cases with these words in their
    title. Raises ``InputError`` for a name that means none.
    """
    if not names:
        return tuple(draft.cases)
    wanted = {id(placed) for name in names for placed in _meant(draft, name)}
    return tuple(placed for placed in draft.cases if id(placed) in wanted)


def _meant(draft: Draft, name: str) -> list[Placed]:
    ids = {placed.value.id for placed in (*draft.rules, *draft.ladders)}
    if name.endswith(".yaml"):
        end = name.removesuffix(".yaml").removesuffix(".cases") + ".cases.yaml"
        end = "/" + end.replace("\\", "/").rsplit("rules/", 1)[-1]
        found = [p for p in draft.cases if f"/{p.document.file}".endswith(end)]
        known = sorted({p.document.file for p in draft.cases})
    elif name in ids:
        found = [p for p in draft.cases if name in {*p.value.fires, *p.value.silent, *p.value.open, *p.value.level}]
        known = []
        if not found:
            raise refuse(name, "E207", "komt in geen enkele casus voor.", "Schrijf er een: wanneer gaat deze regel af?")
    else:
        found = [p for p in draft.cases if name.casefold() in p.value.case.casefold()]
        known = [*ids, *(p.value.case for p in draft.cases)]
    if not found:
        near = nearest(name, known) or nearest(name.upper(), known)
        hint = f"Bedoelde u '{near}'?" if near else "Geef een bestand, een regel zoals ABC-01, of woorden uit de titel."
        raise refuse(cleaned(name), "E207", "is geen casus, regel of bestand met casussen.", hint)
    return found
