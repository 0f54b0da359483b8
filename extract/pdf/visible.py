"""Text that is in the file and that nobody sees: invisible, white on white, under a picture, cut off."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.loops import Handle
from thaimemo.extract.pdf.native import Reals
from thaimemo.extract.pdf.objects import Painted
from thaimemo.schema.evidence import Box

_RECTANGLE = 6
"""Segments of a path that is no more than a rectangle."""
_FULL_PAGE = 0.85
"""Share of the page from which on a picture is a scan of it."""


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

    def cuts_off(self, item: int, x: float, y: float) -> bool:
        """Whether a point of an object lies outside of its clip."""
        clip = native.clip_of(Handle(item))
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


def covering_picture(painted: Painted, frame: Frame) -> tuple[int, int] | None:
    """The last picture that covers the page, as (paint order, object)."""
    page = (frame.right - frame.left) * (frame.top - frame.bottom)
    pictures = painted.pictures[::-1]
    for picture, (a, b, c, d) in zip(pictures, _bounds(pictures), strict=True):
        width = min(c, frame.right) - max(a, frame.left)
        height = min(d, frame.top) - max(b, frame.bottom)
        if width > 0 and height > 0 and width * height >= _FULL_PAGE * page:
            return picture
    return None


def _bounds(painted: Iterable[tuple[int, int]]) -> Iterator[Box]:
    """``left, bottom, right, top`` of objects given with their paint order."""
    places = iter(native.bounds(array("Q", [item for _, item in painted])))
    return zip(places, places, places, places, strict=True)


def _white_on_white(painted: Painted) -> dict[int, str]:
    """White text is seen where something dark was painted before it."""
    dark = _dark(painted)
    texts = painted.texts
    white = [number for number, look in enumerate(texts.looks) if look.white]
    hidden = {}
    places = _bounds((texts.orders[number], texts.handles[number]) for number in white)
    for number, (a, b, c, d) in zip(white, places, strict=True):
        x, y, order = (a + c) / 2, (b + d) / 2, texts.orders[number]
        if not any(o < order and p <= x <= r and q <= y <= s for o, (p, q, r, s) in dark):
            hidden[number] = "white on white"
    return hidden


def _dark(painted: Painted) -> list[tuple[int, Box]]:
    """The pictures and the dark surfaces with their paint order."""
    modes, colours = native.draw_modes(painted.paths), native.colours(painted.paths)
    light = {
        path
        for path, filled, red, green, blue, opaque in zip(
            painted.paths,
            modes[0::2],
            colours[0::4],
            colours[1::4],
            colours[2::4],
            colours[3::4],
            strict=True,
        )
        if not filled or opaque == 0 or opaque > 255 or min(red, green, blue) > 245
    }
    areas = [(order, item) for order, item in painted.areas if item not in light]
    return [(order, box) for (order, _), box in zip(areas, _bounds(areas), strict=True)]
