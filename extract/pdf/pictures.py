"""Pages of a PDF as pictures, in the coordinates that its boxes are given in."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from thaimemo.extract.pdf.opening import open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS_A_POINT = 2.0
_LONGEST = 5_000
"""Pixels of the longer side; larger pages are drawn smaller."""


def page_pictures(
    data: bytes, source: str, pages: Container[int] | None = None, *, password: str | None = None
) -> Iterator[tuple[int, Image, float]]:
    """Number, picture and pixels a point of every page, or of those in ``pages``; raises as `open_pdf`."""
    with open_pdf(data, source, [], password) as document:
        for index in range(len(document)):
            if pages is not None and index + 1 not in pages:
                continue
            page = document[index]
            scale = min(PIXELS_A_POINT, _LONGEST / max(*page.get_size(), 1.0))
            yield index + 1, page.render(scale=scale).to_pil().convert("RGB"), scale
            page.close()
