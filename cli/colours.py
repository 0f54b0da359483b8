"""Whether standard output shows colours."""

from __future__ import annotations

import os
import sys

from thaimemo.outputs.text_report import ANSI, PLAIN, Palette


def palette() -> Palette:
    """Colours on a terminal that has them, unless ``NO_COLOR`` is set (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ANSI if wanted and sys.stdout.isatty() else PLAIN
