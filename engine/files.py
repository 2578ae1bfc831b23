"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from engine.problem import refuse


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
        reason = getattr(error, "strerror", None) or "ongeldige naam"
        raise refuse(str(path), "E206", f"kan niet worden bewaard ({reason}).") from None
