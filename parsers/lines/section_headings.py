"""The heading of a project's section: its number, its name, its weight, the group that it names."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.telling import CODE, PROJECT, is_measure
from thaimemo.parsers.projects.identifiers import SUBJECT, split_code, split_number, split_weight
from thaimemo.parsers.projects.mention import Mention

_NUMBER = r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}"
NUMBERED = lazy.compiled(
    rf"[^\p{{L}}\p{{N}}(•▪●*–—-]*+(?:{SUBJECT}\s*(?:ที่)?\s*{_NUMBER}[.)]?(?:[\s:]+(?!ยิ่ง(?:น้อย|มาก|ต่ำ|สูง))\S|\s*$)"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}[.)]?\s*\p{Thai}|[0-9๐-๙]{1,2}[.]\s*\p{Thai}|[0-9๐-๙]{1,2}\s+\p{Thai})",
    regex.IGNORECASE,
)
"""A heading by its number; above labels it is one, elsewhere it may be a paragraph."""
NAMED = lazy.compiled(rf"[^\p{{L}}\p{{N}}(•▪●*–—-]*+{SUBJECT}\s*(?:ที่)?\s*{_NUMBER}", regex.IGNORECASE)
"""A heading by word and number, "ตัวชี้วัดที่ 1.2 ...", wherever it stands alone in a line."""
BULLETED = lazy.compiled(r"\s*[-–•]\s+[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}[.)]?\s+\p{Thai}")
"""An item of a nested list by its divided number: a heading right above labels."""
CONTINUED = lazy.compiled(r"\s*\(\s*ต่อ\s*\)\s*$")
"""The section of the same number goes on."""
# "KPI Template ตัวชี้วัดที่ 1", "รายละเอียดตัวชี้วัดที่ ๒.๑": the number and no name
_TEMPLATE = lazy.compiled(
    rf"[\p{{Thai}}\p{{L}}\s()]{{0,40}}?(?:ตัวชี้วัด|ตัวบ่งชี้)\s*(?:ที่|หมายเลข)?\s*(?P<number>{_NUMBER})\s*"
)
# "บัตรตัวชี้วัดหมายเลข 1", "แบบรายงานตัวชี้วัดที่ ๒"
_CARD = lazy.compiled(
    rf"\s*(?:บัตร|แบบ|รายละเอียด)\p{{Thai}}{{0,24}}?(?:ตัวชี้วัด|ตัวบ่งชี้)\s*(?:ที่|หมายเลข)?\s*{_NUMBER}\s*"
)
_INDICATOR = lazy.compiled(r"\s*(?:ตัวชี้?วัด|ตัวบ่งชี้|ตชว|KPI|KR(?=\s?[0-9๐-๙]))", regex.IGNORECASE)
# "โครงการ 4.1 : เปิดเผยเกณฑ์ (มิติที่ 4 ความพร้อมรับผิด...)"
_IN_GROUP = lazy.compiled(r"\s*\((?:อยู่ใน)?\p{Thai}{3,18}ที่\s*(?P<number>[0-9๐-๙]{1,2})(?:\s[^()]*)?\)\s*$")
_LATIN = lazy.compiled(r"[A-Z]{1,3}-?[0-9]{1,2}(?=\s*$)")
_MARKED = lazy.compiled(r"[^\p{L}\p{N}(]+")
_ORDERED = lazy.compiled(
    rf"\s*(?:(?P<code>{CODE})|(?P<code>[ก-ฮ])[.)]\s+(?={PROJECT})|\p{{Thai}}{{3,8}}ที่\s*(?P<code>[0-9๐-๙]{{1,2}})\s*[:：.)]?\s+)"
)


def names_card(text: str) -> bool:
    """The text is a heading with the word and the number of one indicator, goal or project."""
    return NAMED.match(text) is not None or _TEMPLATE.fullmatch(text) is not None


def is_card_number(text: str) -> bool:
    """The text calls a card by the number of its indicator, and says no more."""
    return _CARD.fullmatch(text) is not None


def read_section_heading(title: Passage, mention: Mention, *, name_line: bool, coded: bool = False) -> None:
    """What the heading says into the mention; a measure in it names an indicator.

    ``name_line``: it may begin with an ordinal or a code; ``coded``: it begins with its code.
    """
    if match := CONTINUED.search(title.text):
        title = title.slice(0, match.start())
    if match := _TEMPLATE.fullmatch(title.text):
        mention.printed_number = to_arabic(match["number"])
        mention.number_places = title.evidence(*match.span("number"))
        return
    if match := _IN_GROUP.search(title.text):
        mention.dimension = int(to_arabic(match["number"]))
        title = title.slice(0, match.start())
    if marked := _MARKED.match(title.text):
        title = title.slice(marked.end())
    mention.printed_number, name, at = (split_code if coded else split_number)(title)
    if name_line and at is None and (ordered := _ORDERED.match(title.text)):
        name, at = title.slice(ordered.end()), title.slice(*ordered.span("code"))
        if code := _LATIN.match(at.text):
            mention.printed_number = code[0]
    mention.number_places = at.evidence() if at is not None else []
    name, weight = split_weight(name.strip(" :："))
    if weight is not None:
        mention.fields["weight"] = weight
    if name.text:
        indicator = _INDICATOR.match(title.text) or is_measure(name.text)
        mention.fields["indicator" if indicator else "project"] = name
