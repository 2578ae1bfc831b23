"""A model as it stands in a folder, or as it stood in git."""

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from engine.diff.edition import Edition, edition_in
from engine.problem import InputError, Problem, refuse
from engine.text import cleaned, unsafe_character
from engine.yamltext import MAX_BYTES

PARTS = ("questionnaires", "rules")
_LONGEST = 200
_SECONDS = 120


def edition(place: str, home: Path) -> Edition:
    """The model at ``place``: a folder, or a git revision of the folder ``home``.

    Raises ``InputError``: neither of the two, no git, or a model that is not right.
    """
    if place and os.path.isdir(place):  # a name too long or strange is no folder, and no error
        return edition_in(Path(place), place)
    with checked_out(place, home) as folder:
        try:
            return edition_in(folder, place)
        except InputError as error:
            hint = "Misschien hoort het bij een andere Paraat. Vergelijk dan met een latere versie."
            older = Problem(_shown(place), 0, 0, "E325", "past niet bij deze Paraat; zie hieronder.", hint)
            raise InputError([older, *(_within(problem, place) for problem in error.problems)]) from None


@contextmanager
def checked_out(revision: str, home: Path) -> Iterator[Path]:
    """The model's files of a revision, in a folder that is gone afterwards. Nothing in ``home`` changes."""
    commit = _commit(revision, home)
    found = _git(home, "archive", "--format=tar", commit, "--", *PARTS)
    if found.returncode:
        hint = "Toen was er nog geen map 'questionnaires' of 'rules' op deze plek."
        raise refuse(_shown(revision), "E323", "bevat geen model.", hint)
    with tempfile.TemporaryDirectory(prefix="paraat-") as made:
        folder = Path(made)
        for part in PARTS:
            (folder / part).mkdir()
        with tarfile.open(fileobj=BytesIO(found.stdout)) as archive:
            for member in archive:
                path = Path(member.name)
                if not member.isfile() or member.size > MAX_BYTES or path.is_absolute() or ".." in path.parts:
                    continue
                content = archive.extractfile(member)
                if content is not None and path.parts[0] in PARTS:
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_bytes(content.read())
        yield folder


def _commit(revision: str, home: Path) -> str:
    """The revision's commit; a name that git could take for an option never reaches it."""
    strange = not revision or revision.startswith("-") or len(revision) > _LONGEST or unsafe_character(revision)
    inside = _git(home, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        fact = f"is geen map, en ook geen versie: '{home}' staat niet in git."
        raise refuse(_shown(revision), "E321", fact, "Geef de map van het andere model.")
    found = (
        None
        if strange
        else _git(home, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    )
    commit = found.stdout.decode("ascii", "replace").split() if found and not found.returncode else []
    if not commit:
        fact = "is geen map en geen bekende versie in git."
        raise refuse(_shown(revision), "E322", fact, "Zie 'git log --oneline' of 'git tag' voor wat er is.")
    return commit[0]


def _git(home: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - the words are ours; a revision is checked first
            ["git", "-C", str(home), *words],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        hint = "Installeer git, of geef de map van het andere model."
        raise refuse("git", "E320", "is er niet op deze computer.", hint) from None
    except subprocess.TimeoutExpired:
        raise refuse("git", "E320", f"antwoordt niet binnen {_SECONDS} seconden.") from None


def _within(problem: Problem, place: str) -> Problem:
    file = f"{_shown(place)}:{problem.file}"
    return Problem(file, problem.line, problem.col, problem.code, problem.message, problem.hint)


def _shown(revision: str) -> str:
    return cleaned(revision)[:_LONGEST] or "''"
