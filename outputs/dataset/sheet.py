"""One sheet of a workbook, written from top to bottom: header, widths, filter; text that stays text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import regex
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FONT = "TH Sarabun New"
"""The font of official documents (มติคณะรัฐมนตรี 7 กันยายน 2553); a system without it shows another Thai
one.
"""
FONT_SIZE = 14
MAX_ROWS = 1_048_576
"""Rows of a sheet, its header included (Excel specifications and limits)."""
MAX_TEXT = 32_767
"""Characters of a cell, as UTF-16 counts them."""

LINE_HEIGHT = 24
"""Points for a line of Thai, which has marks above and below its letters."""
MAX_LINES = 8
"""Lines that a row shows; the cell holds the rest."""

_ZERO_WIDTH = regex.compile(r"[\p{Mn}\p{Cf}]+")
"""Thai vowels and tones that stand above or below a letter."""
_NOT_XML = regex.compile(r"[\x00\ud800-\udfff\ufffe\uffff]")
"""What no XML file can hold."""

Value = str | int | float | Decimal | bool | None
Cell = str | float


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as they are written, and how many lines of text it shows."""

    values: list[Cell | None]
    lines: int


@dataclass(frozen=True)
class Heading:
    """A column: its title, and its width in characters."""

    title: str
    width: float


@dataclass(frozen=True)
class Styles:
    """The formats of a workbook."""

    header: Format
    text: Format
    number: Format
    marked: dict[str, Format]
    """By the text of the cell: severities and the like."""


def options() -> dict[str, Any]:
    """How a workbook is to be made; a new dictionary each time, for the library writes into it."""
    font = {
        "font_name": FONT,
        "font_size": FONT_SIZE,
        "font_scheme": "none",
    }  # "minor": the theme's font wins
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return {"constant_memory": True, **never, "default_format_properties": font}


def styles(book: Workbook) -> Styles:
    """Formats of one font; grave words stand out by colour and by themselves."""
    base = {"valign": "top"}
    text = {**base, "text_wrap": True}
    header = {
        "bold": True,
        "bg_color": "#1F3864",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "vcenter",
    }
    colours = {"error": "#F8CBAD", "warning": "#FFE699", "info": "#DDEBF7"}
    return Styles(
        header=book.add_format({**base, **header}),
        text=book.add_format(text),
        number=book.add_format({**base, "num_format": "General", "align": "right", "indent": 1}),
        marked={word: book.add_format({**text, "bg_color": colour}) for word, colour in colours.items()},
    )


class Sheet:
    """A sheet with a frozen header and a filter; where it is full, a second of its kind goes on."""

    def __init__(
        self, book: Workbook, name: str, headings: Sequence[Heading], look: Styles, max_rows: int = MAX_ROWS
    ) -> None:
        self._book, self._name, self._headings, self._look = book, name, headings, look
        self._max_rows = max_rows
        self._number = 0
        self._sheet: Worksheet
        self._row = 0
        self._begin()

    def append(self, row: Row) -> None:
        """One row, made for the headings of the sheet."""
        if self._row == self._max_rows:
            self.close()
            self._begin()
        self._sheet.set_row(self._row, LINE_HEIGHT * row.lines)
        for column, value in enumerate(row.values):
            if value is not None:
                self._cell(self._row, column, value)
        # What a sheet remembers of a row is written with it, and would be all that grows.
        self._sheet.row_info.pop(self._row - 1, None)
        self._sheet.row_sizes.clear()
        self._row += 1

    def close(self) -> None:
        """Put the filter over what was written."""
        if self._headings:
            self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._headings) - 1)

    def _begin(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_row(0, 2 * LINE_HEIGHT)
        for column, heading in enumerate(self._headings):
            self._sheet.set_column(column, column, heading.width, self._look.text)
            self._sheet.write_string(0, column, heading.title, self._look.header)
        self._row = 1

    def _cell(self, row: int, column: int, value: Cell) -> None:
        if isinstance(value, str):
            self._sheet.write_string(row, column, value, self._look.marked.get(value, self._look.text))
        else:
            self._sheet.write_number(row, column, value, self._look.number)


def row_of(values: Iterable[Value], headings: Sequence[Heading]) -> Row:
    """The cells for these values, one a heading."""
    cells = [_cell(value) for value in values]
    lines = max(
        _lines(cell, heading.width) if isinstance(cell, str) else 1
        for cell, heading in zip(cells, headings, strict=True)
    )
    return Row(cells, min(lines, MAX_LINES))


def _cell(value: Value) -> Cell | None:
    if isinstance(value, str):
        return fitting(value) or None
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    return None if value is None else float(value)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column; Thai breaks at words, which fill a line to nine tenths or so."""
    across = max(1.0, width * 0.9)
    if len(text) <= across and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(len(_ZERO_WIDTH.sub("", line)) / across)) for line in text[:4000].split("\n"))


def fitting(text: str) -> str:
    """Text that a cell can hold: cut with an ellipsis where it is too long."""
    clean = text if text.isprintable() else _NOT_XML.sub("\ufffd", text)
    if 2 * len(clean) <= MAX_TEXT:
        return clean
    size = len(clean) + sum(letter > "\uffff" for letter in clean)
    if size <= MAX_TEXT:
        return clean
    return clean.encode("utf-16-le")[: 2 * (MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
