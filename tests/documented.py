"""Handbooks that are run: every command in them is executed in a copy of the project, in their order.

A comment before a fenced block says what the block is:

- ``<!-- $ paraat model check -->``: the command and what it prints; a line with only ``…`` stands for any lines;
- ``<!-- in rules/x.yaml -->``: the whole file; ``<!-- erbij in rules/x.yaml -->``: text added at its end;
- ``<!-- vervang in rules/x.yaml -->``: a ``diff`` block; its ``-`` lines are replaced by its ``+`` lines;
- ``<!-- werkmap x.xlsx -->``: cells to change, a line each: ``blad | naam | kolom | waarde``;
- ``<!-- fouten -->``: mistakes, each ``bestand: oud ⇒ nieuw`` and below it what ``paraat model check`` says.

``python -m tests.documented docs/experts.md`` writes the real output into the blocks without ``…``.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"<!-- (?P<what>[^\n]+?) -->\n```(?P<kind>\w*)\n(?P<body>.*?)```\n", re.DOTALL)
ANY = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """One marked block: what it is, and where its body stands in the text."""

    what: str
    body: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of a handbook with what the handbook shows and what it really prints."""

    block: Block
    real: str

    @property
    def true(self) -> bool:
        """The handbook is right; lines left out do not count."""
        parts = re.split(rf"^{ANY}\n", self.block.body, flags=re.MULTILINE)
        pattern = r"(?:.*\n)*?".join(map(re.escape, parts))
        return re.fullmatch(pattern, self.real) is not None


def blocks(text: str) -> Iterator[Block]:
    """Every marked block, in order."""
    for match in _BLOCK.finditer(text):
        yield Block(match["what"], match["body"], match.start("body"), match.end("body"))


def followed(text: str, folder: Path) -> Iterator[Shown]:
    """Do what a handbook says, in a folder that holds a copy of the content, the examples, and in ``oud`` the content again."""
    for name in ("questionnaires", "rules", "examples", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("questionnaires", "rules"):
        shutil.copytree(ROOT / name, folder / "oud" / name)
    for block in blocks(text):
        if block.what == "fouten":
            yield Shown(block, mistaken(block.body, folder))
        elif block.what.startswith("$ "):
            yield Shown(block, printed(block.what[2:], folder))
        else:
            changed(block, folder)


def printed(command: str, folder: Path) -> str:
    """What a command line prints, on both streams, 80 columns wide; ``paraat`` works on the folder's own model."""
    program = f'"{sys.executable}" "{ROOT / "cli.py"}" --model .'
    line = re.sub(r"\bparaat (?=[a-z])", lambda _: f"{program} ", command)
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    environment.pop("CI", None)
    done = subprocess.run(  # noqa: S602 - the handbook's own commands
        line,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    said = done.stdout + done.stderr
    return "\n".join(part.rstrip() for part in said.strip("\n").split("\n")) + "\n"


def mistaken(body: str, folder: Path) -> str:
    """Make each mistake by itself, ask what is wrong, and put it right again."""
    made = []
    for line in body.splitlines():
        if line.startswith(" "):
            continue
        name, _, change = line.partition(": ")
        old, _, new = change.partition(" ⇒ ")
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, line
        path.write_text(text.replace(old, new.replace("\\n", "\n"), 1), encoding="utf-8")
        said = [part for part in printed("paraat model check", folder).split("\n") if part][:-1]
        path.write_text(text, encoding="utf-8")
        made.append(line)
        for part in said:
            made += textwrap.wrap(part, 100, initial_indent="   ", subsequent_indent="     ")
    return "\n".join(made) + "\n"


def changed(block: Block, folder: Path) -> None:
    """Make the change that a block describes."""
    what, _, name = block.what.rpartition(" ")
    path = folder / name
    if what == "in":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")
    elif what == "erbij in":
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" + block.body, encoding="utf-8")
    elif what == "vervang in":
        old, new = (
            "".join(line[1:] for line in block.body.splitlines(keepends=True) if line[0] in signs)
            for signs in ("- ", "+ ")
        )
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has this {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    elif what == "werkmap":
        _workbook(path, block.body)
    else:
        raise AssertionError(f"unknown kind of block: {block.what}")


def _workbook(path: Path, body: str) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for line in body.strip().split("\n"):
        sheet, name, column, value = (part.strip() for part in line.split("|", 3))
        ws = book[sheet]
        at = next(cell.column for cell in ws[1] if cell.value == column)
        found = [row for row in range(2, ws.max_row + 1) if ws.cell(row, 1).value == name]
        row = found[0] if found else ws.max_row + 1
        ws.cell(row, 1).value = name
        ws.cell(row, at).value = value.replace("\\n", "\n")
    book.save(path)


def rewritten(text: str, shown: list[Shown]) -> str:
    """The handbook with the real output in every block that leaves nothing out."""
    for one in reversed(shown):
        if f"\n{ANY}\n" not in f"\n{one.block.body}":
            text = text[: one.block.start] + one.real + text[one.block.end :]
    return text


def main() -> None:
    """Write the real output into handbooks."""
    for name in sys.argv[1:]:
        path = Path(name)
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            shown = list(followed(text, Path(folder)))
        path.write_text(rewritten(text, shown), encoding="utf-8")
        for one in shown:
            if not one.true:
                print(f"{name}: {one.block.what}")


if __name__ == "__main__":
    main()
