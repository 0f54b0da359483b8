"""Records as pandas data frames, of the same tables that the dataset's files hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from thaimemo.outputs.dataset.rows import Rows
from thaimemo.outputs.json_record import record_json
from thaimemo.schema.record import Record

if TYPE_CHECKING:
    import pandas as pd


def to_dataframes(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """One frame a table, by name: ``documents``, ``projects``, ``results``, ``findings``, ...

    Columns have Arrow types: numbers are exact decimals, dates are days, and what is null stays null in
    whole numbers and truth values. ``frame["percent"].astype("float64")`` gives what numpy and plots want.
    """
    import pandas as pd

    from thaimemo.outputs.dataset.columns import arrow_tables

    rows = Rows()
    for record in records:
        rows.add(record_json(record, indent=None).encode())
    return {name: batch.to_pandas(types_mapper=pd.ArrowDtype) for name, batch in arrow_tables(rows).items()}
