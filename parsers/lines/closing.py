"""What is said of all projects behind the last one, and where a report is signed."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy

_N = r"[0-9๐-๙]"
SIGNS = lazy.compiled(
    r"\s*(?:\(?ลงชื่อ|ผู้(?:จัดทำ|รายงาน|ตรวจสอบ|จดรายงาน|จดบันทึก)(?:การประชุม|รายงาน)*(?:[\s:：]|$)"
    r"|\((?:นาย|นาง|ว่าที่|ดร\.|[พรสจ]\.[ตทอ]\.)|[-–—\s(]*จบ(?:รายงาน|เอกสาร)[-–—\s)]*$)"
)
"""Who signs or has written the report, or that it ends."""
CARD = lazy.compiled(rf"\s*(?:บัตร|แผ่น|แบบ)(?:ที่|หมายเลข)\s*{_N}{{1,2}}\s*$")
"""The number of the next card, and nothing else: "บัตรที่ ๒"."""
ANNEX = lazy.compiled(rf"\s*(?:ภาคผนวก|เอกสารแนบ(?:ท้าย)?|ผนวก)\s*(?:ที่\s*)?(?:[ก-ฮ]|{_N}{{1,2}})?(?:[\s.:]|$)")
"""What is bound behind the report."""
OF_ALL = lazy.compiled(
    r"\s*(?:คะแนน(?:เฉลี่ย|รวม)|ผลรวม|น้ำหนักรวม|รวม(?:คะแนน|น้ำหนัก|ทั้งสิ้น|ทั้งหมด"
    rf"|(?:มิติ|ด้าน|หมวด|องค์ประกอบ|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์|แผนงาน)(?:ที่)?\s*{_N}))"
)
"""A total of all indicators or of those of a group, even below labels."""
COUNTS_ALL = lazy.compiled(
    r"\s*สรุป(?:จำนวน|ผล)?\s*(?:มี)?(?:จำนวน)?(?:โครงการ|ตัวชี้วัด|กิจกรรม)?\s*(?:ทั้งหมด|รวม|ทั้งสิ้น)?\s*"
    r"[0-9๐-๙]+\s*(?:โครงการ|ตัวชี้วัด|กิจกรรม|แผนงาน)"
)
"""A summary that opens like the conclusion of one project."""
COUNTS_MET = lazy.compiled(
    r"\s*(?:สรุป(?:ผล)?|ผลการประเมิน)\s*[:：]?\s*(?:ไม่)?(?:ผ่าน|บรรลุ)\p{Thai}{0,14}\s*(?:จำนวน)?\s*[0-9๐-๙]+\s*(?:ตัวชี้วัด|ตัวบ่งชี้)"
)
"""The same of indicators, which the conclusion on one of them does not count."""
CLOSES = lazy.compiled(
    rf"""\s*(?:[-•]\s*)?(?:{_N}{{1,2}}[.)]\s*)?(?:
        (?:สรุป)?(?:ใน)?ภาพรวม
      | รวม(?:ทั้งสิ้น|ทั้งหมด|\s*(?:จำนวน\s*)?{_N}+\s*(?:โครงการ|ตัวชี้วัด|กิจกรรม|แผนงาน))
      | สรุป(?:จำนวน|ผล)?\s*(?:โครงการ|ตัวชี้วัด|กิจกรรม)?\s*(?:ทั้งหมด|รวม|ทั้งสิ้น|{_N}|$)
      | (?:จำนวน)?(?:โครงการ|ตัวชี้วัด|กิจกรรม)\S*ทั้งหมด
      | งบประมาณ(?:ทั้งหมด)?รวม|รวม(?:เงิน)?งบประมาณ
      | คะแนน(?:เฉลี่ย|รวม)|น้ำหนักรวม|ผลรวม
      | จึง(?:ขอ)?(?:เรียน|เสนอ|กราบ)|ทั้งนี้\s|หมายเหตุ
    )""",
    regex.VERBOSE,
)
"""A summary of all, or the end of a letter, behind sentences that no label sets apart."""
