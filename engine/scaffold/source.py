"""The source of a new entry: a part that is there, or a new part of a guide."""

from engine.check.entries import Content
from engine.problem import refuse
from engine.scaffold.adding import TODO, Addition
from engine.text import listed, nearest

SOURCES = "rules/sources.yaml"


def source_additions(content: Content, names: tuple[str, ...], title: str | None, where: str | None) -> list[Addition]:
    """The parts among these that are new, each with this title and place.

    Raises ``InputError`` for an unknown part without a title, and for an unknown guide.
    """
    made = []
    for name in names:
        if name in content.model.parts:
            continue
        guides = [guide.id for guide in content.model.guides]
        if title is None:
            near = nearest(name, content.model.parts)
            hint = f"Bedoelde u '{near}'? " if near else ""
            hint += "Is het een nieuw deel? Geef dan ook --source-title."
            raise refuse(name, "E109", "is geen deel van een bron.", hint)
        guide = name.split(".")[0]
        if guide not in guides:
            raise refuse(name, "E109", f"de bron '{guide}' is er niet.", f"Kies uit: {listed(guides, 'of')}.")
        fields = {"id": name, "title": title, "where": where or f"{TODO}: hoofdstuk of bladzijde"}
        made.append(Addition(SOURCES, (guides.index(guide), "parts"), fields))
    return made
