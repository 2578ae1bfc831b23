"""Writing a file whole or not at all."""

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from engine.problem import reason_of, refuse


def write_whole(path: Path, content: str | bytes) -> None:
    """Write text (as UTF-8) or bytes beside the file and rename: a crash leaves the old file whole.

    The new file is readable by the owner only. Raises ``InputError`` when it cannot be written.
    """
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise refuse(str(path), "E206", f"kan niet worden bewaard ({reason_of(error)}).") from None


def write_all(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write several files of a folder (text as UTF-8): all are written beside their places first, and then renamed.

    They keep the permissions of the files that they replace. Raises ``InputError`` when one cannot be written; then
    none is changed.
    """
    made: list[tuple[str, Path]] = []
    try:
        for name, content in contents.items():
            place = folder / name
            handle, beside = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
            made.append((beside, place))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
                stream.flush()
                os.fsync(stream.fileno())
            if place.exists():
                shutil.copymode(place, beside)
                if not os.access(place, os.W_OK):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        while made:
            os.replace(*made[0])
            made.pop(0)
    except OSError as error:
        where = str(made[-1][1]) if made else str(folder)
        fact = f"kan niet worden bewaard ({reason_of(error)})."
        raise refuse(where, "E206", fact, "Er is niets veranderd.") from None
    finally:
        for beside, _ in made:
            Path(beside).unlink(missing_ok=True)
