"""Tables as text carriers write them: tab-separated, pipe and HTML."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.extract.spans import MAX_SPAN, Columns
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage, PrintedLine

Repair = Callable[[PrintedLine, int, int], Passage]
"""Makes a passage of a stretch of a printed line."""

_RULE = r"\s*(?::-+:?|-+:|-{2,})\s*"
_RULE_ROW = lazy.compiled(rf"\s*\|?(?:{_RULE}\|)*{_RULE}\|?\s*")
_PIPE = lazy.compiled(r"(?<!\\)\|")
_LABEL = lazy.compiled(
    r"\s*(?:\*\*|<b>)?\s*(?:ส่วนราชการ|ส่วนงาน|ที่|วันที่|เรื่อง|เรียน|โทร|ผ่าน|เลขรับ|รับที่|เวลา|อ้างถึง|สิ่งที่ส่งมาด้วย)"
)
# "ที่<tab>โครงการ<tab>หน่วยวัด", "ที่<tab>โครงการ<tab>1<tab>2", where a letter has its number or date
_HEAD = lazy.compiled(r"\s*(?:ที่|วันที่|เวลา)\t+[^\t0-9๐-๙]{2,}(?:\t+[^\t0-9๐-๙]{2,}|(?:\t+[0-9๐-๙](?=\t|$)){2})")
_GROUP_ROW = lazy.compiled(
    r"\s*(?:\*\*|<b>)?\s*(?:ม[ิ]?ติ|ด้าน|หมวด|(?:ประเด็น)?ยุทธศาสตร์|เป้าประสงค์|สาขา|กลุ่ม|องค์ประกอบ|มาตรฐาน|ภารกิจ|พันธกิจ|มุมมอง|ส่วน|ตอน)ที่\s*[0-9๐-๙]+"
)
# a cell that breaks off: "คิดเป็นร้อยละ" above "๑๑๒.๕๐ ของเป้าหมาย"
_CUT = lazy.compiled(
    r"(?:ร้อยละ|จำนวน|(?:แ|เเ)ละ|หรือ|(?<!สิ่ง|เจ้า)ของ|โดย|ซึ่ง|จาก|วันที่|เพื่อ|เนื่องจาก|ได้(?:แ|เเ)ก่|คิดเป็น|ประกอบด้วย|รวมถึง|รวมทั้ง|ให้แก่|[,(])\s*$"
)
# a line that no sentence begins with
_GOES_ON = lazy.compiled(
    r"\s*(?:(?:แ|เเ)ละ|หรือ|ซึ่ง|โดย|ของ|คิดเป็น|จาก|เนื่องจาก|เพื่อ|แต่|รวมทั้ง|ตลอดจน|ในจำนวนนี้|[,)])"
)
FEWEST_ROWS = 3
FEWEST_PIPES = 2
_TOKEN = lazy.compiled(
    r"(?P<close></(?:td|th)\s*>)|(?P<cell><(?P<kind>td|th)\b(?P<attributes>[^<>]{0,300})>)"
    r"|(?P<row><tr\b[^<>]{0,300}>)|(?P<end></table\s*>)|(?P<start><table\b[^<>]{0,300}>)",
    regex.IGNORECASE,
)
_SPAN = lazy.compiled(r"(?P<way>col|row)span\s*=\s*[\"']?(?P<n>\d{1,3})", regex.IGNORECASE)


def is_pipe_row(text: str) -> bool:
    """A line of a pipe table: begins and ends with a pipe, or holds at least two."""
    stripped = text.strip()
    return stripped.startswith("|") and stripped.count("|") >= 2


def bare_pipe_rows(texts: Sequence[str]) -> frozenset[int]:
    """The numbers of lines that make tables without outer pipes: at least three, with as many cells each."""
    rows: set[int] = set()
    run: list[int] = []
    for number, text in enumerate([*texts, ""]):
        pipes = 0 if text.lstrip().startswith("|") else len(_PIPE.findall(text)) if "|" in text else 0
        if run and pipes != len(_PIPE.findall(texts[run[0]])):
            rows.update(run if len(run) >= FEWEST_ROWS else ())
            run = []
        if pipes >= FEWEST_PIPES:
            run.append(number)
    return frozenset(rows)


def is_tab_row(text: str) -> bool:
    """A line of a tab-separated table, as against a memo label set apart by a tab."""
    return "\t" in text.strip("\r\n ") and not is_memo_label(text)


def is_indented(texts: list[str]) -> bool:
    """Lines that tabs only set in, such as a signature with a word beside it: no table."""
    inner = sum("\t" in text.strip() for text in texts)
    return all(text.startswith("\t") for text in texts) and inner * 2 < len(texts)


def is_memo_label(text: str) -> bool:
    """The text opens with a label of a memo's header or of a register stamp."""
    return _LABEL.match(text) is not None and _HEAD.match(text) is None


def is_group_row(text: str) -> bool:
    """A line that names a dimension and so may stand alone between the rows of a table."""
    return _GROUP_ROW.match(text) is not None


def goes_on(above: str, text: str) -> bool:
    """A line without a tab is the rest of the last cell in the row ``above``, which the margin broke."""
    if "\t" in text or not text.strip() or is_group_row(text) or is_memo_label(text):
        return False
    cell = above.rpartition("\t")[2].rstrip("\r\n")
    return cell.strip() != "" and (_CUT.search(cell) or _GOES_ON.match(text)) is not None


def pipe_table(lines: list[PrintedLine], repair: Repair) -> Table:
    """Rows of a pipe table; the rule under the header is no row."""
    rows = []
    for line in lines:
        if _RULE_ROW.fullmatch(line.text):
            continue
        cuts = [m.start() for m in _PIPE.finditer(line.text)]
        bounds = [-1, *cuts, len(line.text)]
        cells = [(a + 1, b) for a, b in itertools.pairwise(bounds)]
        if not line.text[: cuts[0]].strip():
            cells = cells[1:]
        if cells and not line.text[cells[-1][0] : cells[-1][1]].strip():
            cells = cells[:-1]
        rows.append([Cell(repair(line, a, b).strip(), column) for column, (a, b) in enumerate(cells)])
    return Table(rows)


def tab_table(lines: list[PrintedLine], repair: Repair) -> Table:
    """Rows of a tab-separated table; a cell broken over lines is joined again by the number of columns."""
    first = [line.text for line in lines[:2]]
    if all(text.startswith("\t") for text in first):  # set in below their label, no first column
        first = [text.lstrip("\t") for text in first]
    width = max(text.count("\t") for text in first) + 1
    rows: list[list[Cell]] = []
    for line in lines:
        cells, start = [], 0
        while True:
            stop = line.text.find("\t", start)
            cells.append(repair(line, start, len(line.text) if stop < 0 else stop).strip())
            if stop < 0:
                break
            start = stop + 1
        previous = rows[-1] if rows else None
        if (
            previous
            and not is_group_row(previous[0].text)
            and len(previous) < width
            and len(cells) > 1
            and len(previous) + len(cells) - 1 == width
        ):
            previous[-1].passage = Passage.join((previous[-1].passage, cells[0]), "\n").strip()
            previous.extend(Cell(cell, len(previous) + i) for i, cell in enumerate(cells[1:]))
        elif previous and len(cells) == 1 and len(previous) > 1 and goes_on(previous[-1].text, line.text):
            previous[-1].passage = Passage.join((previous[-1].passage, cells[0]), "\n").strip()
        else:
            rows.append([Cell(cell, column) for column, cell in enumerate(cells)])
    return Table(rows)


def html_table(lines: list[PrintedLine], repair: Repair) -> Table:
    """The first table in the lines, column and row spans counted out."""
    rows: list[list[Cell]] = []
    parts: list[Passage] | None = None
    spans = (1, 1)
    columns = Columns()

    def close() -> None:
        nonlocal parts
        if parts is None:
            return
        if not rows:
            rows.append([])
        column = columns.place(*spans)
        passage = Passage.join([p for p in parts if p.text.strip()], "\n").strip()
        rows[-1].append(Cell(passage, column, spans[0], spans[1]))
        parts = None

    for line in lines:
        at = 0
        for token in _TOKEN.finditer(line.text):
            if parts is not None and token.start() > at:
                parts.append(repair(line, at, token.start()))
            at = token.end()
            if token["start"]:
                continue
            close()
            if token["row"]:
                columns.next_row()
                rows.append([])
            elif token["cell"]:
                found = {
                    m["way"].lower(): min(max(int(m["n"]), 1), MAX_SPAN)
                    for m in _SPAN.finditer(token["attributes"])
                }
                spans = (found.get("col", 1), found.get("row", 1))
                parts = []
            elif token["end"]:
                return Table([row for row in rows if row])
        if parts is not None and at < len(line.text):
            parts.append(repair(line, at, len(line.text)))
    close()
    return Table([row for row in rows if row])
