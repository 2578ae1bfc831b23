"""The checked model in the user's own cache: loading it anew takes a second or more, reading it back does not.

The key is a hash of every file's name and content and of the program that made it, so a changed
model is never read from the cache. Anything wrong with the cache means: load anew. It is a pickle,
which is why only a folder that is the user's own, closed to others, is trusted with it.
"""

import gc
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from engine.load.files import model_files
from engine.model import Model

KEPT = 4
"""Models kept in the cache; older ones are removed."""


def cached(folder: Path) -> Model:
    """The model in ``folder``, from the cache where it is the same. Raises ``InputError`` as ``load`` does."""
    kept = _place(folder)
    with suppress(Exception):  # whatever is wrong with the cache, the files themselves are read
        if _own(kept.parent):
            return _thawed(kept.read_bytes())
    from engine.load.loader import load  # the slow way, and only then

    model, _ = load(folder)
    with suppress(OSError):
        _keep(kept, _frozen(model))
    return model


def _frozen(model: Model) -> bytes:
    """The model with what is worked out from it once."""
    for name in (
        "sections",
        "questions",
        "ask_when",
        "asking",
        "scale_order",
        "dependencies",
        "scale",
        "ladder",
        "rule",
        "item",
    ):
        getattr(model, name)
    return pickle.dumps(model, protocol=5)


def _thawed(content: bytes) -> Model:
    """The model back; what it holds lives as long as the program, so nobody need look for garbage in it."""
    gc.disable()
    try:
        model = pickle.loads(content)  # noqa: S301 - written by this program, see above
        if not isinstance(model, Model):
            raise TypeError(type(model))
        gc.freeze()
    finally:
        gc.enable()
    return model


def _place(folder: Path) -> Path:
    digest = hashlib.blake2b(digest_size=16)
    program = Path(__file__).parent.parent
    for path in [*model_files(folder), *sorted(program.glob("model/*.py")), *sorted(program.glob("load/*.py"))]:
        with suppress(OSError):  # what cannot be read is reported by the loader
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return user_cache_path("paraat", appauthor=False) / f"model-{sys.version_info[1]}-{digest.hexdigest()}.pickle"


def _own(folder: Path) -> bool:
    """The folder is this user's, and nobody else can write in it."""
    if not hasattr(os, "getuid"):  # Windows: a profile folder is closed to others by itself
        return True
    info = folder.stat()
    return info.st_uid == os.getuid() and not info.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(beside, place)
    old = sorted(place.parent.glob("model-*.pickle"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in old[KEPT:]:
        path.unlink(missing_ok=True)
