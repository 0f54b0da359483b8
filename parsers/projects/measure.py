"""Whether an indicator is a percentage: by its unit, else by how its name begins or ends."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.schema.report import Project

_SHARE = lazy.compiled(
    r"\s*(?:ร้อยละ|%).*|.*[(\[]\s*(?:หน่วย\s*[:：]?\s*)?(?:ร้อยละ|%)\s*[)\]]\s*", regex.DOTALL
)


def is_percentage(project: Project) -> bool:
    """ "ร้อยละ" or "%" as the unit; without a unit "ร้อยละของ..." or "อัตรา... (ร้อยละ)" as the name."""
    about = project.unit or project.indicator or project.name or ""
    return _SHARE.fullmatch(about.strip()) is not None
