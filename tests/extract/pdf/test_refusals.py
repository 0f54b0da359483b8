"""What is no PDF, or no whole one: refused in one sentence, or mended and said."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pdfmaking.printers import Press
from pdfmaking.typeset import typeset

from thaimemo.extract.page import ExtractedDocument
from thaimemo.extract.reader import read_bytes
from thaimemo.schema.errors import EmptyDocument, LimitExceeded, ThaimemoError, UnreadableDocument

MEMO = "# บันทึกข้อความ\n\nส่วนราชการ กลุ่มงานทะเบียน สำนักงานทะเบียนเรือพื้นบ้าน\n\nเรื่อง การสำรวจเรือประจำท้องถิ่น\n"


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return press.print("weasyprint", {"memo": typeset(MEMO)})["memo"]


def words(document: ExtractedDocument) -> list[str]:
    return [block.text for page in document.pages for block in page.blocks]  # type: ignore[union-attr]


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def changed(data: bytes, change: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)  # type: ignore[operator]
    return saved(pdf)


def refusal(data: bytes, password: str | None = None) -> ThaimemoError:
    with pytest.raises(ThaimemoError) as caught:
        read_bytes(data, "memo.pdf", password=password)
    assert str(caught.value).startswith("memo.pdf: ")
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_locked_pdf_is_refused_and_opens_with_its_password(pdf: bytes) -> None:
    locked = saved(pikepdf.open(io.BytesIO(pdf)), encryption=pikepdf.Encryption(user="กุญแจ", owner="x"))
    assert "locked with a password" in refusal(locked).reason
    wrong = refusal(locked, "ลูกบิด")
    assert wrong.reason == "the password does not open this PDF"
    assert "ลูกบิด" not in str(wrong)
    opened = read_bytes(locked, "memo.pdf", password="กุญแจ")
    assert words(opened) == words(read_bytes(pdf, "memo.pdf"))
    assert not any("กุญแจ" in warning for warning in opened.warnings)


def test_a_password_that_is_not_needed_changes_nothing(pdf: bytes) -> None:
    assert words(read_bytes(pdf, "memo.pdf", password="x")) == words(read_bytes(pdf, "memo.pdf"))


def test_a_pdf_that_only_forbids_changes_is_read(pdf: bytes) -> None:
    closed = saved(pikepdf.open(io.BytesIO(pdf)), encryption=pikepdf.Encryption(user="", owner="x"))
    assert words(read_bytes(closed, "memo.pdf")) == words(read_bytes(pdf, "memo.pdf"))


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_pdf_that_is_cut_off(pdf: bytes, share: float) -> None:
    error = refusal(pdf[: int(share * len(pdf))])
    assert isinstance(error, UnreadableDocument | EmptyDocument)


def test_a_pdf_without_pages(pdf: bytes) -> None:
    empty = changed(pdf, lambda it: it.pages.__delitem__(slice(None)))
    assert "no pages" in refusal(empty).reason


def test_junk_before_the_header_is_left_out_and_said(pdf: bytes) -> None:
    document = read_bytes(b"X-Mailer: post office\r\n\r\n" + pdf, "memo.pdf")
    assert words(document) == words(read_bytes(pdf, "memo.pdf"))
    assert "25 bytes before the PDF header: left out" in document.warnings


def test_a_broken_table_of_objects_is_mended_and_said(pdf: bytes) -> None:
    plain = saved(pikepdf.open(io.BytesIO(pdf)), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = plain.rindex(b"startxref")
    torn = plain[:at] + b"startxref\n7\n%%EOF\n"
    document = read_bytes(torn, "memo.pdf")
    assert words(document) == words(read_bytes(pdf, "memo.pdf"))
    assert "the structure of the PDF is broken: mended" in document.warnings


def test_too_many_pages(pdf: bytes) -> None:
    def copy(it: pikepdf.Pdf) -> None:
        for _ in range(3_000):
            it.pages.append(it.pages[0])

    assert isinstance(error := refusal(changed(pdf, copy)), LimitExceeded)
    assert "more than 3000 pages" in error.reason


def test_a_page_as_large_as_a_field(pdf: bytes) -> None:
    def widen(it: pikepdf.Pdf) -> None:
        it.pages[0].MediaBox = pikepdf.Array([0, 0, 50_000, 800])

    assert isinstance(error := refusal(changed(pdf, widen)), LimitExceeded)
    assert "page 1 is larger than" in error.reason


def test_a_page_that_unpacks_to_hundreds_of_megabytes(pdf: bytes) -> None:
    squeezed = zlib.compressobj(1)
    bomb = b"".join(squeezed.compress(b" " * (1 << 20)) for _ in range(300)) + squeezed.flush()

    def load(it: pikepdf.Pdf) -> None:
        it.pages[0].Contents = pikepdf.Stream(it, bomb, Filter=pikepdf.Name.FlateDecode)

    pdf_bomb = pikepdf.open(io.BytesIO(pdf))
    load(pdf_bomb)
    data = saved(pdf_bomb, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(data) < 4_000_000
    assert isinstance(error := refusal(data), LimitExceeded)
    assert "unpacks to more than" in error.reason
