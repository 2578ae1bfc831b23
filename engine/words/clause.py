"""The atoms of a condition as Dutch clauses. What says the same of several questions becomes one clause."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engine.model import Model
from engine.model.vocabulary import Answer, Applicable, Concluded, Level, Number, Score
from engine.text import listed
from engine.words.normal import Said, Word

NOT_APPLICABLE = "niet van toepassing"
_BARE = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ0-9-]+( [a-zà-ÿ0-9-]+){0,2}")
_JOINING = {"en", "of", "niet", "geen", "is", "bij", "maar"}
_ALL = {2: "allebei", 3: "alle drie", 4: "alle vier", 5: "alle vijf", 6: "alle zes"}


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause is about, its verb and the rest: in the order of a main or of a subordinate clause.

    ``topic``: the one question that it is about, as a sentence names it.
    """

    about: str
    verb: str
    said: str = ""
    topic: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.about, self.said, self.verb)))

    def after(self, topic: str) -> "Clause":
        """The same, right after a clause with that topic: the question is not named again."""
        again = topic and self.about == f"bij {topic}"
        return replace(self, about="daarbij") if again else self

    @property
    def main(self) -> str:
        """With the verb in second place."""
        return " ".join(filter(None, (self.about, self.verb, self.said)))


def clauses(model: Model, word: Word, atoms: Sequence[Said]) -> list[Clause]:
    """The atoms, joined by ``word``, as few clauses as say the same; in the order of their first atoms."""
    groups: dict[object, list[Said]] = {}
    for said in atoms:
        groups.setdefault(_group(model, word, said), []).append(said)
    return [_clause(model, word, group) for group in groups.values()]


def _group(model: Model, word: Word, said: Said) -> object:
    """Atoms with the same key can be one clause."""
    match said.atom:
        case Answer(answer=name):
            if model.questions[name].kind != "multiple":
                return said.denied, said.unasked, tuple(_options(model, said))
            # All of several lists, each at least one of: no shorter way to say it.
            whole = (said.denied if word == "en" else not said.denied) or len(said.atom.in_) == 1
            return ("chosen", name, said.denied, said.unasked) if whole else said
        case Number(number=name) | Score(score=name) | Level(level=name):
            return type(said.atom), name
        case atom:
            return type(atom), said.denied


def _clause(model: Model, word: Word, group: list[Said]) -> Clause:
    first = group[0]
    match first.atom:
        case Answer(answer=name) if model.questions[name].kind == "multiple":
            return _chosen(model, word, group)
        case Answer():
            about = listed([_quoted(model, s) for s in group], word)
            options = _options(model, first)
            told = listed([f"niet {text}" for text in options]) if first.denied else listed(options, "of")
            said = f"het antwoord {told}"
            return Clause(f"bij {about}", "is", said, about if len(group) == 1 else "")
        case Number() | Score() | Level():
            return Clause(_quoted(model, first), "is", _bounds(model, word, group))
        case Applicable():
            return _several(model, word, group, "is", "zijn", "van toepassing")
        case Concluded():
            return _several(model, word, group, "geldt", "gelden", "")


def _several(model: Model, word: Word, group: list[Said], one: str, more: str, rest: str) -> Clause:
    """The same of several; ``allebei niet`` where ``niet`` alone could mean: not both."""
    plural = word == "en" and len(group) > 1
    denied = "niet" if group[0].denied else ""
    if denied and plural:
        denied = f"{_ALL.get(len(group), f'alle {len(group)}')} niet"
    about = listed([_quoted(model, s) for s in group], word)
    topic = about if len(group) == 1 and isinstance(group[0].atom, Applicable) else ""
    return Clause(about, more if plural else one, " ".join(filter(None, (denied, rest))), topic)


def _chosen(model: Model, word: Word, group: list[Said]) -> Clause:
    """A multiple-choice question: which choices were made or are missing."""
    first, topic = group[0], _quoted(model, group[0])
    assert isinstance(first.atom, Answer)  # noqa: S101 - grouped by type
    options = list(dict.fromkeys(name for said in group for name in _options(model, said)))
    if len(group) == 1:  # one list means: at least one of them, and its opposite: none of them
        word = "en" if first.denied else "of"
    plural = word == "en" and len(options) > 1
    if len(options) == len(model.questions[first.atom.answer].options):
        what = "alle keuzes" if plural else "ten minste een van de keuzes"
    else:
        what = f"de {'keuzes' if plural else 'keuze'} {listed(options, word)}"
    if first.denied:
        return Clause(f"bij {topic}", "ontbreken" if plural else "ontbreekt", what, topic)
    return Clause(f"bij {topic}", "zijn" if plural else "is", f"{what} gemaakt", topic)


def _bounds(model: Model, word: Word, group: list[Said]) -> str:
    texts = [_bound(model, said) for said in group]
    unit = ""
    match group[0].atom:
        case Number(number=name) if model.questions[name].unit:
            unit = f" {model.questions[name].unit}"
        case Score():
            unit = "%"
    return f"{f' {word} '.join(texts)}{unit}"


def _bound(model: Model, said: Said) -> str:
    atom, denied = said.atom, said.denied
    assert isinstance(atom, Number | Score | Level)  # noqa: S101 - grouped by type
    under = "minder dan" if isinstance(atom, Number) and model.questions[atom.number].unit else "lager dan"
    least = atom.below is None
    limit = atom.at_least if least else atom.below
    # Only a level is always there: what has no value is neither at least nor below anything.
    if denied and isinstance(atom, Level):
        least, denied = not least, False
    return f"{'niet ' if denied else ''}{'ten minste' if least else under} {limit}"


def _quoted(model: Model, said: Said) -> str:
    """What an atom is about, as a sentence names it; with its id where another has the same name."""
    match said.atom:
        case Answer(answer=name) | Number(number=name) | Applicable(applicable=name):
            return _told_apart(name, model.questions[name].short, (q.short for q in model.questions.values()))
        case Score(score=name):
            return "de score " + _told_apart(name, model.scale[name].title, (s.title for s in model.scales))
        case Level(level=name):
            ladder = model.ladder[name]
            return ladder.called or _told_apart(name, ladder.title, (other.title for other in model.ladders))
        case Concluded(concluded=name):
            return _told_apart(name, model.rule[name].title, (r.title for r in model.rules))


def _told_apart(name: str, text: str, every: Iterable[str]) -> str:
    return f"‘{text}’" if sum(other == text for other in every) == 1 else f"‘{text}’ ({name})"


def _options(model: Model, said: Said) -> list[str]:
    """Option texts; without quotes where each of a single-choice question's is a few plain words."""
    assert isinstance(said.atom, Answer)  # noqa: S101 - asked of answers only
    question = model.questions[said.atom.answer]
    texts = {o.id: o.text for o in question.options}
    count = Counter(text.casefold() for text in texts.values())
    wanted = {name: texts[name] for name in said.atom.in_}
    same = {name for name, text in wanted.items() if count[text.casefold()] > 1}
    if question.kind == "single" and not same and all(map(_bare, wanted.values())):
        found = [text[0].lower() + text[1:] for text in wanted.values()]
    else:
        found = [f"‘{text}’ ({name})" if name in same else f"‘{text}’" for name, text in wanted.items()]
    return [*found, NOT_APPLICABLE] if said.unasked else found


def _bare(text: str) -> bool:
    return _BARE.fullmatch(text) is not None and _JOINING.isdisjoint(text.lower().split())
