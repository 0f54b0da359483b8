"""The grid of a Word table: cells merged to the right (w:gridSpan) and downwards (w:vMerge)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thaimemo.extract.docx.names import Element, child, name_of, number, value
from thaimemo.extract.flow import Blocks, FlowCell, FlowTable
from thaimemo.extract.spans import MAX_SPAN

_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})


def read_table(table: Element, content: Callable[[Element], Blocks]) -> FlowTable:
    """The rows of a table; ``content`` reads what stands in a cell. Rows that were deleted are left out."""
    rows: list[list[FlowCell]] = []
    open_cells: dict[int, FlowCell] = {}  # by column: cells that go on below
    for row in _inside(table, "w:tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        column = min(number(child(properties, "gridBefore")) or 0, MAX_SPAN)
        cells: list[FlowCell] = []
        still_open: dict[int, FlowCell] = {}
        for element in _inside(row, "w:tc"):
            shape = child(element, "tcPr")
            span = min(max(number(child(shape, "gridSpan")) or 1, 1), MAX_SPAN)
            merge = child(shape, "vMerge")
            across = child(shape, "hMerge")
            if across is not None and value(across) != "restart" and cells:
                cells[-1].column_span += span
            elif merge is not None and value(merge) != "restart" and column in open_cells:
                open_cells[column].row_span += 1
                still_open[column] = open_cells[column]
            else:
                gone = child(shape, "cellDel") is not None
                cell = FlowCell([] if gone else content(element), column, span)
                cells.append(cell)
                if merge is not None:
                    still_open[column] = cell
            column += span
        open_cells = still_open
        rows.append(cells)
    return FlowTable(rows)


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    for inner in element:
        name = name_of(inner)
        if name == wanted:
            yield inner
        elif name in _WRAPPERS:
            yield from _inside(inner, wanted)
