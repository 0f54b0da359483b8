"""The columns of table cells, those counted out that cells with a row span take from the rows below."""

from __future__ import annotations

MAX_SPAN = 100


class Columns:
    """Gives every cell of a table its column, row by row."""

    def __init__(self) -> None:
        self._next = 0
        self._covered: dict[
            int, int
        ] = {}  # column -> further rows that a cell from above covers, this one in
        self._below: dict[int, int] = {}

    def next_row(self) -> None:
        """The next cell stands in a new row."""
        self._covered = {column: rows for column, rows in self._below.items() if rows > 0}
        self._below = {column: rows - 1 for column, rows in self._covered.items()}
        self._next = 0

    def place(self, columns: int = 1, rows: int = 1) -> int:
        """The first column of the next cell, which spans ``columns`` and ``rows``."""
        while self._next in self._covered:
            self._next += 1
        at = self._next
        self._next += columns
        if rows > 1:
            self._below.update(dict.fromkeys(range(at, at + columns), rows - 1))
        return at
