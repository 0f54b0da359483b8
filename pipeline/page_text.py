"""A page as plain text, for people who want to see what the parsers see."""

from __future__ import annotations

from thaimemo.extract.page import Line, Page, Table


def page_text(page: Page) -> str:
    """The repaired lines of a page in reading order; a table row is one line, bars between its columns.

    Headers, footers and notes that the carrier keeps apart follow after a blank line.
    """
    lines: list[str] = []
    for block in page.blocks:
        lines.extend(_rows(block) if isinstance(block, Table) else _line(block))
    if page.margin:
        lines += ["", *(line.text for line in page.margin)]
    return "".join(f"{line}\n" for line in lines)


def _line(line: Line) -> list[str]:
    return [line.text]


def _rows(table: Table) -> list[str]:
    width = max((cell.column + cell.column_span for row in table.rows for cell in row), default=0)
    rows = []
    for row in table.rows:
        columns = [""] * width
        for cell in row:
            columns[cell.column] = " ".join(cell.text.split("\n"))
        rows.append("| " + " | ".join(columns) + " |")
    return rows
