"""Files of one practice laid side by side: its people, or then and now."""

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.compare.carrying import carried
from engine.compare.kind import Kind, chosen
from engine.compare.moments import Progress, progress
from engine.compare.people import People, people
from engine.filling.answerfile import AnswerFile
from engine.filling.respondents import joined
from engine.model import Model
from engine.outcome.report import Report
from engine.problem import refuse
from engine.words.dutch import count

__all__ = ["Kind", "People", "Progress", "compared"]


def compared(
    model: Model,
    paths: Sequence[Path],
    report: Callable[[AnswerFile], Report],
    forced: Kind | None = None,
    earlier: Model | None = None,
) -> People | Progress:
    """Compare answer files. ``report`` makes the report on a file; ``earlier``: the model of older files.

    Raises ``InputError`` when a file is refused or they do not belong together.
    """
    read = [(str(path), carried(path, model, earlier)) for path in paths]
    if earlier is not None and all(one.file.model_version != earlier.manifest.version for _, one in read):
        hint = f"Dat model is versie {earlier.manifest.version}. Kijk welke versie er in de bestanden staat."
        raise refuse("--earlier-model", "E211", "hoort bij geen van de bestanden.", hint)
    choice = chosen([(name, one.file) for name, one in read], forced)
    if choice.kind == "tijd":
        return progress(read, choice, report)
    for name, one in read:
        if one.dropped:
            some = count(len(one.dropped), "antwoord past", "antwoorden passen")
            fact = f"is ingevuld met model {one.file.model_version}; {some} niet meer."
            raise refuse(name, "E211", fact, "Loop de vragen na met 'paraat assess', of vergelijk met: --as tijd.")
    return people(joined([(name, one.file) for name, one in read]), choice, report)
