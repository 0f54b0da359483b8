"""The marks that OCR services and markdown leave in text: tags, emphasis, headings, entities."""

from __future__ import annotations

import html

import regex

from thaimemo.extract.drawn import boxed
from thaimemo.normalize import lazy
from thaimemo.normalize.characters import Edit

_MARKUP = lazy.compiled(
    r"""
      (?P<break>  </?(?:br|p|li|div|ul|ol|h[1-6])\b[^<>]{0,200}>)   # <br/>, <p>
    | (?P<tag>    </?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,300})?/?>)    # <b>, <u>, <span style="...">
    | (?P<comment><!--.{0,500}?-->)
    | (?P<entity> &(?:[a-zA-Z]{2,8}|\#\d{1,7}|\#x[0-9a-fA-F]{1,6});) # &nbsp;
    | (?P<emphasis> \*{1,3} | (?<![\p{L}\p{M}\p{N}_])_{2}(?=\S) | (?<=\S)_{2}(?![\p{L}\p{N}_]) | `{1,3})
    | (?P<escape> \\(?=[-.*\#_()\[\]|]))                             # \-
    """,
    regex.VERBOSE,
)
# "> ผู้รับผิดชอบ: ..." of a quoted block; "> 80" is a bound
_QUOTED = lazy.compiled(r"\s{0,3}(?:>\s?){1,3}(?=[^\s>=0-9๐-๙.])|\s{0,3}>[\s>]*$")
_HEADING = lazy.compiled(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#]))")
# "########  หมวดที่ 1 ด้านการดูแลผู้ป่วย  ########", "===== ส่วนที่ ๒ ====="
_DRAWN = lazy.compiled(
    r"\s*(?:#{3,}|={3,}|-{3,}|~{3,}|\+{3,}|\*{4,}|_{4,})\s*(?P<text>[^\s#=~+*_-].*?)\s*(?:#{3,}|={3,}|-{3,}|~{3,}|\+{3,}|\*{4,}|_{4,})\s*"
)
_ORNAMENTS = frozenset("#=-~+*_")
DRAWN_DEPTH = 2
"""Depth of a heading that is drawn with ornaments on both sides."""
_BOLD = lazy.compiled(
    r"\s*(?:\#{1,6}\s*)?(?:[-•]\s+)?(?:(\*\*|__)(?!\s)(?:(?!\1).)+\1|<b>(?:(?!</b>).)+</b>)\s*"
)
# "**ที่**มช ๐๑๐๔/๗๖๓**วันที่**๑๒ กรกฎาคม": a line that opens with a bold label and goes on without a space
_LABELLED = lazy.compiled(r"\s*(?:[-•]\s+)?(?:(\*\*|__)(?=\S)[^*_\n]{1,45}?\1|<b>[^<>\n]{1,45}</b>)(?=\S)")
_SIGN = lazy.compiled(r"[<*_&\\`]")
_BOLD_MARKS = frozenset({"**", "__", "<b>", "</b>"})


def find_markup(text: str) -> list[Edit]:
    """The edits that take the marks out; tags that break a line become a line feed.

    In a line of bold labels the marks are all that sets them apart: there they become spaces.
    """
    if _SIGN.search(text) is None:
        return []
    edits = []
    labelled = _LABELLED.match(text) is not None
    for match in _MARKUP.finditer(text):
        if match["break"]:
            replacement = "\n"
        elif match["entity"]:
            replacement = html.unescape(match[0])
            if replacement == "\xa0":
                replacement = " "
        elif (
            match["emphasis"]
            and match[0] == "*"
            and not text[: match.start()].strip()
            and text[match.end() :][:1].isspace()
        ):
            replacement = "-"  # an asterisk as bullet
        elif labelled and match[0] in _BOLD_MARKS and _glued(text, match.start(), match.end()):
            replacement = " "
        else:
            replacement = ""
        edits.append(Edit(match.start(), match.end(), replacement, ""))
    return edits


def _glued(text: str, start: int, end: int) -> bool:
    """No white space, and no other mark of bold, stands on either side."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before.strip(" \t\xa0*") and after.strip(" \t\xa0*"))


def heading_depth(text: str) -> tuple[int, int, int]:
    """Depth of a heading (0 for none), and where its text begins and ends.

    Marks of a quotation and the borders of a box are no text.
    """
    if text[-2:-1] in _ORNAMENTS and (drawn := _DRAWN.fullmatch(text)):
        return DRAWN_DEPTH, *drawn.span("text")
    begin = quoted.end() if ">" in text and (quoted := _QUOTED.match(text)) else 0
    if (inner := boxed(text)) is not None:
        return 0, *inner
    match = _HEADING.match(text, begin)
    return (len(match[1]), match.end(), len(text)) if match else (0, begin, len(text))


def opens_bold(text: str) -> bool:
    """The line begins with a mark of bold."""
    return text.lstrip("#> -").startswith(("**", "<b>", "__"))


def is_bold(text: str) -> bool:
    """The whole line is marked bold."""
    return ("**" in text or "__" in text or "<b>" in text) and _BOLD.fullmatch(text) is not None
