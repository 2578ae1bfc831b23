"""One sitting of filling in: opens or begins the file, and keeps it after every change."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from engine.evaluate.infer import Inference
from engine.filling.answerfile import AnswerFile, Respondent, new_file, read_answers, save_answers
from engine.filling.interview import Interview
from engine.model import Model
from engine.problem import refuse


class Host(Protocol):
    """Asks what has to be known before the first question."""

    def practice(self, kept: AnswerFile | None) -> str:
        """Gets what the file holds, and gives the name of the practice."""

    def who(self, file: AnswerFile) -> str:
        """Who of several fills in now; empty when nobody says."""

    def whose(self, file: AnswerFile, name: str) -> str:
        """Whose the answers without a name are, now that ``name`` comes to fill in."""

    def begins(self, person: Respondent) -> None:
        """Hears who of several begins or goes on."""


def start(model: Model, path: Path, respondent: str | None, host: Host, quick: int = 0) -> Interview:
    """The interview on a file; ``quick`` asks only so many questions.

    Raises ``InputError`` when the file is refused or cannot be written; then nothing was changed.
    """
    kept = read_answers(path, model) if path.exists() else None
    practice = host.practice(kept)
    file, person = _person(kept or new_file(model, practice, respondent), respondent, host, path)
    if len(file.respondents) > 1:
        host.begins(person)
    keeper = _Keeper(path, file, model)
    keeper.keep(person)
    return Interview(model, person, keeper.keep, Inference(model).check, quick)


def _person(file: AnswerFile, name: str | None, host: Host, path: Path) -> tuple[AnswerFile, Respondent]:
    """Who fills in, and the file with a part for them."""
    first = file.respondents[0]
    if len(file.respondents) == 1 and (name is None or first.is_called(name)):
        return file, first
    if name is None:
        name = host.who(file)
        if not name:
            hint = "Zeg wie je bent met --respondent en je naam."
            raise refuse(str(path), "E209", "is door meer mensen ingevuld.", hint)
    if first.name is None:
        owner = host.whose(file, name) if first.answers else name
        first = replace(first, name=owner)
        file = replace(file, respondents=(first,))
    person = file.named(name) or Respondent(name)
    return file.with_respondent(person), person


class _Keeper:
    """Keeps one respondent's part of a file; what others write there meanwhile stays."""

    def __init__(self, path: Path, file: AnswerFile, model: Model) -> None:
        self.path, self.file, self.model = path, file, model
        self.stamp = self._stamp()

    def _stamp(self) -> tuple[int, ...] | None:
        """What changes when somebody writes the file; ``None`` when it is not there."""
        try:
            stat = self.path.stat()
        except (OSError, ValueError):
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def keep(self, person: Respondent) -> None:
        """Write the file with this respondent's part as it is now."""
        now = self._stamp()
        if now is not None and now != self.stamp:
            self.file = read_answers(self.path, self.model)
        file = self.file.with_respondent(replace(person, updated=date.today()))
        if person.name is None and len(file.respondents) > 1:
            hint = "Begin opnieuw met --respondent en je naam."
            raise refuse(str(self.path), "E209", "is intussen door een ander ingevuld.", hint)
        self.file = replace(file, model_version=self.model.manifest.version)
        save_answers(self.path, self.file, self.model)
        self.stamp = self._stamp()
