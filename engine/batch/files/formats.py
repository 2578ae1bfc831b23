"""From the files and folders that were named to tables."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from engine.batch.files.answerfiles import read_answer_files
from engine.batch.files.csvfile import Recognise, read_csv
from engine.batch.files.jsonlines import read_json_lines
from engine.batch.files.parquet import PARQUET, read_parquet
from engine.batch.files.spreadsheet import read_workbook
from engine.batch.files.tables import Table
from engine.model import Model
from engine.problem import InputError, Problem, reason_of, refuse
from engine.text import nearest

CSV = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")
JSON = (".jsonl", ".ndjson")
ANSWERS = (".yaml", ".yml")
KNOWN = (*CSV, *WORKBOOKS, *JSON, *PARQUET, *ANSWERS)
_ONLY = "CSV, Excel (.xlsx), OpenDocument (.ods), Parquet, JSON lines (.jsonl) of antwoordenbestanden (.yaml)."


def read_tables(model: Model, paths: Iterable[Path], recognise: Recognise, sheet: str | None = None) -> list[Table]:
    """Every table in the files, and in the folders' files. Raises ``InputError`` with all that is refused."""
    problems: list[Problem] = []
    tables: list[Table] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += _files(path)
        except InputError as error:
            problems += error.problems
    files = list(dict.fromkeys(files))
    answers = [f for f in files if f.suffix.lower() in ANSWERS]
    for file in files:
        try:
            if file not in answers:
                tables.append(_table(file, str(file), recognise, sheet))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    for folder in dict.fromkeys(f.parent for f in answers):
        some = [f for f in answers if f.parent == folder]
        tables.append(read_answer_files(some, [str(f) for f in some], model))
    return tables


def _files(path: Path) -> Sequence[Path]:
    try:
        if not path.is_dir():
            return [path]
        found = sorted(_below(path))
    except (OSError, ValueError) as error:
        raise refuse(str(path), "E103", f"kan niet worden gelezen ({reason_of(error)}).") from None
    if not found:
        raise refuse(str(path), "E302", "bevat geen bestanden om te lezen.", f"Paraat leest {_ONLY}")
    return found


def _below(folder: Path) -> Iterator[Path]:
    """Files of a known kind, however deep, hidden ones left out."""
    for file in folder.rglob("*"):
        inside = file.relative_to(folder)
        if file.suffix.lower() in KNOWN and not any(p.startswith((".", "~$")) for p in inside.parts) and file.is_file():
            yield file


def _table(path: Path, name: str, recognise: Recognise, sheet: str | None) -> Table:
    kind = path.suffix.lower()
    try:
        if not path.exists():
            raise refuse(name, "E103", "bestaat niet.")
        if not path.is_file():
            raise refuse(name, "E103", "is geen gewoon bestand.")
    except (OSError, ValueError):
        raise refuse(name, "E103", "kan niet worden gelezen (ongeldige naam).") from None
    if kind not in KNOWN:
        near = nearest(kind, KNOWN)
        hint = f"Bedoelde u {near}?" if near else f"Paraat leest {_ONLY}"
        raise refuse(name, "E301", "is geen soort bestand dat Paraat leest.", hint)
    if kind in CSV:
        return read_csv(path, name, recognise)
    if kind in WORKBOOKS:
        return read_workbook(path, name, sheet)
    return read_json_lines(path, name) if kind in JSON else read_parquet(path, name)
