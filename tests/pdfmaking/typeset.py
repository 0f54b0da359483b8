"""Markdown as the samples write it, laid out as the HTML of an official memo."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

import regex

_STYLE = """
@page {{ size: A4; margin: 20mm 20mm 20mm 28mm; @top-center {{ content: "- " counter(page, thai) " -"; }} }}
@page :first {{ @top-center {{ content: ""; }} }}
@page wide {{ size: A4 landscape; margin: 20mm 15mm; }}
body {{ font-family: "{font}"; font-size: {size}pt; line-height: 1.35; }}
.wide {{ page: wide; }}
h1, h2, h3, h4 {{ font-size: {size}pt; text-align: left; margin: 10pt 0 4pt 0; }}
h1 {{ font-size: {large}pt; text-align: center; }}
h2 {{ font-size: {larger}pt; }}
p {{ margin: 3pt 0; }}
p.text {{ text-indent: 36pt; text-align: {align}; }}
p.signed {{ text-align: center; margin-left: 30%; }}
p.stamp {{ border: 1pt solid #000080; color: #000080; width: 42%; margin-left: 55%; padding: 3pt;
  font-size: {small}pt; }}
table {{ border-collapse: collapse; width: 100%; font-size: {small}pt; margin: 6pt 0; }}
thead {{ display: table-header-group; }}
td, th {{ border: 1px solid #000000; padding: 2pt 4pt; vertical-align: top; text-align: left; }}
"""
_BORDER = 'valign="top" style="border: 1px solid #000000"'
"""LibreOffice reads borders only where they stand in the cell itself."""
_SIGNED = regex.compile(r"\((?:นาย|นางสาว|นาง|ว่าที่|ดร\.)")
_GROUP = regex.compile(r"<b>|\*\*|(?:มิติ|ด้าน|องค์ประกอบ|หมวด)ที่")
_MANY = 8
"""Columns of a table that wants a wide page."""
_TURNED = regex.compile(r"\f|<!--[^\n]*-->|(?m:^\s*-\s*[0-9๐-๙]{1,3}\s*-\s*$)")
"""Where a page begins; the printer puts the numbers of pages in itself."""
_BARE_CELL = regex.compile(r"<(td|th)\b(?![^>]*style=)")
_QUOTED = regex.compile(r"^(?:>\s*)+")
_BULLET = regex.compile(r"^\*\s+")
_MARKS = ("\\*\\*(.+?)\\*\\*", "<b>\\1</b>")


@dataclass(frozen=True)
class Look:
    """How a document is set: the Thai font, its size in points, and whether lines fill their width."""

    font: str = "Norasi"
    size: int = 15
    justified: bool = False


def typeset(markdown: str, look: Look = Look()) -> str:
    """The document as HTML that a printer makes pages of."""
    style = _STYLE.format(
        font=look.font,
        size=look.size,
        small=look.size - 2,
        larger=look.size + 2,
        large=look.size + 5,
        align="justify" if look.justified else "left",
    )
    body = "\n".join(_blocks(markdown))
    if 'class="wide"' in body:  # LibreOffice knows one kind of page only
        style = style.replace("size: A4;", "size: A4 landscape;", 1)
    return (
        f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>memo</title>'
        f"<style>{style}</style></head><body>\n{body}\n</body></html>\n"
    )


def _blocks(markdown: str) -> Iterator[str]:
    head, mark, rest = markdown.partition("บันทึกข้อความ")
    stamp = regex.sub(r"[#*\s]+$", "", head).strip()
    if mark and stamp and len(stamp.split("\n")) < 6:
        yield f'<p class="stamp">{_lines(stamp)}</p>'
        markdown = regex.search(r"[#*]*\s*$", head)[0].lstrip("\n") + mark + rest  # type: ignore[index]
    signed = False
    for block in regex.split(r"\n[ \t]*\n", _TURNED.sub("\n\n---\n\n", markdown)):
        lines = [line for line in block.strip("\n").split("\n") if line.strip()]
        if not lines:
            continue
        if _table(lines):
            yield from _mixed(lines)
            continue
        for part in _parts(lines):
            first = part[0].strip()
            if regex.fullmatch(r"-{3,}", first):
                yield '<div style="page-break-after: always"></div>'
            elif depth := len(first) - len(first.lstrip("#")):
                align = ' align="center"' if depth == 1 else ""
                yield f"<h{depth}{align}>{_inline(first[depth:].strip())}</h{depth}>"
            elif first == "บันทึกข้อความ":
                yield f'<h1 align="center">{first}</h1>'
                if part[1:]:
                    yield f"<p>{_lines(chr(10).join(part[1:]))}</p>"
            elif _SIGNED.match(first) or (signed and max(map(len, part)) < 60):
                yield f'<p class="signed">{_lines(chr(10).join(part))}</p>'
                signed = True
                continue
            elif first.startswith(("- ", "* ")) or len(part) > 1 or len(first) < 70:
                yield f"<p>{_lines(chr(10).join(part))}</p>"
            else:
                yield f'<p class="text">{_lines(first)}</p>'
            signed = False


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """Headings and signatures stand by themselves; other lines of a block stay together, a line each."""
    kept: list[str] = []
    for line in lines:
        if line.startswith("#") or regex.fullmatch(r"\s*-{3,}\s*", line):
            if kept:
                yield kept
                kept = []
            yield [line]
        else:
            if _SIGNED.match(line) and kept:
                yield kept
                kept = []
            kept.append(line)
    if kept:
        yield kept


def _table(lines: list[str]) -> bool:
    """Cells stand between two bars; a bar before each line alone draws the side of a card."""
    return any("\t" in line or line.startswith("<table") or regex.match(r"\|.*\|", line) for line in lines)


def _mixed(lines: list[str]) -> Iterator[str]:
    """Lines before a table as paragraphs, then the table."""
    while lines and not _table(lines[:1]):
        yield f"<p>{_lines(lines.pop(0))}</p>"
    if lines and lines[0].startswith("<table"):
        table = _BARE_CELL.sub(rf"<\1 {_BORDER}", "\n".join(lines))
        wide = max(row.count("<td") + row.count("<th") for row in table.split("<tr")) > _MANY
        yield f'<div class="wide" style="font-size: 8pt">{table}</div>' if wide else table
        return
    rows = [_cells(line) for line in lines if not regex.fullmatch(r"[|\s:-]+", line) or "\t" in line]
    width = max(map(len, rows))
    wide, small = (' class="wide"', ' style="font-size: 8pt"') if width > _MANY else ("", "")
    yield f'<div{wide}><table cellpadding="3" cellspacing="0"{small}>'
    yield f"<thead>{_row(rows[0], width, 'th')}</thead><tbody>"
    yield from (_row(row, width, "td") for row in rows[1:])
    yield "</tbody></table></div><p>&nbsp;</p>"


def _cells(line: str) -> list[str]:
    if line.startswith("|"):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")]


def _row(cells: list[str], width: int, tag: str) -> str:
    if width > 2 and _GROUP.match(cells[0]) and not any(cells[1:]):
        return f'<tr><{tag} colspan="{width}" {_BORDER}>{_inline(cells[0])}</{tag}></tr>'
    cells = cells + [""] * (width - len(cells))
    return "<tr>" + "".join(f"<{tag} {_BORDER}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _lines(text: str) -> str:
    return "<br>".join(_inline(_BULLET.sub("• ", _QUOTED.sub("", line.strip()))) for line in text.split("\n"))


def _inline(text: str) -> str:
    marked = regex.sub(r"</?[bu]>", "**", regex.sub(r"</?(?:center|page_number)>", "", text))
    plain = html.escape(html.unescape(marked), quote=False)
    return regex.sub(*_MARKS, plain).replace("**", "").replace("&lt;br&gt;", "<br>")
