"""Releasing a version: from then on it is frozen."""

import re
from dataclasses import dataclass
from pathlib import Path

from engine.diff.keeping import next_version, version_problems
from engine.diff.versions import FOLDER, numbers, release_of, release_text, releases
from engine.files import write_all
from engine.load.draft import Placed
from engine.load.loader import load_with_places
from engine.model import Model
from engine.problem import InputError, reason_of, refuse
from engine.text import cleaned

_WRITTEN = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Released:
    """What was kept, where, and how the version came about."""

    version: str
    record: str
    reasons: tuple[str, ...]


def released(folder: Path, version: str | None = None) -> Released:
    """Keep the model as a version: the given one, or the one in its manifest.

    Raises ``InputError``, with nothing written: the model is not right, nothing changed since the last version,
    or the version is lower than what changed asks for (E335).
    """
    model, draft = load_with_places(folder)
    earlier = releases(folder)
    # Another meaning under the old number is what a new number is for; the rest stays forbidden.
    forbidden = [p for p in version_problems(folder, model, draft) if p.code not in {"E332", "E333"}]
    if forbidden:
        raise InputError(forbidden)
    wanted = version or model.manifest.version
    if not _WRITTEN.fullmatch(wanted):
        raise refuse(cleaned(wanted)[:60], "E335", "is geen versie.", "Schrijf drie getallen: 1.2.0.")
    lowest = next_version(model, earlier)
    if lowest is None:
        raise refuse(earlier[-1].version, "E335", "is al uitgebracht, en er is sindsdien niets veranderd.")
    least, reasons = lowest
    if numbers(wanted) < numbers(least):
        hint = f"Wat er veranderde, vraagt ten minste {least}: paraat model release {least}"
        raise refuse(wanted, "E335", "is te laag.", hint)
    manifest = draft.manifests[0]
    texts = _numbered(folder, manifest, wanted)
    record = f"{FOLDER}/{wanted}.json"
    texts[record] = release_text(release_of(_under(model, wanted)))
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        raise refuse(FOLDER, "E206", f"kan niet worden gemaakt ({reason_of(error)}).") from None
    write_all(folder, texts)
    return Released(wanted, record, reasons)


def _under(model: Model, version: str) -> Model:
    fields = {name: getattr(model, name) for name in Model.model_fields}
    return Model.model_construct(**{**fields, "manifest": model.manifest.model_copy(update={"version": version})})


def _numbered(folder: Path, manifest: Placed, version: str) -> dict[str, str]:
    """The manifest's file with another version in it, and nothing else changed."""
    before = manifest.value.version
    if version == before:
        return {}
    file = manifest.document.file
    lines = (folder / file).read_bytes().decode("utf-8").split("\n")
    place = manifest.document.place.at((*manifest.path, "version"))
    line = lines[place.line - 1]
    at = place.col - 1
    lines[place.line - 1] = line[:at] + line[at:].replace(before, version, 1)
    return {file: "\n".join(lines)}
