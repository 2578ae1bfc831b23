"""Many practices at once: the third evaluator, a column per question in, a column per conclusion out.

The same meaning as ``engine.assessment.assess``, cell for cell, but over whole columns. Each column of
cells becomes small whole numbers once (``codes``); from there on truth is two rows of bits (``bits``):
surely true, surely false, neither is open. ``states``, ``scores``, ``ladders`` and ``truth`` follow the
modules of the same name one floor up.

Nothing outside this package imports polars, pyarrow or numpy.
"""

import os

# Before Polars is there: it reads two row groups of Parquet ahead for each core, hundreds of megabytes each.
os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")

from engine.batch.cells import BadCellError, cell
from engine.batch.columns import Columns
from engine.batch.frames import arrow_scorer, score

__all__ = ["BadCellError", "Columns", "arrow_scorer", "cell", "score"]
