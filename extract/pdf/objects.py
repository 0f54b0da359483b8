"""What was painted on a page, in paint order: text objects with what PDF says of them, paths and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.native import Handle, Reals

_THAI_DIGITS = regex.compile("IT[9๙\ufffd](?![0-9])")
"""The number may stand in the name in an encoding of its own."""
MAX_DEPTH = 12
MAX_OBJECTS = 400_000


@dataclass(slots=True)
class Face:
    """A font of the document."""

    name: str
    bold: bool
    thai_digits: bool = False
    """It prints Thai digits for the codes of Arabic ones, as the fonts called "IT๙" do."""


@dataclass(slots=True)
class TextObject:
    """One string painted at one place."""

    order: int
    face: Face
    hidden: bool = False
    """Render mode 3 or 7, or fully transparent."""
    white: bool = False
    heavy: bool = False
    """Filled and stroked, as programs do that have no bold font."""
    mark: int = 0
    """The marked content with ActualText that the object belongs to, 0 for none."""
    actual: str | None = None
    nested: bool = False
    """Painted by a form object: its own places are not those of the page."""


@dataclass(slots=True)
class Painted:
    """Everything painted; ``areas`` are the filled surfaces and pictures that white text can be seen on."""

    texts: dict[int, TextObject] = field(default_factory=dict)
    paths: list[int] = field(default_factory=list)
    areas: list[tuple[int, int]] = field(default_factory=list)
    """(paint order, object)."""
    pictures: list[tuple[int, int]] = field(default_factory=list)


class FaceShelf:
    """The fonts of one document by their handle."""

    def __init__(self) -> None:
        self._faces: dict[int, Face] = {}

    def face(self, handle: int) -> Face:
        """The font behind a handle."""
        face = self._faces.get(handle)
        if face is None:
            face = self._faces[handle] = _read_face(handle)
        return face


def _read_face(handle: int) -> Face:
    if not handle:
        return Face("", False)
    room = Reals(64)
    size = native.font_name(handle, room.at(0), 256)
    name = bytes(room.values.tobytes()[: max(min(size, 256) - 1, 0)]).decode("utf-8", "replace")
    lowered = name.lower()
    bold = (
        "bold" in lowered
        or "black" in lowered
        or "heavy" in lowered
        or bool(native.font_flags(handle) & 0x40000)
    )
    return Face(name, bold, _THAI_DIGITS.search(name) is not None)


def walk(page: Handle) -> Iterator[tuple[int, Handle, bool]]:
    """(kind, object, painted by a form) in paint order, the contents of form objects in their place."""
    page_object, object_type = native.page_object, native.object_type
    stack = [iter([page_object(page, i) for i in range(native.page_count_objects(page))])]
    seen = 0
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
            continue
        if not item:
            continue
        seen += 1
        if seen > MAX_OBJECTS:
            return
        kind = object_type(item)
        if kind == native.FORM:
            if len(stack) < MAX_DEPTH:
                stack.append(
                    iter([native.form_object(item, i) for i in range(native.form_count_objects(item))])
                )
        else:
            yield kind, item, len(stack) > 1


def read_objects(page: Handle, shelf: FaceShelf) -> Painted:
    """The painted objects of a page."""
    painted = Painted()
    texts, face = painted.texts, shelf.face
    colour = Reals(4)
    rgba = memoryview(colour.values).cast("B").cast("I")
    spots = (colour.at(0), colour.at(1), colour.at(2), colour.at(3))
    render_mode, text_fill, text_font = native.render_mode, native.text_fill, native.text_font
    count_marks = native.count_marks
    marks = _Marks()
    for order, (kind, item, nested) in enumerate(walk(page)):
        if kind == native.TEXT:
            mode = render_mode(item)
            texts[item.value or 0] = text = TextObject(order, face(text_font(item)))
            text.nested = nested
            if mode:
                text.hidden, text.heavy = mode in (3, 7), mode == 2
            if text_fill(item, *spots):
                red, green, blue, opaque = rgba
                if opaque == 0:
                    text.hidden = True
                elif mode == 0 and red > 250 and green > 250 and blue > 250:
                    text.white = True
            if count := count_marks(item):
                text.mark, text.actual = marks.actual_text(item, count)
        elif kind == native.PATH:
            painted.paths.append(item.value or 0)
            painted.areas.append((order, item.value or 0))
        elif kind == native.IMAGE:
            painted.areas.append((order, item.value or 0))
            painted.pictures.append((order, item.value or 0))
    return painted


class _Marks:
    """Reads the marked content of one page, each mark once."""

    def __init__(self) -> None:
        self._length = Reals(2)
        self._length_at = self._length.at(0)
        self._known: dict[int, str | None] = {}
        self._enlarge(1024)

    def _enlarge(self, size: int) -> None:
        self._room, self._size = Reals(size // 4 + 1), size
        self._room_at = self._room.at(0)

    def actual_text(self, item: Handle, count: int) -> tuple[int, str | None]:
        """The outermost marked content that replaces its glyphs by a text (ISO 32000-1, 14.9.4)."""
        known = self._known
        for index in range(count):
            mark = native.mark_at(item, index)
            key = mark.value or 0
            if key not in known:
                known[key] = self._read(mark) if mark else None
            if (text := known[key]) is not None:
                return key, text
        return 0, None

    def _read(self, mark: Handle) -> str | None:
        """The ActualText of a mark; PDFium writes it where it fits, and always its length."""
        if not native.mark_blob(mark, b"ActualText", self._room_at, self._size, self._length_at):
            return None
        size = memoryview(self._length.values).cast("B").cast("L")[0]
        if not 0 < size < 1_000_000:
            return None
        if size > self._size:
            self._enlarge(size)
            native.mark_blob(mark, b"ActualText", self._room_at, self._size, self._length_at)
        return _text_string(memoryview(self._room.values).cast("B")[:size].tobytes())


def _text_string(data: bytes) -> str:
    """A PDF text string: UTF-16 or UTF-8 with a mark in front, else eight bits read as Latin 1."""
    if data.startswith(b"\xfe\xff"):
        text = data[2:].decode("utf-16-be", "replace")
    elif data.startswith(b"\xff\xfe"):
        text = data[2:].decode("utf-16-le", "replace")
    elif data.startswith(b"\xef\xbb\xbf"):
        text = data[3:].decode("utf-8", "replace")
    else:
        text = data.decode("latin-1")
    return text.replace("\x00", "")
