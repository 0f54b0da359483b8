"""Boxes outlined in a picture of a page, and a legend that names their colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from thaimemo.schema.evidence import Box

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
_STRIP = 22
"""Pixels of the legend above the page."""


def outlined(
    picture: Image, scale: float, boxes: Mapping[str, Iterable[Box]], colours: Mapping[str, Colour]
) -> Image:
    """The page with the boxes of each name in its colour; ``scale`` is pixels a point."""
    from PIL import Image, ImageDraw  # late: only who draws pays for Pillow

    sheet = Image.new("RGB", (picture.width, picture.height + _STRIP), (255, 255, 255))
    sheet.paste(picture, (0, _STRIP))
    pen = ImageDraw.Draw(sheet)
    x = 6
    for name, colour in colours.items():
        found = list(boxes.get(name, ()))
        for x0, top, x1, bottom in found:
            corners = (scale * x0 - 1, scale * top - 1 + _STRIP, scale * x1 + 1, scale * bottom + 1 + _STRIP)
            pen.rectangle(corners, outline=colour, width=1 if name == "line" else 2)
        label = f"{name}: {len(found)}"
        pen.rectangle((x, 6, x + 10, 16), outline=colour, width=2)
        pen.text((x + 15, 5), label, fill=(0, 0, 0))
        x += 35 + int(pen.textlength(label))
    return sheet
