"""Many practices at once.

``files`` (a file → a table) → ``reading`` (a table → practices in canonical cells, and rejects) → ``columns``
(practices → conclusions: the third evaluator) → ``portfolio`` (conclusions → an overview) → ``writing``
(tables, workbooks, reports). ``run`` does all of it, ``spark`` the scoring on more machines than one.

Nothing outside this package imports polars, pyarrow or numpy.
"""

import os

# Before Polars is there: it reads two row groups of Parquet ahead for each core, hundreds of megabytes each.
os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")

from engine.batch.columns.assessment import Columns
from engine.batch.columns.cells import BadCellError, cell
from engine.batch.columns.frames import arrow_scorer, score
from engine.batch.columns.looking import looker

__all__ = ["BadCellError", "Columns", "arrow_scorer", "cell", "looker", "score"]
