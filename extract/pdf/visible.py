"""Text that is in the file and that nobody sees: invisible, white on white, under a picture, cut off."""

from __future__ import annotations

from collections.abc import Iterator

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.native import Handle, Reals
from thaimemo.extract.pdf.objects import Painted
from thaimemo.schema.evidence import Box

_RECTANGLE = 6
"""Segments of a path that is no more than a rectangle."""
_FULL_PAGE = 0.85
"""Share of the page from which on a picture is a scan of it."""


def bounds(item: Handle, room: Reals) -> Box:
    """``left, bottom, right, top`` of an object in PDF user space."""
    native.object_bounds(item, room.at(0), room.at(1), room.at(2), room.at(3))
    a, b, c, d = room.values[:4]
    return (a, b, c, d)


def hidden_objects(painted: Painted, frame: Frame) -> dict[int, str]:
    """The text objects that are not seen, by their number, with the reason."""
    looks = painted.texts.looks
    kinds = {id(look): look for look in looks}.values()
    hidden: dict[int, str] = {}
    if any(look.hidden for look in kinds):
        hidden = {number: "invisible" for number, look in enumerate(looks) if look.hidden}
    if any(look.white for look in kinds):
        hidden.update(_white_on_white(painted))
    if (cover := covering_picture(painted, frame)) and not native.has_transparency(cover[1]):
        for number, order in enumerate(painted.texts.orders):
            if order < cover[0]:
                hidden.setdefault(number, "under a picture")
    return hidden


class Clips:
    """The rectangles that the objects of a page are clipped to.

    Browsers paint a line that did not fit on a page a second time, cut off at the margin.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], list[Box]] = {}

    def cuts_off(self, item: Handle, x: float, y: float) -> bool:
        """Whether a point of an object lies outside of its clip."""
        clip = native.clip_of(item)
        paths = native.clip_paths(clip)
        if paths <= 0:
            return False
        key = (
            paths,
            native.clip_segment(clip, paths - 1, 0) or 0,
        )  # objects share what was set for them together
        boxes = self._known.get(key)
        if boxes is None:
            boxes = self._known[key] = [box for path in range(paths) for box in _rectangle(clip, path)]
        return any(not (left <= x <= right and bottom <= y <= top) for left, bottom, right, top in boxes)


def _rectangle(clip: Handle, path: int) -> Iterator[Box]:
    """``left, bottom, right, top`` of a path of a clip that is a rectangle."""
    count = native.clip_count(clip, path)
    if 0 < count <= _RECTANGLE:
        spot = Reals(2)
        xs, ys = [], []
        for index in range(count):
            native.segment_point(native.clip_segment(clip, path, index), spot.at(0), spot.at(1))
            xs.append(spot.values[0])
            ys.append(spot.values[1])
        yield min(xs), min(ys), max(xs), max(ys)


def covering_picture(painted: Painted, frame: Frame) -> tuple[int, Handle] | None:
    """The last picture that covers the page, as (paint order, object)."""
    room = Reals(4)
    page = (frame.right - frame.left) * (frame.top - frame.bottom)
    for order, item in reversed(painted.pictures):
        a, b, c, d = bounds(item, room)
        width = min(c, frame.right) - max(a, frame.left)
        height = min(d, frame.top) - max(b, frame.bottom)
        if width > 0 and height > 0 and width * height >= _FULL_PAGE * page:
            return order, item
    return None


def _white_on_white(painted: Painted) -> dict[int, str]:
    """White text is seen where something dark was painted before it."""
    room, colour, mode = Reals(4), Reals(4), Reals(2)
    spots = (colour.at(0), colour.at(1), colour.at(2), colour.at(3))
    dark: list[tuple[int, Box]] = []
    paths = {path.value for path in painted.paths}
    for order, item in painted.areas:
        if item.value in paths:
            native.path_mode(item, mode.at(0), mode.at(1))
            if not memoryview(mode.values).cast("B").cast("i")[0] or not native.object_fill(item, *spots):
                continue
            rgba = memoryview(colour.values).cast("B").cast("I")
            if rgba[3] == 0 or min(rgba[0], rgba[1], rgba[2]) > 245:
                continue
        dark.append((order, bounds(item, room)))
    hidden = {}
    texts = painted.texts
    for number, (order, item, look) in enumerate(zip(texts.orders, texts.handles, texts.looks, strict=True)):
        if look.white:
            a, b, c, d = bounds(item, room)
            x, y = (a + c) / 2, (b + d) / 2
            if not any(o < order and p <= x <= r and q <= y <= s for o, (p, q, r, s) in dark):
                hidden[number] = "white on white"
    return hidden
