"""What the columns of a table are, by their headers.

A question's column is headed by its id, its full text or its short name (case and blanks do not matter).
One column names the practice, one may hold a date; a table with the columns practice, question and
answer is in long form. All other columns pass through, each named in a warning when it looks like a question.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from engine.batch.reading.mapping import DATE, PRACTICE
from engine.batch.reading.meaning import folded
from engine.batch.reading.options import Options
from engine.model import Model
from engine.problem import Problem
from engine.text import cleaned, nearest

PRACTICES = (
    "practice", "praktijk", "praktijknaam", "naam praktijk", "naam van de praktijk", "praktijkcode", "praktijk-id",
    "organisatie", "organisatienaam", "instelling", "agb", "agb-code", "agbcode", "code", "id", "naam",
)  # fmt: skip
DATES = (
    "date", "datum", "updated", "ingevuld op", "invuldatum", "datum ingevuld", "tijdstempel", "timestamp",
    "submitdate", "datestamp",
)  # fmt: skip
QUESTIONS = ("question", "vraag", "vraag-id", "vraagcode")
ANSWERS = ("answer", "antwoord")
OUTPUT = ("score.", "level.", "rule.")
"""How the columns begin that scoring adds."""
NAMELESS = "kolom"
_LONGEST = 100
_LOOKED_AT = 60
"""Headers that are not known of which the nearest question is looked up."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of columns: the practice, the date, the long form's question and answer, questions, the rest."""

    practice: int
    date: int | None
    question: int | None
    answer: int | None
    questions: Mapping[str, int]
    extra: Mapping[str, int]
    warnings: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """A row per answer."""
        return self.answer is not None


class Headers:
    """Knows the headers of a model."""

    def __init__(self, model: Model, mapped: Mapping[str, str], options: Options) -> None:
        self.model, self.mapped, self.options = model, mapped, options
        self._names: dict[str, str] = {}
        self._looked = 0
        self._twice: set[str] = set()
        for names in ([q.short for q in model.questions.values()], [q.text for q in model.questions.values()]):
            for key, name in zip(names, model.questions, strict=True):
                if self._names.setdefault(folded(key), name) != name:
                    self._twice.add(folded(key))
        for name in model.questions:
            self._names[folded(name)] = name
            self._twice.discard(folded(name))

    def known(self, headers: Sequence[str]) -> int:
        """How many headers have a meaning."""
        words = {*PRACTICES, *DATES, *QUESTIONS, *ANSWERS}
        return sum(self.question(h) is not None or folded(h) in words for h in headers)

    def columns(self, file: str, headers: Sequence[str], own: Sequence[str] = ()) -> Columns | list[Problem]:
        """What each column is, or every reason why that cannot be told. ``own``: headers to give no warning of."""
        problems: list[Problem] = []
        note = partial(Problem, file, 0, 0)
        questions: dict[str, int] = {}
        rest: dict[int, str] = {}
        for i, header in enumerate(headers):
            name = self.question(header)
            if name is None:
                rest[i] = header
            elif name in questions:
                fact = f"heeft twee kolommen voor '{name}': '{_shown(headers[questions[name]])}' en '{_shown(header)}'."
                problems.append(note("E303", fact, "Haal er één weg."))
            else:
                questions[name] = i
        problems += self._unclear(rest.values(), note)
        practice = self._place(rest, PRACTICE, self.options.practice, PRACTICES)
        if practice is None:
            chosen = self.options.practice
            fact = f"heeft geen kolom '{_shown(chosen)}'." if chosen else "heeft geen kolom met de praktijk."
            hint = f"Noem een kolom 'praktijk', of kies er een met --practice. Nu: {_some(rest.values())}."
            problems.append(note("E304", fact, hint))
        date = self._place(rest, DATE, self.options.date, DATES)
        if date is None and self.options.date:
            fact = f"heeft geen kolom '{_shown(self.options.date)}' met de datum."
            problems.append(note("E304", fact, f"Nu: {_some(rest.values())}."))
        question = answer = None
        if not questions:
            question, answer = (self._place(rest, "", None, names) for names in (QUESTIONS, ANSWERS))
            if question is None or answer is None:
                fact = "heeft geen enkele kolom die bij een vraag hoort."
                near = next(filter(None, map(self.hint, rest.values())), None)
                problems.append(note("E309", fact, near or "Zet boven elke kolom het id van de vraag."))
        if problems or practice is None:
            return problems
        extra = {_name(i, h): i for i, h in rest.items() if i not in (practice, question, answer)}
        warnings = tuple(
            f"{file}: {text}"
            for text in self._told([name for name, i in extra.items() if i != date and headers[i] not in own])
        )
        return Columns(practice, date, question, answer, questions, extra, warnings)

    def _unclear(self, headers: Iterable[str], note: Callable[..., Problem]) -> Iterator[Problem]:
        """Headers that cannot stand as they are: twice, of two questions, of what Paraat makes itself."""
        seen: set[str] = set()
        for header in filter(None, map(folded, headers)):
            if header in seen:
                yield note("E303", f"heeft twee kolommen '{_shown(header)}'.", "Geef ze elk een eigen naam.")
            if header in self._twice:
                fact = f"kolom '{_shown(header)}' past op meer dan één vraag."
                yield note("E308", fact, "Zet het id van de vraag erboven.")
            if header.startswith(OUTPUT) or (header == PRACTICE and self.options.practice not in (None, PRACTICE)):
                fact = f"kolom '{_shown(header)}' heet zoals een kolom die Paraat zelf maakt."
                yield note("E303", fact, "Geef die een andere naam.")
            seen.add(header)

    def question(self, header: str) -> str | None:
        """The question that a header (or a cell of the long form) names."""
        key = folded(header)
        name = self.mapped.get(key)
        if name is None and key not in self._twice:
            name = self._names.get(key)
        return name if name in self.model.questions else None

    def _place(self, rest: Mapping[int, str], meaning: str, chosen: str | None, names: Sequence[str]) -> int | None:
        """The column with a meaning: the one chosen, else the one mapped, else the first name in order."""
        places = {folded(header): i for i, header in reversed(list(rest.items()))}
        if chosen is not None:
            return places.get(folded(chosen))
        mapped = [i for key, i in places.items() if self.mapped.get(key) == meaning]
        return next(iter([*mapped, *(places[n] for n in names if n in places)]), None)

    def hint(self, header: str) -> str:
        """Which question is most like it, if any is; looked up for the first few only."""
        self._looked += 1
        near = nearest(folded(header)[:200], self._names) if self._looked <= _LOOKED_AT else None
        return f"Bedoelde u '{self._names[near]}'?" if near else ""

    def _told(self, extra: Iterable[str]) -> Iterator[str]:
        """Every column that is no question: those that look like one each with a hint, the others together."""
        plain = []
        for header in extra:
            hint = self.hint(header)
            if hint:
                yield f"kolom '{_shown(header)}' hoort bij geen vraag. {hint}"
            else:
                plain.append(header)
        if plain:
            yield f"kolommen die bij geen vraag horen: {_some(plain, 20)}."


def _name(place: int, header: str) -> str:
    """What a column that passes through is called; a nameless one by its place."""
    return " ".join(cleaned(header).split())[:_LONGEST] or f"{NAMELESS} {place + 1}"


def _shown(header: str) -> str:
    text = cleaned(header)
    return text if len(text) <= 60 else text[:59] + "…"


def _some(headers: Iterable[str], most: int = 6) -> str:
    names = [f"'{_shown(h)}'" for h in headers if h.strip()]
    return ", ".join(names[:most]) + (f" en nog {len(names) - most}" if len(names) > most else "") if names else "geen"
