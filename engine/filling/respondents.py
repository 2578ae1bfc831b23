"""Several people of one practice: their files taken together, and on which questions they differ."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.evaluate.sheet import Mark, Sheet
from engine.evaluate.state import Words
from engine.filling.answerfile import MAX_NAME, AnswerFile, Respondent, read_answers, same
from engine.model import Model
from engine.problem import InputError, Problem


def read_together(paths: Sequence[Path], model: Model) -> AnswerFile:
    """One or more files of one practice as one. Raises ``InputError`` when one is refused or they do not belong."""
    return joined([(str(path), read_answers(path, model)) for path in paths])


def joined(files: Sequence[tuple[str, AnswerFile]]) -> AnswerFile:
    """The files, each with its name, as one file with all their respondents.

    Who has no name gets that of the file. Raises ``InputError`` for different practices or models, and
    for a respondent who occurs twice.
    """
    (first_name, first), *others = files
    if not others:
        return first
    problems = []
    for name, file in others:
        if not same(file.practice, first.practice):
            fact = f"gaat over ‘{file.practice}’, maar {first_name} over ‘{first.practice}’."
            problems.append(Problem(name, 0, 0, "E210", fact, "Neem alleen bestanden van één praktijk."))
        if file.model_version != first.model_version:
            fact = f"is ingevuld met model {file.model_version}, maar {first_name} met {first.model_version}."
            hint = "Open het oudste met 'paraat assess' en loop de vragen na."
            problems.append(Problem(name, 0, 0, "E211", fact, hint))
    people: list[Respondent] = []
    seen: list[tuple[str, str]] = []
    for name, file in files:
        for person in file.respondents:
            who = person.name or Path(name).stem[:MAX_NAME] or "iemand"
            where = next((place for known, place in seen if same(known, who)), None)
            if where is not None:
                fact = f"‘{who}’ heeft ook {where} ingevuld."
                hint = "Neem van ieder één bestand, of vergelijk toen en nu met: paraat compare --as tijd"
                problems.append(Problem(name, 0, 0, "E212", fact, hint))
            seen.append((who, name))
            people.append(replace(person, name=who))
    if problems:
        raise InputError(problems)
    return replace(first, respondents=tuple(people))


def shared(sheet: Sheet) -> tuple[str, ...]:
    """The questions that more than one respondent answered, other than with "weet ik niet" or in own words."""
    return tuple(name for name in sheet.states if len(_told(sheet, name)) > 1)


def differing(sheet: Sheet) -> tuple[str, ...]:
    """The shared questions that were not answered all alike."""
    return tuple(name for name in sheet.states if len(set(_told(sheet, name))) > 1)


def _told(sheet: Sheet, name: str) -> list[object]:
    if sheet.asked[name] is False or isinstance(sheet.states[name], Words):
        return []
    return [given for given in sheet.said(name) if given is not Mark.DONT_KNOW]
