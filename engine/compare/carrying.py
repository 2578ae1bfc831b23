"""Answers given under an earlier model, as far as they mean the same today."""

from dataclasses import dataclass, replace
from pathlib import Path

from engine.diff.meaning import question_meaning
from engine.filling.answerfile import AnswerFile, read_answers, read_earlier
from engine.model import Model


@dataclass(frozen=True, slots=True)
class Carried:
    """A file as today's model can score it. ``dropped``: questions whose answers could not come along.

    ``sure``: the meaning of the questions is known to be the same: no other model, or it was at hand.
    """

    file: AnswerFile
    dropped: tuple[str, ...]
    sure: bool

    @property
    def kept(self) -> int:
        """How many answers came along."""
        return sum(map(len, self.file.answers))


def carried(path: Path, model: Model, earlier: Model | None = None) -> Carried:
    """The file's answers that still fit. With the ``earlier`` model it was made with: whose question means the same.

    Without it a question of the same name, with that option, counts as the same. Raises ``InputError``.
    """
    read = read_earlier(path, model)
    if read.file.model_version == model.manifest.version:
        return Carried(read.file, (), True)
    if earlier is None or earlier.manifest.version != read.file.model_version:
        return Carried(read.file, read.dropped, False)
    file = read_answers(path, earlier)
    alike = {
        name
        for name in model.questions.keys() & earlier.questions.keys()
        if question_meaning(model, name) == question_meaning(earlier, name)
    }
    people = tuple(
        replace(
            person,
            answers={q: given for q, given in person.answers.items() if q in alike},
            notes={q: text for q, text in person.notes.items() if q in alike},
            knows={q: who for q, who in person.knows.items() if q in alike},
        )
        for person in file.respondents
    )
    dropped = tuple(q for person in file.respondents for q in person.answers if q not in alike)
    return Carried(replace(file, respondents=people), dropped, True)
