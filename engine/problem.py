"""Problems found in input: place, code, fact, hint. All at once, sorted."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass

from engine.text import cleaned


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong. ``line`` and ``col`` count from 1; 0 means the file as a whole."""

    file: str
    line: int
    col: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.col}" if self.line else self.file
        return cleaned(f"{place}: {self.code} {self.message}{' ' + self.hint if self.hint else ''}")


def is_warning(problem: Problem) -> bool:
    """Whether it is only a warning (W…), not an error (E…)."""
    return problem.code.startswith("W")


_REASONS = {
    errno.ENOENT: "de map bestaat niet",
    errno.EACCES: "dat mag niet",
    errno.EPERM: "dat mag niet",
    errno.EROFS: "daar mag niet geschreven worden",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EISDIR: "dit is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class InputError(Exception):
    """The input is refused. ``problems`` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def refuse(file: str, code: str, message: str, hint: str = "") -> InputError:
    """An error about a file as a whole."""
    return InputError([Problem(file, 0, 0, code, message, hint)])


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refuses a file or a name, in words; for what is rare, the system's own."""
    if not isinstance(error, OSError):
        return "ongeldige naam"
    return _REASONS.get(error.errno or 0) or error.strerror or "dat lukt niet"
