"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from engine.problem import refuse


def write_whole(path: Path, text: str) -> None:
    """Write beside the file and rename, readable by the owner only: a crash leaves the old file whole.

    Raises ``InputError`` when it cannot be written.
    """
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "ongeldige naam"
        raise refuse(str(path), "E206", f"kan niet worden bewaard ({reason}).") from None
