"""A PDF with a text layer into pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import regex

from thaimemo.extract.page import ExtractedDocument, Line, Page
from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.finish import finish
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.glyphs import read_glyphs
from thaimemo.extract.pdf.layout import DraftPage, lay_out
from thaimemo.extract.pdf.loops import Handle
from thaimemo.extract.pdf.native import Reals
from thaimemo.extract.pdf.objects import FaceShelf, read_objects
from thaimemo.extract.pdf.opening import open_pdf
from thaimemo.extract.pdf.rules import read_rules
from thaimemo.extract.pdf.visible import covering_picture
from thaimemo.normalize import lazy
from thaimemo.normalize.layer_faults import LayerFaults
from thaimemo.normalize.thai_words import unknown_share
from thaimemo.schema.errors import EmptyDocument, LimitExceeded, NotThai, UnreadableDocument

MAX_PAGES = 3_000
MAX_CHARACTERS = 200_000
"""Characters of one page; a page of a law gazette has 6,000."""
MAX_SIDE = 14_400
"""Points: the largest page that ISO 32000-1 (annex C) allows."""
_THAI = lazy.compiled(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_LETTER = lazy.compiled(r"\p{L}+")
_ORPHAN = lazy.compiled(
    r"[\ufffd\ue000-\uf8ff]|(?<![\u0e01-\u0e2e\u0e30-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
)
_SAMPLE = 3_000
"""Characters that are looked up in the word list to judge a document."""
_STAGE = "extract"


def read_pdf(data: bytes, *, sha256: str, source: str, password: str | None = None) -> ExtractedDocument:
    """Pages of lines and ruled tables.

    Raises `UnreadableDocument` for a file that is damaged, locked or a scan, `EmptyDocument` for one
    without text, `LimitExceeded` above the limits of this module, `NotThai` for another language.
    """
    warnings: list[str] = []
    with open_pdf(data, source, warnings, password) as document:
        drafts = list(_drafts(document, source))
    hidden: Counter[str] = Counter()
    for draft in drafts:
        hidden.update(draft.hidden)
    warnings += [f"text left out, {reason}: {count} characters" for reason, count in sorted(hidden.items())]
    scans = [d.number for d in drafts if _is_scan(d)]
    lines = [line for draft in drafts if draft.number not in scans for line in draft.drafts()]
    if not lines:
        _refuse(drafts, source)
    whole = "\n".join(line.text for line in lines)
    thai = _count(_THAI, whole)
    # letters of any script are no more than all characters, and need not be counted then
    if thai < 20 or (thai < 0.05 * len(whole) and thai < 0.05 * _count(_LETTER, whole)):
        raise NotThai(
            source, _STAGE, f"only {thai} Thai letters were found in the text", "give a document in Thai"
        )
    if scans:
        named = ", ".join(map(str, scans[:20])) + (", ..." if len(scans) > 20 else "")
        warnings.append(f"pages without a usable text layer, not read: {named}")
        for draft in drafts:
            if draft.number in scans:
                draft.blocks.clear()
    faults = LayerFaults.of((line.text, line.inked) for line in lines)
    mended: Counter[str] = Counter()
    pages = finish(drafts, faults, mended)
    mended.update(faults.mended)
    if digits := sum(draft.thai_digits for draft in drafts):
        mended["digits that the font prints in Thai"] += digits
    if spread := sum(1 for line in lines if line.spread):
        mended["lines with letters set apart"] += spread
    warnings += [f"{kind}: {count} mended" for kind, count in sorted(mended.items())]
    quality = _quality(pages, thai, warnings)
    return ExtractedDocument(sha256, source, "application/pdf", "text-layer", quality, pages, warnings)


def _drafts(document: pypdfium2.PdfDocument, source: str) -> Iterator[DraftPage]:
    count = len(document)
    if count == 0:
        raise EmptyDocument(source, _STAGE, "the PDF has no pages", "give a PDF that holds a memo")
    if count > MAX_PAGES:
        raise LimitExceeded(source, _STAGE, f"more than {MAX_PAGES} pages", "split the file")
    handle = native.address(document.raw)
    shelf = FaceShelf()
    for index in range(count):
        with _page(handle, index) as page:
            if page is None:
                yield DraftPage(index + 1, 0.0, 0.0)
                continue
            yield _draft(page, index + 1, shelf, source)


def _draft(page: Handle, number: int, shelf: FaceShelf, source: str) -> DraftPage:
    bounds = Reals(4)
    native.page_bounds(page, bounds.at(0))
    left, top, right, bottom = bounds.values
    if not (0 < right - left <= MAX_SIDE and 0 < top - bottom <= MAX_SIDE):
        raise LimitExceeded(
            source, _STAGE, f"page {number} is larger than {MAX_SIDE} points", "print it smaller"
        )
    frame = Frame(left, bottom, right, top, native.page_rotation(page) % 4)
    with _text(page) as text_page:
        draft = DraftPage(number, frame.width, frame.height)
        if not text_page:
            return draft
        if native.count_chars(text_page) > MAX_CHARACTERS:
            raise LimitExceeded(
                source, _STAGE, f"page {number} has more than {MAX_CHARACTERS} characters", "split it"
            )
        painted = read_objects(page, shelf)
        glyphs = read_glyphs(text_page, painted, frame)
        draft.hidden, draft.thai_digits = glyphs.hidden, glyphs.thai_digits
        draft.pictures = covering_picture(painted, frame) is not None
        if glyphs.stretches:
            reading = Frame(left, bottom, right, top, glyphs.turns)
            draft.blocks = lay_out(glyphs, read_rules(painted, reading))
        return draft


@contextmanager
def _page(document: int, index: int) -> Iterator[Handle | None]:
    page: Handle = native.load_page(document, index)
    try:
        yield page or None
    finally:
        if page:
            native.close_page(page)


@contextmanager
def _text(page: Handle) -> Iterator[Handle]:
    text_page: Handle = native.load_text(page)
    try:
        yield text_page
    finally:
        if text_page:
            native.close_text(text_page)


def _is_scan(draft: DraftPage) -> bool:
    """No text, or a picture of the page with a layer over it that holds no Thai."""
    lines = draft.drafts()
    if not any(line.text.strip() for line in lines):
        return draft.pictures or bool(draft.hidden)
    if not draft.pictures:
        return False
    text = "".join(line.text for line in lines)
    letters = _count(_LETTER, text)
    return letters > 20 and _count(_THAI, text) < 0.1 * letters


def _count(letters: regex.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _refuse(drafts: list[DraftPage], source: str) -> None:
    if any(d.pictures or d.hidden for d in drafts):
        raise UnreadableDocument(
            source,
            _STAGE,
            "this is a scan: no page has a usable text layer",
            "run a text recogniser over it first",
        )
    raise EmptyDocument(
        source, _STAGE, "the PDF holds no text", "if it is a scan, run a text recogniser over it first"
    )


def _quality(pages: list[Page], thai: int, warnings: list[str]) -> float:
    texts = [
        text
        for page in pages
        for block in page.blocks
        for text in ([block.text] if isinstance(block, Line) else [c.text for row in block.rows for c in row])
    ]
    whole = "\n".join(texts)
    doubtful = len(_ORPHAN.findall(whole))
    if doubtful:
        warnings.append(f"characters that cannot stand where they do: {doubtful}")
    step = max(len(whole) // _SAMPLE, 1)
    sample = whole if step == 1 else "\n".join(texts[::step])[: 2 * _SAMPLE]
    unknown = unknown_share(sample)
    if unknown > 0.15:
        warnings.append(f"letters that no Thai word explains: {unknown:.0%}")
    return round(max(0.0, 1 - 10 * doubtful / max(thai, 1) - max(unknown - 0.05, 0.0)), 4)
