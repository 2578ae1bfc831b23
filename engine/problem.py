"""Problems found in input: place, code, fact, hint. All at once, sorted."""

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


class InputError(Exception):
    """The input is refused. ``problems`` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def refuse(file: str, code: str, message: str, hint: str = "") -> InputError:
    """An error about a file as a whole."""
    return InputError([Problem(file, 0, 0, code, message, hint)])
