"""Whether files are of different people, or of then and now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from engine.filling.answerfile import AnswerFile, same
from engine.problem import InputError, Problem, refuse
from engine.words.dutch import day

Kind: TypeAlias = Literal["mensen", "tijd"]
APART = 182
"""From so many days between them, files of different people are taken as then and now."""

Named: TypeAlias = Sequence[tuple[str, AnswerFile]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared, and why that was chosen."""

    kind: Kind
    why: str


def chosen(files: Named, forced: Kind | None = None) -> Choice:
    """What files of one practice are: its people side by side, or moments in time.

    Raises ``InputError`` where there is nothing to compare, practices differ, or a date is missing.
    """
    _one_practice(files)
    if len(files) == 1 and (forced == "tijd" or len(files[0][1].respondents) == 1):
        fact = "is één moment." if forced == "tijd" else "is van één persoon: er is niets om naast te leggen."
        hint = "Geef nog een bestand, of laat een collega invullen met 'paraat assess --respondent'."
        raise refuse(files[0][0], "E213", fact, hint)
    choice = Choice(forced, "zo gevraagd") if forced else _seen(files)
    if choice.kind == "tijd":
        _dated(files)
    return choice


def _seen(files: Named) -> Choice:
    if len(files) == 1:
        return Choice("mensen", "één bestand met meer invullers")
    days = [file.updated for _, file in files if file.updated]
    twice = _twice(files)
    if twice is not None and len(set(days)) > 1:
        return Choice("tijd", f"{twice} vulde op meer dan één dag in")
    if twice is None and len(days) == len(files) and (max(days) - min(days)).days >= APART:
        return Choice("tijd", "er zit meer dan een half jaar tussen")
    if twice is not None and any(file.names for _, file in files):
        hint = "Zet bij elk de datum in 'updated', of geef ieder een eigen naam in 'respondent'."
        raise refuse(files[-1][0], "E212", f"{twice} staat in meer dan één bestand, zonder andere datum.", hint)
    return Choice("mensen", "verschillende invullers" if twice is None else "dezelfde datum")


def _twice(files: Named) -> str | None:
    """Who filled in more than one of the files; without a name it may be the same person."""
    before: list[str] = []
    for _, file in files:
        here = list(file.names) if file.names else [""]
        for name in here:
            if any(same(name, other) for other in before):
                return f"‘{name}’" if name else "dezelfde"
        before += here
    return None


def _one_practice(files: Named) -> None:
    first_name, first = files[0]
    others = [(name, file) for name, file in files[1:] if not same(file.practice, first.practice)]
    if others:
        hint = "Praktijken naast elkaar leggen kan met 'paraat batch'."
        raise InputError(
            Problem(
                name, 0, 0, "E210", f"gaat over ‘{file.practice}’, maar {first_name} over ‘{first.practice}’.", hint
            )
            for name, file in others
        )


def _dated(files: Named) -> None:
    problems, seen = [], dict[date, str]()
    for name, file in files:
        when = file.updated
        if when is None:
            hint = 'Zet er een in, bijvoorbeeld: updated: "2026-11-22".'
            problems.append(Problem(name, 0, 0, "E214", "heeft geen datum.", hint))
        elif when in seen:
            fact = f"heeft dezelfde datum als {seen[when]}: {day(when)}."
            hint = "Wie op één dag invulden, vergelijk je met: --as mensen."
            problems.append(Problem(name, 0, 0, "E214", fact, hint))
        else:
            seen[when] = name
    if problems:
        raise InputError(problems)
