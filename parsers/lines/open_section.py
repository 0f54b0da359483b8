"""A section that is being read: what stands under each of its labels so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from thaimemo.extract.page import Line
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.labels import FIGURES, NAMING, Label
from thaimemo.parsers.lines.line_kinds import PLAIN, Shape, shape_of, shape_of_text
from thaimemo.parsers.projects.identifiers import split_number
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.tables.levels import LEVELS
from thaimemo.parsers.tables.rounds import months_of

# "รอบ ๖ เดือน ผลงาน ๑๖ ๓ คะแนน", "รอบ ๓ เดือน : ยังไม่ถึงกำหนด"
_ROUND_LINE = lazy.compiled(
    r"\s*(?:[-–•]\s*)?(?P<round>(?:ผล)?(?:รอบ|ไตรมาส)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\s*(?:เดือน)?)\s*[:：]?\s+"
    r"(?:(?:ผล(?:งาน|การดำเนินงาน)?\s+)?(?P<result>[0-9๐-๙][0-9๐-๙.,]*(?:\s\p{Thai}{1,14})??)"
    r"(?:\s+(?:ได้\s*)?(?P<score>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*คะแนน)?"
    r"|(?P<said>ยังไม่.{3,30}|ยกเลิก.{0,30}|-|ไม่ได้รายงาน|N/A))\s*"
)
# "รอบ ๖ เดือน   ส่งมอบ ๘ จาก ๑๒ เรื่อง   อยู่ในระดับ ๑" below "ผลการดำเนินงาน"; "ผล รอบ ๖ เดือน ..." anywhere
_ROUND_TOLD = lazy.compiled(
    r"\s*(?:[-–•]\s*)?(?P<label>ผล(?:(?:งาน|การดำเนินงาน)?\s+)?)?(?P<round>(?:รอบ|ไตรมาส)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\s*(?:เดือน)?)\s*[:：]?\s+(?P<told>[^\n]+)"
)
# "ปล่อยแล้ว ๑.๒ ล้านตัว อยู่ในระดับ ๑", "ได้ร้อยละ ๙๒.๐๐"
_REACHED = lazy.compiled(r"(?:อยู่ใน|อยู่ที่|ได้|ผล)\s*(?:ค่า)?(?:ระดับ|ร้อยละ|คะแนน)\s*[0-9๐-๙]")
# "เป้าหมาย : ฐานข้อมูลบุคคลถูกต้องครบถ้วน": what is aimed at, and no measure of it
_AIM = lazy.compiled(r"\s*(?!ระดับ|ร้อยละ|จำนวน|ไม่|มาก|น้อย|ดี|ผ่าน|บรรลุ)\p{Thai}[^0-9๐-๙\n]{18,160}")
_OF_LEVEL = lazy.compiled(r"\s*(?:[-–•]\s+)?(?:ระดับ(?:คะแนน)?|คะแนน)\s*(?:ที่\s*)?[0-9๐-๙]")
# an item of a list that is no criterion
_ITEM = lazy.compiled(r"\s*[-–•]\s+(?!ระดับ|คะแนน|[0-9๐-๙]\s*(?:คะแนน|[=:：]))\S")
# "- พื้นที่ดำเนินการ: ๕ อำเภอ": a label that nothing is read from
_OTHER_LABEL = lazy.compiled(r"\s*(?:[-–•*]\s+)?\p{Thai}[\p{Thai}/ ]{2,40}?\s*[:：]\s+\S")
_OTHER = "other"
_SHORT = (
    FIGURES
    | NAMING
    | {"goal", "responsible", "owner", "keeper", "kind", "manner", "linked", "timing", _OTHER}
)
"""Labels whose values are a line, and no list of things with colons."""
_ANNOUNCES = lazy.compiled(r"ดังนี้|ดังต่อไปนี้|[:：]\s*$")
TELLING = frozenset(
    {"round", "result", "conclusion", "score", "weighted_score", "level", "percent", "status", "problems"}
)
"""A section that has none of these labels says nothing of a result."""
SAID_OF_ROUND = frozenset({"status", "score", "weighted_score", "level", "percent"})
"""Labels that say something of one round."""
AGREED = 3
"""Labels of an indicator that has no result yet."""


@dataclass(slots=True)
class OpenSection:
    """The section of ``mention``; its heading is the block ``start``."""

    mention: Mention
    start: int
    depth: int = 0
    """Depth of its own heading, 0 for one that is not marked."""
    below: int = 0
    """Depth of the last marked heading above that one."""
    continued: bool = False
    """Its heading says (ต่อ): it goes on with the section of the same number."""
    named: bool = False
    """It stands below a line that is a name, whatever follows: without a label that is its result."""
    told: bool = False
    """The line of the name tells of it, too."""
    numbered: bool = False
    """Its labels are numbered: a line without a number goes on with the one above."""
    shape: Shape = PLAIN
    """What marks that line."""
    seen: list[str] = field(default_factory=list)
    parts: dict[str, list[tuple[int, bool, Passage]]] = field(default_factory=dict)
    """By role: block, whether a gap stands before, text."""
    role: str = ""
    told_round: dict[str, Passage] | None = None
    """The cells of the round that the last lines told of."""
    round_of: dict[str, int] = field(default_factory=dict)
    """By role the months of the round that the label names."""

    @property
    def tells(self) -> bool:
        """A label so far says something of a result."""
        return not TELLING.isdisjoint(self.seen)

    @property
    def agrees(self) -> bool:
        """It is an indicator of an agreement: what is to be reached, and what that weighs or is worth."""
        return self.measures or (
            "target" in self.seen
            and not {"weight", "rubric"}.isdisjoint(self.seen)
            and len(self.seen) >= AGREED
        )

    @property
    def measures(self) -> bool:
        """It says how a project is measured, behind whose name its weight stands, and tells nothing more."""
        return (
            "weight" in self.mention.fields and {"indicator", "rubric"} <= set(self.seen) and not self.tells
        )

    def goes_on_with(self, line: Line) -> bool:
        """The line is marked like the heading and has the next number: "๓.๒" behind "๓.๑"."""
        own, _, last = (self.mention.printed_number or "").rpartition(".")
        if own and last.isdigit() and split_number(line.passage)[0] == f"{own}.{int(last) + 1}":
            return True
        shape = shape_of(line)
        return (
            shape.kind == self.shape.kind
            and shape.number is not None
            and shape.number == (self.shape.number or 0) + 1
        )

    def lists(self, shape: Shape) -> bool:
        """An item of the present label is marked so."""
        return any(shape_of_text(part.text) == shape for _, _, part in self.parts.get(self.role, ()))

    def said(self) -> str:
        """What stands under the present label so far."""
        return "".join(part.text for _, _, part in self.parts.get(self.role, ()))

    def turn_to(self, role: str, label: str = "") -> None:
        """A label begins; behind the result an explanation explains it."""
        self.role = "remark" if role == "rationale" and self.tells else role
        self.seen.append(self.role)
        if (months := months_of(label)) is not None:
            self.round_of[self.role] = months

    def add(self, index: int, gap: bool, passage: Passage) -> None:
        """Text of the present label."""
        self.parts.setdefault(self.role, []).append((index, gap, passage))

    def add_unlabelled(self, index: int, gap: bool, passage: Passage) -> None:
        """Text of a line without a label; below a name that is the result, once a number has been read."""
        if self.role == "round" and self.told_round is not None:
            self.told_round["result"] = Passage.join((self.told_round["result"], passage), "\n")
            return
        if self.role in _SHORT and _OTHER_LABEL.match(passage.text):
            self.role = _OTHER
        filled = self.role in FIGURES and not self.numbered and self.said().strip()
        if self.role == "rubric" and self._stands_beside_label() and _ITEM.match(passage.text):
            self.role = "workings"
        if self.named and (not self.role or filled):
            self.role = "result"
        elif filled and (self.role == "status" or gap):
            self.role = ""  # the figure is said, what follows tells of more
        self.add(index, gap, passage)

    def _stands_beside_label(self) -> bool:
        """What the present label says begins on its own line; a list below it is something else."""
        parts = self.parts.get(self.role)
        first = parts[0][2].text if parts else ""
        return bool(first.strip()) and not _ITEM.match(first) and not _ANNOUNCES.search(first)

    def has_criteria(self) -> bool:
        """The levels stand below their label, one a line."""
        told = (part.text for _, _, part in self.parts.get("rubric", ()))
        return sum(1 for text in told if _OF_LEVEL.match(text)) >= LEVELS

    def take_round(self, passage: Passage) -> bool:
        """Whether the line is one of a round: its result and score, or why there is none."""
        match = _ROUND_LINE.fullmatch(passage.text)
        if match is None:
            return self._take_list_of_rounds(passage)
        cells = self.mention.rounds.setdefault(months_of(match["round"]), {})
        for role, group in (("result", "result"), ("score", "score"), ("result", "said")):
            if match[group]:
                cells[role] = passage.slice(*match.span(group))
        self.turn_to("round")
        return True

    def _take_list_of_rounds(self, passage: Passage) -> bool:
        """Below the label of the result every line tells of a round, or each says that it does."""
        match = _ROUND_TOLD.fullmatch(passage.text)
        if match is None:
            return False
        below = self.role == "round" or (self.role == "result" and not self.said().strip())
        said = self.said().strip() != "" and _REACHED.search(match["told"]) is not None
        if not below and not ((match["label"] or said) and self.seen):
            return False
        cells = self.mention.rounds.setdefault(months_of(match["round"]), {})
        cells.setdefault("result", passage.slice(match.start("told")))
        self.turn_to("round")
        self.told_round = cells
        return True

    def take_told_round(self, passage: Passage, label: Label) -> None:
        """What a line says of the round that its label names."""
        cells = self.mention.rounds.setdefault(months_of(passage.text[label.start : label.end]), {})
        cells["result"] = passage.slice(label.end).strip()
        self.turn_to("round")

    def gather(self, end: int) -> Mention:
        """The mention, the parts of every role as one passage; a number before a name is its number."""
        mention = self.mention
        if self.measures and mention.place == "detail":
            mention.place = "action"
        if self.parts.get("indicator") and "project" not in mention.fields and "indicator" in mention.fields:
            mention.fields["project"] = mention.fields.pop("indicator")  # the heading is no indicator
        for role, parts in self.parts.items():
            parts = [(at, gap, part) for at, gap, part in parts if at < end and part.text.strip()]
            if not role or not parts:
                continue
            text = parts[0][2]
            for _, gap, part in parts[1:]:
                text = Passage.join((text, part), "\n\n" if gap else "\n")
            mention.fields.setdefault(role, text.strip())
        steps = {int(role.removeprefix("step_")): role for role in mention.fields if role.startswith("step_")}
        if len(steps) >= LEVELS:
            mention.levels = {level: mention.fields.pop(role) for level, role in steps.items()}
        if mention.rounds:  # "คะแนนที่ได้ (รอบ ๑๒ เดือน) : ๕"
            for role in SAID_OF_ROUND & self.round_of.keys() & mention.fields.keys():
                cells = mention.rounds.setdefault(self.round_of[role], {})
                cells.setdefault(role, mention.fields.pop(role))
        target = mention.fields.get("target")
        if target is not None and "goal" not in self.seen and _AIM.fullmatch(target.text):
            mention.fields["goal"] = mention.fields.pop("target")
        for role in self.seen:
            mention.fields.setdefault(role, Passage("", ()))
        for role in NAMING:
            if role in self.parts and role in mention.fields:
                number, name, at = split_number(mention.fields[role])
                if at is not None and mention.printed_number is None:
                    mention.printed_number, mention.number_places = number, at.evidence()
                    mention.fields[role] = name
        return mention
