"""A Word document into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thaimemo.extract.composing import compose
from thaimemo.extract.docx.body import BodyReader
from thaimemo.extract.docx.names import Element, name_of, value
from thaimemo.extract.docx.numbering import Numbering
from thaimemo.extract.docx.package import open_package
from thaimemo.extract.docx.styles import Styles
from thaimemo.extract.flow import Blocks, Paragraph
from thaimemo.extract.page import ExtractedDocument

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _BaseHeaderFooter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, *, sha256: str, source: str) -> ExtractedDocument:
    """Pages of lines and tables; tracked changes count as accepted, hidden text and comments are left out.

    Pages are told by the breaks that the author set and those that Word noted when it last saved. Raises the
    errors of `open_package` and of `compose`.
    """
    warnings: list[str] = []
    document = open_package(data, source, warnings)
    reader = BodyReader(Styles(_related(document, "styles")), Numbering(_related(document, "numbering")))
    first, margin = _heads_and_feet(document, reader)
    blocks = first + reader.body(document.element.body)
    margin += _notes(document, reader)
    extracted = compose(blocks, margin, sha256=sha256, source=source, media_type=MEDIA_TYPE)
    warnings += [
        f"{what}: {count} characters" if what.startswith("text left out") else f"{what}: {count}"
        for what, count in sorted(reader.inline.tally.items())
    ]
    extracted.warnings[:0] = warnings
    return extracted


def _related(document: Document, kind: str) -> Element | None:
    """The root of the part that stands to the document in the relation ``kind``."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _heads_and_feet(document: Document, reader: BodyReader) -> tuple[Blocks, list[Paragraph]]:
    """The header that only the first page has, which is part of it, and all other headers and footers."""
    first: Blocks = []
    margin: list[Paragraph] = []
    for index, section in enumerate(document.sections):
        running: list[_BaseHeaderFooter] = [section.header, section.footer]
        if section.different_first_page_header_footer:
            if index == 0:
                first += _story(section.first_page_header, reader)
            else:
                running.insert(0, section.first_page_header)
            running.append(section.first_page_footer)
        if document.settings.odd_and_even_pages_header_footer:
            running += [section.even_page_header, section.even_page_footer]
        for story in running:
            margin += _story(story, reader)
    return first, margin


def _story(story: _BaseHeaderFooter, reader: BodyReader) -> list[Paragraph]:
    """The paragraphs of a header or footer of its own; none where the part it names is not there."""
    try:
        return [] if story.is_linked_to_previous else reader.story(story._element)
    except KeyError:
        return []


def _notes(document: Document, reader: BodyReader) -> list[Paragraph]:
    """Footnotes and endnotes in the order in which the text refers to them."""
    found: list[Paragraph] = []
    wanted = dict.fromkeys(reader.notes)
    notes = {
        (kind, value(note, "id")): note
        for kind in {kind for kind, _ in wanted}
        for note in _children(_related(document, f"{kind}s"))
        if name_of(note) == f"w:{kind}"
    }
    for reference in wanted:
        if reference in notes:
            found += reader.story(notes[reference])
    return found


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)
