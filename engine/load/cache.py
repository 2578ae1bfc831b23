"""The checked model as JSON in the user's cache: loading it anew takes seconds, reading it back does not.

The key is a hash of every file's name and content and of the program that made it, so a changed
model is never read from the cache. Anything wrong with the cache means: load anew.
"""

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError

from engine.load.files import model_files
from engine.model import Model

KEPT = 4
"""Models kept in the cache; older ones are removed."""


def cached(folder: Path) -> Model:
    """The model in ``folder``, from the cache where it is the same. Raises ``InputError`` as ``load`` does."""
    kept = _place(folder)
    with suppress(OSError, ValidationError, UnicodeDecodeError):
        return Model.model_validate_json(kept.read_bytes())
    from engine.load.loader import load  # the slow way, and only then

    model, _ = load(folder)
    with suppress(OSError):
        _keep(kept, model.model_dump_json(exclude_defaults=True).encode())
    return model


def _place(folder: Path) -> Path:
    digest = hashlib.blake2b(digest_size=16)
    program = Path(__file__).parent.parent / "model"
    for path in [*model_files(folder), *sorted(program.glob("*.py"))]:
        with suppress(OSError):  # what cannot be read is reported by the loader
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return user_cache_path("paraat", appauthor=False) / f"model-{sys.version_info[1]}-{digest.hexdigest()}.json"


def _keep(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(beside, place)
    old = sorted(place.parent.glob("model-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in old[KEPT:]:
        path.unlink(missing_ok=True)
