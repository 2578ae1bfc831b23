"""One sitting of filling in: opens or begins the file, and keeps it after every change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from engine.answerfile import AnswerFile, new_file, read_answers, save_answers
from engine.infer import Inference
from engine.interview import Interview
from engine.model import Model


def start(
    model: Model, path: Path, respondent: str | None, ask_name: Callable[[AnswerFile | None], str], quick: int = 0
) -> Interview:
    """The interview on a file; ``quick`` asks only so many questions.

    ``ask_name`` gets what the file holds, and gives a new practice's name.

    Raises ``InputError`` when the file is refused or cannot be written; then nothing was changed.
    """
    kept = read_answers(path, model) if path.exists() else None
    name = ask_name(kept)
    file = kept or new_file(model, name, respondent)
    if respondent:
        file = replace(file, respondent=respondent)
    file = replace(file, model_version=model.manifest.version)

    def save(changed: AnswerFile) -> None:
        save_answers(path, replace(changed, updated=date.today()), model)

    save(file)
    return Interview(model, file, save, Inference(model).check, quick)
