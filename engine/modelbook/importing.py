"""From edits to new texts of the model's files, checked as a whole before any is written."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.diff.difference import Difference, difference
from engine.diff.edition import edition_in
from engine.load.files import model_files
from engine.load.loader import load, read
from engine.modelbook.edits import Added, Changed, Edit, Removed, edits_of
from engine.modelbook.entries import entries, key_of
from engine.modelbook.layout import TABLES
from engine.modelbook.reading import Book, place, read_book
from engine.modelbook.yamledit import YamlText
from engine.problem import InputError, Problem, refuse
from engine.yamltext import Document, Place


@dataclass(frozen=True, slots=True)
class Import:
    """What a workbook changes. ``texts``: the new text of every file that changes, by its name in the model."""

    edits: tuple[Edit, ...]
    texts: Mapping[str, str]
    difference: Difference | None


def imported(folder: Path, path: Path) -> Import:
    """Read a workbook and work its edits into the texts of the files; nothing is written.

    Raises ``InputError`` with every problem, each at its cell where it comes from one.
    """
    model, _ = load(folder)
    draft = read(folder)
    book = read_book(path, model.manifest.name)
    edits = edits_of(model, draft, book)
    texts = _edited(folder, edits, book)
    if not texts:
        return Import(edits, texts, None)
    with changed_folder(folder, texts) as copy:
        _checked(copy, book, edits)
        return Import(edits, texts, difference(edition_in(folder, "nu"), edition_in(copy, path.name)))


@contextmanager
def changed_folder(folder: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    """The model's files with some texts changed or added, in a folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="paraat-") as name:
        copy = Path(name)
        for part in ("questionnaires", "rules"):
            (copy / part).mkdir()
        held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in model_files(folder)}
        for file, content in {**held, **{name: text.encode() for name, text in texts.items()}}.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(content)
        yield copy


def _edited(folder: Path, edits: Sequence[Edit], book: Book) -> dict[str, str]:
    """Fields first, then what is added, then what goes, from the back: so places stay true."""
    opened: dict[str, YamlText] = {}

    def text(file: str) -> YamlText:
        if file not in opened:
            opened[file] = YamlText(file, (folder / file).read_bytes().decode("utf-8-sig"))
        return opened[file]

    for edit in edits:
        if isinstance(edit, Changed):
            target = text(edit.entry.file)
            if edit.value is None:
                target.drop(edit.entry.path, edit.field)
            else:
                target.put(edit.entry.path, edit.field, edit.value, edit.table.fields)
    _add([e for e in edits if isinstance(e, Added)], read(folder).documents, text, book)
    gone = {e.entry.fields["id"] for e in edits if isinstance(e, Removed) and e.table.name == "question"}
    removed = [e.entry for e in edits if isinstance(e, Removed)]
    # The answers of a question go with it.
    removed = [e for e in removed if not (e.path[-2:-1] == ("options",) and e.group in gone)]
    for entry in sorted(removed, key=lambda e: (e.file, len(e.path), *map(str, e.path[:-1]), e.path[-1]), reverse=True):
        target, sequence = text(entry.file), entry.path[:-1]
        if len(target.at(sequence)) == 1:
            fact = f"'{entry.fields['id']}' is de laatste in '{entry.group or entry.file}'."
            raise refuse(book.name, "E431", fact, "Een lijst kan niet leeg zijn. Haal het geheel weg in de YAML.")
        target.remove(sequence, int(entry.path[-1]))
    return {file: edited.text for file, edited in opened.items()}


def _add(added: Sequence[Added], documents: Sequence[Document], text: Callable[[str], YamlText], book: Book) -> None:
    """New questions bring their own answers along; new answers to a question that had none make its list."""
    loose: dict[str, list[Added]] = {}
    for edit in added:
        if edit.home is None:
            loose.setdefault(edit.group, []).append(edit)
    for edit in added:
        if edit.home is not None:
            own = loose.pop(str(edit.fields["id"]), []) if edit.table.name == "question" else []
            fields = {**edit.fields, "options": [dict(o.fields) for o in own]} if own else edit.fields
            text(edit.home.file).append(edit.home.path, fields)
    questions = {str(entry.fields["id"]): entry for entry in entries(documents, TABLES[0])}
    unknown = [edit for group, edits in loose.items() if group not in questions for edit in edits]
    if unknown:
        hint = "Noem een vraag of een gedeelde antwoordreeks."
        raise InputError(
            Problem(
                place(book.name, e.table, e.row, 2), 0, 0, "E409", f"'{e.group[:60]}' is geen vraag of reeks.", hint
            )
            for e in unknown
        )
    for group, edits in loose.items():
        entry = questions[group]
        text(entry.file).put(entry.path, "options", [dict(e.fields) for e in edits], (*entry.fields, "options"))


def _checked(copy: Path, book: Book, edits: Sequence[Edit]) -> None:
    """Load the changed model. Raises ``InputError``, each problem at the row that it comes from."""
    try:
        load(copy)
    except InputError as error:
        spots = list(_spots(read(copy).documents, book))
        removed = [str(e.entry.fields["id"]) for e in edits if isinstance(e, Removed)]
        raise InputError(_moved(problem, spots, removed) for problem in error.problems) from None


def _spots(documents: Sequence[Document], book: Book) -> Iterator[tuple[str, int, int, str]]:
    """Of every row that has an entry in the files: file, first line, last line, and how a person finds it."""
    rows = {(r.table.name, key_of(r.cells[2] if r.table.name == "option" else "", r.cells[0])): r for r in book.rows}
    by_file = {document.file: document for document in documents}
    for table in TABLES:
        for entry in entries(documents, table):
            row = rows.get((table.name, entry.key))
            spot = by_file[entry.file].place.at(entry.path)
            if row is not None:
                fields = {name: spot.keys[name].line for name in entry.fields if name in spot.keys}
                columns = {column.field: at for at, column in enumerate(table.columns) if column.field}
                for name, line in fields.items():
                    later = [other for other in fields.values() if other > line]
                    end = min(later) - 1 if later else _last(spot)
                    yield entry.file, line, end, place(book.name, table, row.number, columns.get(name))


def _last(spot: Place) -> int:
    """The last line on which something of a value begins."""
    return max([spot.line, *map(_last, spot.values.values()), *(key.line for key in spot.keys.values())])


def _moved(problem: Problem, spots: Sequence[tuple[str, int, int, str]], removed: Sequence[str]) -> Problem:
    """The problem at its cell, the smallest that holds it; else where it is in the file."""
    near = [s for s in spots if s[0] == problem.file and s[1] <= problem.line <= s[2]]
    spot = min(near, key=lambda s: (s[2] - s[1], -s[1]))[3] if near else f"{problem.file}:{problem.line}:{problem.col}"
    gone = next((name for name in removed if f"'{name}'" in problem.message), None)
    hint = f"'{gone}' is in het werkblad weggehaald, maar wordt hier nog gebruikt." if gone else problem.hint
    return Problem(spot, 0, 0, problem.code, problem.message, hint)
