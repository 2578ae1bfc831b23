"""Whether a model keeps to the versions that were released of it."""

from collections.abc import Iterator
from pathlib import Path

from engine.diff.edition import KINDS
from engine.diff.meaning import Key, model_meaning, model_words
from engine.diff.proposal import judged, raised
from engine.diff.versions import FOLDER, Release, numbers, releases, retired, short_meanings
from engine.load.draft import Draft, Placed
from engine.model import Model
from engine.problem import InputError, Problem
from engine.text import listed


def version_problems(folder: Path, model: Model, draft: Draft) -> Iterator[Problem]:
    """What the model does that its released versions forbid; a version that was never released is free.

    E331: a record that cannot be read; E332: another meaning under a released version; E333: a version below
    the last one; E334: an id that was released, is gone, and came back.
    """
    try:
        found = releases(folder)
    except InputError as error:
        yield from error.problems
        return
    manifest = draft.manifests[0]
    for release in found:
        if release.model != model.manifest.name:
            place = f"{FOLDER}/{release.version}.json"
            yield Problem(place, 0, 0, "E331", f"gaat over het model '{release.model}'.", "Haal het weg.")
    if not found:
        return
    version, last = model.manifest.version, found[-1]
    if numbers(version) < numbers(last.version):
        fact = f"versie {version} is lager dan {last.version}, die al is uitgebracht."
        yield manifest.problem(("version",), "E333", fact, f"Kies een hogere versie dan {last.version}.")
    for release in found:
        if release.version == version and release.meaning != model_meaning(model):
            step, reasons = judged(release.meanings, short_meanings(model), words=True)
            fact = f"versie {version} is uitgebracht en betekende iets anders: {listed(reasons)}."
            hint = f"Zet de versie op {raised(last.version, step)} zolang jullie eraan werken."
            yield manifest.problem(("version",), "E332", fact, hint)
    gone = retired(found)
    for key, placed in _placed(draft):
        if key in gone:
            fact = f"{KINDS[key[0]][0]} '{key[1]}' bestond tot en met versie {gone[key]} en is weg."
            hint = "Een id komt nooit terug met een andere betekenis. Kies een nieuw id."
            yield placed.problem(("id",), "E334", fact, hint)


def _placed(draft: Draft) -> Iterator[tuple[Key, Placed]]:
    for kind, entries in (
        ("question", draft.questions()),
        ("scale", draft.scales),
        ("ladder", draft.ladders),
        ("rule", draft.rules),
        ("item", draft.items),
    ):
        for placed in entries:
            yield (kind, placed.value.id), placed


def next_version(model: Model, found: tuple[Release, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The lowest version under which the model can be released, and why; ``None`` when nothing changed."""
    if not found:
        return model.manifest.version, ()
    last = found[-1]
    step, reasons = judged(last.meanings, short_meanings(model), model_words(model) != last.words)
    return None if step is None else (raised(last.version, step), reasons)
