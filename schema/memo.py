"""The memo page: form 2 of the Correspondence Regulation B.E. 2526 (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from thaimemo.schema.evidence import Grounded

Letter = Literal["memo", "external", "sealed"]


class Memo(Grounded):
    """Header of an official memo (บันทึกข้อความ), or of the other letter that a report came with."""

    letter: Letter = "memo"
    """Its type by the regulation: a memo, an external letter (หนังสือภายนอก), a sealed one (หนังสือประทับตรา)."""
    agency: str | None = None
    number: str | None = None
    """Letters and Arabic digits: ``อก 0210(2)/1539``."""
    date: dt.date | None = None
    subject: str | None = None
    to: str | None = None
    via: str | None = None
    purpose: str | None = None
    """What the recipient is asked for: ทราบ, พิจารณา, ..."""
    telephones: list[str] = Field(default_factory=list)
    fax: str | None = None
    circular: bool = False
    urgency: str | None = None
    secrecy: str | None = None
    references: list[str] = Field(default_factory=list)
    enclosures: list[str] = Field(default_factory=list)


class Stamp(Grounded):
    """A register stamp (ตรารับ): office, running number, date and time of one office's register."""

    office: str | None = None
    number: str | None = None
    date: dt.date | None = None
    time: str | None = None
    """``HH:MM``."""
    time_unit: str | None = None
    """The unit printed after the time; the convention is ``น.``."""


class Signatory(Grounded):
    """A name in brackets with its position, the date of signing and the endorsement above it."""

    name: str | None = None
    position: str | None = None
    date: dt.date | None = None
    endorsement: str | None = None
    """What the signatory wrote: ทราบ, อนุมัติ, เห็นชอบ, ..."""
    endorsement_precedes: bool = False
    """The endorsement is printed above another signatory's name than the one it belongs to."""
