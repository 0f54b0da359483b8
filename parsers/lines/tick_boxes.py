"""Choices with a box before each: "☑ บรรลุ ☐ ไม่บรรลุ", "( ✓ ) รอบที่ ๑ ( )". What is not ticked is not said."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

_EMPTY = r"[☐⬜]|\(\s*\)|\[\s*\]"
_ROUND = r"[□◻○◯]"
"""Empty boxes beside ticked ones, bullets where there are none."""
_TICKED = r"[☑☒🗹✅■◼●◉⦿]|\(\s*[✓✔√/xX]\s*\)|\[\s*[✓✔√/xX]\s*\]|[✓✔]"
_SIGN = lazy.compiled(r"[(\[√■-⯿🗹]")
"""What a box begins with or is, among signs that are none."""
_BOX = lazy.compiled(rf"(?P<empty>{_EMPTY})|(?P<round>{_ROUND})|(?P<ticked>{_TICKED})")


def without_unticked(text: str) -> str:
    """The text with every choice that is not ticked blanked out, so that all places stay what they were."""
    boxes = _boxes(text)
    if not any(empty for _, empty in boxes):
        return text
    kept = list(text)
    for index, (box, empty) in enumerate(boxes):
        if not empty:
            continue
        end = boxes[index + 1][0].start() if index + 1 < len(boxes) else len(text)
        line = text.find("\n", box.end(), end)
        end = line if line >= 0 else end
        kept[box.start() : end] = " " * (end - box.start())
    return "".join(kept)


def _boxes(text: str) -> list[tuple[regex.Match[str], bool]]:
    """Every box of the text, and whether it is empty."""
    if _SIGN.search(text) is None:
        return []
    found = list(_BOX.finditer(text))
    ticked = any(box["ticked"] for box in found)
    return [(box, box["ticked"] is None) for box in found if ticked or not box["round"]]


def ticked_choice(passage: Passage) -> Passage | None:
    """The one choice of several that is ticked; None where there are no boxes, or more or fewer ticks."""
    boxes = _boxes(passage.text)
    ticked = [at for at, (_, empty) in enumerate(boxes) if not empty]
    if len(boxes) < 2 or len(ticked) != 1:
        return None
    at = ticked[0]
    end = boxes[at + 1][0].start() if at + 1 < len(boxes) else len(passage.text)
    return passage.slice(boxes[at][0].end(), end).strip()


def has_choices(text: str) -> bool:
    """The text has boxes, ticked or not."""
    return len(_boxes(text)) > 1
