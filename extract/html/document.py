"""An HTML page into pages of lines and tables."""

from __future__ import annotations

from thaimemo.extract.composing import compose
from thaimemo.extract.html.builder import NOT_THE_PAGE, Builder
from thaimemo.extract.html.charset import to_text
from thaimemo.extract.page import ExtractedDocument
from thaimemo.normalize import lazy

_DECLARATION = lazy.compiled(r"\s*<\?xml\b[^>]{0,300}\?>")
CHUNK = 1 << 16


def read_html(data: bytes, *, sha256: str, source: str) -> ExtractedDocument:
    """What a browser would show: hidden elements, scripts and comments are left out and counted.

    A page is turned where the style says so. Nothing that the file refers to is fetched. Raises
    `LimitExceeded` for elements nested deeper than the limits of `Builder`, and the errors of `compose`.
    """
    from lxml import etree  # late: a text file never pays for it

    text = _DECLARATION.sub("", to_text(data, source).removeprefix("\ufeff").replace("\x00", ""), count=1)
    builder = Builder(source)
    parser = etree.HTMLParser(target=builder, huge_tree=True, no_network=True)  # type: ignore[call-overload]
    for at in range(0, len(text), CHUNK):
        parser.feed(text[at : at + CHUNK])
    blocks = parser.close()
    extracted = compose(blocks, [], sha256=sha256, source=source, media_type="text/html")
    extracted.warnings[:0] = [
        f"text left out, {reason}: {count} characters"
        for reason, count in sorted(builder.hidden.items())
        if count and reason != NOT_THE_PAGE
    ]
    return extracted
