"""However an HTML page or a Word document is torn, it gives a record or a clean refusal."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
import regex

from thaimemo.pipeline.document import read
from thaimemo.schema.errors import ThaimemoError

LETTERS = Path(__file__).parents[1] / "corpus" / "letters"
PAGE = (LETTERS / "circular-in-a-hurry.html").read_text("utf-8")
WORD = {
    name: archive.read(name)
    for archive in [zipfile.ZipFile(LETTERS / "circular-in-a-hurry.docx")]
    for name in archive.namelist()
}
TAGS = (
    "<table>",
    "</table>",
    "<td colspan=9999>",
    "</tr>",
    "<li>",
    "<p hidden>",
    "</p>",
    "&#0;",
    "&#x110000;",
    "<!--",
    "<script>",
    "<ol start=-5>",
    "",
)
EMPTY = (
    "w:vMerge",
    "w:gridSpan w:val='-3'",
    "w:numId w:val='99'",
    "w:ilvl w:val='77'",
    "w:del",
    "w:p",
    "w:tbl",
    "w:tc",
    "w:br w:type='page'",
    "w:fldChar w:fldCharType='end'",
    "w:fldChar w:fldCharType='begin'",
    "w:sectPr",
    "w:sdt",
    "w:sym w:char='ZZ'",
    "w:szCs w:val='x'",
    "w:outlineLvl w:val='-1'",
    "w:footnoteReference w:id='5'",
    "w:lastRenderedPageBreak",
    "w:txbxContent",
)
_END = regex.compile(">")
_LEAF = regex.compile(r"<(w:(?:r|t|tc|pPr|tcPr|rPr|numPr))(?: [^<>]*)?>[^<>]*</\1>|<w:\w+(?: [^<>]*)?/>")
ROUNDS = 8


def check(data: bytes, name: str) -> None:
    refusal = None
    try:
        record = read(data, name)
    except ThaimemoError as error:
        refusal = str(error)
    if refusal is not None:
        assert refusal.startswith(f"{name}: ")
        return
    assert record.model_validate_json(record.model_dump_json()).document.id == record.document.id


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_html(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5):
        text = PAGE
        for _ in range(chance.randint(1, 6)):
            at, length = chance.randrange(len(text)), chance.choice([0, 0, 20, 200])
            put = chance.choice([*TAGS, text[at : at + 200] * 2])
            text = text[:at] + put + text[at + length :]
        check(text.encode(), "torn.html")


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_word_documents(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in WORD.items():
                if name in ("word/document.xml", "word/numbering.xml"):
                    content = _torn_xml(content.decode(), chance).encode()
                if name.startswith("[") or chance.random() > 0.06:
                    archive.writestr(name, content)
        data = out.getvalue()
        check(data if chance.random() > 0.1 else data[: chance.randrange(len(data))], "torn.docx")


def _torn_xml(text: str, chance: random.Random) -> str:
    """Elements dropped, doubled and put in where a tag ends: it stays XML, and is no document any more."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(800, len(text))
        end, leaf = _END.search(text, at), _LEAF.search(text, at)
        if leaf and chance.random() < 0.4:
            text = text[: leaf.start()] + leaf[0] * chance.choice([0, 2]) + text[leaf.end() :]
        elif end and end.end() < len(text):
            text = text[: end.end()] + f"<{chance.choice(EMPTY)}/>" + text[end.end() :]
    return text
