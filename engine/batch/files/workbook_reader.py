"""A script, run as a process of its own by ``engine.batch.files.spreadsheet``: one sheet of a workbook as Arrow.

    python workbook_reader.py WORKBOOK SHEET BYTES

SHEET may be empty: the first. BYTES of memory are enough, or it ends. Writes to standard output: a line of
JSON with the names of the sheets, then the cells, all as text.
"""

import json
import sys
from collections import defaultdict

import fastexcel
import polars as pl

DAMAGED = 3


def main(path: str, sheet: str, memory: int) -> int:
    """The exit code: 0, ``DAMAGED``, or whatever the system makes of it when memory is out."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits
    try:
        book = fastexcel.read_excel(path)
        if not book.sheet_names or (sheet and sheet not in book.sheet_names):
            print(json.dumps({"names": book.sheet_names}))
            return 0
        found = book.load_sheet(sheet or 0, header_row=None, skip_rows=0, dtypes="string")
        arrow, errors = found.to_arrow_with_errors()
    except fastexcel.FastExcelError:
        return DAMAGED
    cells = pl.DataFrame(arrow)
    broken = defaultdict[int, list[int]](list)  # a formula without an outcome is not the same as an empty cell
    for error in errors.errors if errors else ():
        row, column = error.offset_position
        broken[column].append(row)
    cells = cells.with_columns(cells.to_series(column).scatter(rows, "#FOUT") for column, rows in broken.items())
    print(json.dumps({"names": book.sheet_names}), flush=True)
    cells.write_ipc(sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
