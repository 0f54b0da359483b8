"""Records as pandas data frames, of the same tables that the dataset's files hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from thaimemo.outputs.dataset.definitions import tables
from thaimemo.outputs.dataset.rows import Rows, load_record, rows_of
from thaimemo.schema.record import Record

if TYPE_CHECKING:
    import pandas as pd


def to_dataframes(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """One frame a table, by name: ``documents``, ``projects``, ``results``, ``findings``, ...

    Columns have Arrow types: numbers are exact decimals, dates are days, and what is null stays null in
    whole numbers and truth values. ``frame["percent"].astype("float64")`` gives what numpy and plots want.
    """
    import pandas as pd

    from thaimemo.outputs.dataset.table_files import arrow_table

    rows: Rows = defaultdict(list)
    for record in records:
        for name, some in rows_of(load_record(record.model_dump_json())).items():
            rows[name].extend(some)
    return {
        name: arrow_table(table, rows[name]).to_pandas(types_mapper=pd.ArrowDtype)
        for name, table in tables().items()
    }
