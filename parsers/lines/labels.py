"""The labels of a project section: เป้าประสงค์, ผู้รับผิดชอบ, ผลการดำเนินการ, สรุป, ปัญหา/อุปสรรค, ข้อเสนอแนะ, ..."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

# between a label and its value: "ปัญหา — ไม่มี"; a dash with nothing behind it is the value
_DASH = r"(?:\s+[–—](?=\s*[\p{L}\p{N}]))"
# or dots: "ค่าเป้าหมาย ...... ร้อยละ 90"
_LEADERS = r"(?:\s*[.…]{2,})"
_COLON = rf"(?:\s*[:：]|{_DASH}|{_LEADERS})?\s*"
# for labels that begin many a sentence: a colon (behind a bracket too), a dash or the end of the line follows
_ALONE = rf"(?=\s*(?:\([^()\n]{{2,24}}\)\s*)?[:：]|{_DASH}|{_LEADERS}|[ \t]*$|[ \t]*\n)"
# or a level or number and the end of the line: "ผลคะแนน ระดับ ๕", "คะแนนที่ได้ ๓.๕๐ คะแนน"
# "ผลการประเมิน ระดับ ๓ คิดเป็นร้อยละ ๖๐", "ผลการประเมิน อยู่ในระดับ ๓ (ร้อยละ ๖๐)"
_VALUED = (
    rf"(?:{_ALONE}|(?=\s+(?:(?:อยู่)?(?:ใน|ที่)?ระดับ\s*(?:ที่\s*)?)?[0-9๐-๙]+(?:\.[0-9๐-๙]+)?\s*(?:คะแนน)?"
    r"\s*(?:$|\n|[(/,]|(?:(?:หรือ|ซึ่ง)\s*)?(?:คิดเป็น|เท่ากับ|ร้อยละ))))"
)
_NO_FIGURE = r"(?!\s*[:：]?\s*(?:ร้อยละ\s*)?[0-9๐-๙-])"
_OF_ROUND = (
    r"\s*(?:(?:ใน)?(?:รอบ|ไตรมาส)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\s*เดือน)?"
    r"|สะสม(?:\s*(?:รอบ\s*)?[0-9๐-๙]{1,2}\s*เดือน)?)"
)
_STEP = r"(?:\s*\(\s*[0-9๐-๙]{2,3}\s*(?:คะแนน)?\s*\))?"
_OCCASION = r"(?:กิจกรรม|โครงการ|(?:ฝึก)?อบรม|งาน|ประชุม|สัมมนา)"
_HOLDING = rf"(?:(?:ที่)?(?:ดำเนินการ|ดำเนินงาน|จัด{_OCCASION}?))?"
_LABELS = {
    "linked": rf"ตัวชี้วัด[^\n:]{{0,24}}?ที่(?:เกี่ยวข้อง|สอดคล้อง){_ALONE}",
    "goal": r"เป้าประสงค์(?:เชิงกลยุทธ์|เชิงยุทธศาสตร์|(?:ของ)?โครงการ)?|เป้าหมาย(?:ของ)?โครงการ"
    rf"|(?:จุดมุ่งหมาย|ความมุ่งหมาย|เป้าหมายเชิง(?:กลยุทธ์|ยุทธศาสตร์)|สิ่งที่ต้องการ(?:บรรลุ|ให้เกิด)?){_ALONE}",
    "indicator": r"ตัวชี้วัด(?:ความสำเร็จ)?(?:(?:ของ)?โครงการ)?|ชื่อตัวชี้วัด|ชื่อตัวบ่งชี้|ตัวบ่งชี้|ชื่อ(?=\s*\n)"
    rf"|(?:ตัวชี้วัด(?:ความเสี่ยง|ผล(?:งาน|สำเร็จ|การดำเนิน(?:งาน|การ)))(?:\s*\([A-Z]{{2,4}}\))?"
    rf"|เครื่องชี้วัด(?:ความสำเร็จ)?|ตัววัด(?:ผล)?(?:สำเร็จ)?|ดัชนี(?:ชี้)?วัด(?:ความสำเร็จ)?){_ALONE}",
    "project": r"ชื่อ(?:โครงการ|แผนงาน|กิจกรรม)(?:\s?/\s?(?:โครงการ|แผนงาน|กิจกรรม)){0,2}"
    r"|(?:แผนงาน\s?/\s?)?โครงการ(?:\s?/\s?กิจกรรม)?(?=\s*[:：])",
    "responsible": r"(?:หน่วยงาน(?:ที่|ผู้)?|ผู้|(?:ส่วนราชการ|ส่วนงาน|กลุ่ม(?:งาน)?|ฝ่าย|กอง|สำนัก|งาน)ที่)รับผิดชอบ(?:หลัก)?"
    rf"|หน่วย(?:งาน)?(?:ที่|ผู้)?ดำเนิน(?:งาน|การ)(?=\s*[:：])|(?:หน่วยงาน)?เจ้าของ(?:เรื่อง|งาน|โครงการ|ตัวชี้วัด)(?:{_ALONE}|(?=\s+\S))"
    rf"|(?:หน่วยงาน)?เจ้าภาพ(?:หลัก)?{_ALONE}",
    "owner": r"ผู้กำกับดูแล(?:ตัวชี้วัด)?",
    "keeper": r"ผู้(?:จัดเก็บ|รวบรวม)ข้อมูล|ผู้จัดเก็บ",
    "baseline": rf"(?:ค่า(?:เริ่มต้น|ตั้งต้น|ฐาน)|ข้อมูลฐาน|ข้อมูลพื้นฐาน|ข้อมูลย้อนหลัง"
    rf"|ผลการดำเนินงาน(?:ที่ผ่านมา|ย้อนหลัง|ในอดีต)|ข้อมูลปีฐาน){_ALONE}"
    rf"|ผล(?:งาน|การดำเนินงาน)?\s*ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?[2๒][5๕][0-9๐-๙]{{2}}",
    "level": rf"ระดับ(?:(?:คะแนน|ความสำเร็จ|คุณภาพ)?{_ALONE}"
    rf"|(?:คะแนน|ความสำเร็จ)?ที่(?:(?:ทำ)?ได้|ประเมิน(?:ได้)?){_VALUED})",
    "status": rf"(?:(?:ผล(?:การ)?)?เทียบ(?:กับ)?(?:ค่า)?เป้าหมาย|สถานะ(?:การดำเนินงาน)?|การบรรลุ(?:ค่า)?เป้าหมาย"
    rf"|(?:ผ่าน|บรรลุ)\s?/\s?ไม่(?:ผ่าน|บรรลุ)(?:เกณฑ์|(?:ค่า)?เป้าหมาย)?){_ALONE}"
    r"|สถานะ(?=\s+(?:แล้วเสร็จ|ดำเนินการ|อยู่|ยกเลิก|เลื่อน|ยังไม่|บรรลุ|ไม่บรรลุ))"
    r"|ผล(?=\s*[:：]\s*(?:ไม่)?(?:บรรลุ|ผ่าน|เป็นไปตาม))"
    r"|ผล(?:การ)?เทียบ(?:กับ)?(?:ค่า)?เป้าหมาย(?=\s+(?:ไม่)?(?:บรรลุ|ผ่าน|เป็นไปตาม)|\s+(?:สูง|ต่ำ)กว่า)",
    "weighted_score": rf"(?:ค่า)?คะแนนถ่วงน้ำหนัก{_VALUED}|ถ่วงน้ำหนัก(?=\s*[:：])",
    "manner": rf"(?:วิธี(?:การ)?(?:ดำเนินการ|ดำเนินงาน|พัฒนา)|รูปแบบ(?:การ(?:ดำเนินการ|ดำเนินงาน|พัฒนา))?"
    rf"|จำนวนชั่วโมง){_ALONE}",
    "collecting": rf"(?:ความถี่|วิธี(?:การ)?)(?:ใน)?(?:การ)?(?:จัดเก็บ|รายงาน)(?:ข้อมูล|ผล)?{_ALONE}",
    "kind": rf"ประเภท(?:(?:ของ)?(?:ตัวชี้วัด|ความเสี่ยง|โครงการ))?{_ALONE}",
    "definition": rf"(?:คำนิยาม|นิยาม(?:ศัพท์)?|ขอบเขต(?:การประเมิน)?|กลุ่มเป้าหมาย){_ALONE}"
    r"|กลุ่มเป้าหมาย(?=\s+(?:จำนวน\s*)?[0-9๐-๙])",
    "objective": r"วัตถุประสงค์(?:(?:ของ)?โครงการ|ของหลักสูตร)?",
    "remark": rf"หมายเหตุ(?:{_ALONE}|(?=\s+\S))"
    rf"|(?:เหตุผล|คำชี้แจง(?:การปฏิบัติงาน)?|ปัจจัย(?:สนับสนุน|แห่งความสำเร็จ|ความสำเร็จ)){_ALONE}",
    "result": rf"ผลการดำเนิน(?:การ|งาน)(?:{_OF_ROUND}(?:{_ALONE}|(?=\s+(?:ร้อยละ\s*)?[0-9๐-๙])))?"
    rf"|ผลงาน(?:(?:ระดับ|ของ|ใน)\p{{Thai}}{{2,24}}(?=\s*[:：])|{_ALONE}|(?=\s+\S))"
    rf"|ผล(?:งาน)?(?:สะสม|ที่ทำได้|ที่เกิด(?:ขึ้น)?|\s*ณ\s*(?:วันที่|สิ้น)\p{{Thai}}{{0,14}}|การตรวจ(?:สอบ|ประเมิน)?"
    rf"|(?:งาน|การดำเนินงาน)?(?:ราย|ของ)?ไตรมาส){_ALONE}"
    rf"|ผลการปฏิบัติ(?:งาน|การ)?|ผลดำเนินการ|ผลการดำเนินโครงการ|ผล(?=\s*[:：]|\s*(?:ร้อยละ\s*)?[0-9๐-๙-])"
    rf"|ผลที่(?:ทำ)?ได้(?:รับ)?|ผล(?:ผลิต|ลัพธ์|สำเร็จ|สัมฤทธิ์)(?:ที่ได้)?{_ALONE}|ความก้าวหน้า(?:ของโครงการ)?{_ALONE}{_NO_FIGURE}|รายละเอียด(?=\s*[:：])",
    "conclusion": rf"สรุป(?:ผลการดำเนิน(?:การ|งาน)|ผล)?|(?:(?:สรุป)?ผลการประเมิน(?:ตนเอง)?|ผลคะแนน){_VALUED}",
    "numerator": r"ตัวตั้ง(?=\s*[:：(]|\s*$)",
    "denominator": r"ตัวหาร(?=\s*[:：(]|\s*$)",
    "workings": rf"ข้อมูล(?:ผลงาน|ประกอบ(?:ผล(?:งาน|การดำเนินงาน)?)?|ที่ใช้ในการคำนวณ){_ALONE}",
    "problems": r"ปัญหา\s*(?:[/,]|และ)?\s*(?:อุปสรรค|ข้อจำกัด)(?:ในการดำเนินงาน)?|ปัญหา(?:ที่พบ)?|อุปสรรค"
    rf"|ข้อ(?:ขัดข้อง|ติดขัด)(?=\s)|(?:ข้อขัดข้อง|ข้อติดขัด|จุดที่ควรพัฒนา|จุดอ่อน|ข้อจำกัด){_ALONE}",
    "suggestions": r"ข้อเสนอแนะ(?:เพื่อการปรับปรุง)?|แนวทาง(?:การ)?แก้ไข(?:ปัญหา)?|แนวทาง(?:การ)?ปรับปรุง"
    rf"|(?:แนวทาง(?:การ)?พัฒนา|ข้อเสนอ|ข้อคิดเห็น(?:และข้อเสนอแนะ)?(?:เพื่อ(?:การ)?(?:ปรับปรุง|พัฒนา))?){_ALONE}",
    "next": r"(?:สิ่งที่จะ(?:ทำ|ดำเนินการ)|แผนการดำเนินงาน|การดำเนินการ(?:ขั้น)?)(?:ใน)?(?:ขั้น|ระยะ)?(?:ต่อไป|ต่อ|ถัดไป)",
    "step_50": rf"(?:ค่า)?เป้าหมาย(?:ขั้น|ระดับ)ต้น{_STEP}|ขั้นต้น\s*\(\s*(?:50|๕๐)\s*(?:คะแนน)?\s*\)",
    "step_75": rf"(?:ค่า)?เป้าหมาย(?:ขั้น|ระดับ)?มาตรฐาน{_STEP}|(?:ขั้น)?มาตรฐาน\s*\(\s*(?:75|๗๕)\s*(?:คะแนน)?\s*\)",
    "step_100": rf"(?:ค่า)?เป้าหมาย(?:ขั้น|ระดับ)สูง{_STEP}|ขั้นสูง\s*\(\s*(?:100|๑๐๐)\s*(?:คะแนน)?\s*\)",
    "target": r"(?:เกณฑ์|ค่า)?เป้าหมาย(?:(?:ราย|ของ)?ไตรมาส(?=\s*[:：]))?",
    "unit": r"หน่วย(?:วัด|นับ|(?=\s*[:：]))",
    "weight": r"(?:ค่า)?น้ำหนัก",
    "rubric": rf"คำอธิบาย(?:ระดับ|เกณฑ์)(?:คะแนน|คุณภาพ)?{_ALONE}"
    r"|เกณฑ์(?:(?:การ)?ให้(?:คะแนน|ระดับ)|การประเมิน|การวัด|การพิจารณา|วัด|ประเมิน|คะแนน|ระดับ)?"
    r"(?:ความสำเร็จ)?(?:ตัวชี้วัด)?",
    "steps": r"(?:กิจกรรม/)?ขั้นตอน(?:การดำเนิน(?:การ|งาน)|ตามแผน)?",
    "rationale": r"หลักการและเหตุผล|เหตุผล(?:และ)?ความจำเป็น|ความสำคัญและความจำเป็น|คำอธิบาย(?:ตัวชี้วัด)?",
    "formula": r"สูตร(?:การ)?คำนวณ(?:ตัวชี้วัด)?",
    "conditions": r"เงื่อนไข",
    "source": rf"แหล่ง(?:ที่มาของ)?ข้อมูล|(?:เอกสาร)?หลักฐาน(?:อ้างอิง|ประกอบ)?(?:{_ALONE}"
    r"|(?=\s*(?:ที่\s*)?[0-9๐-๙]{1,2}\.[0-9๐-๙]))",
    "score": rf"(?:ค่า)?คะแนนที่(?:ทำ)?ได้|(?:ค่า)?คะแนน(?:(?:การ)?ประเมิน(?:ตนเอง)?)?"
    rf"{_VALUED}|คะแนนเฉลี่ย(?=\s*[:：])",
    "full_score": rf"คะแนนเต็ม{_VALUED}",
    "spent_percent": r"(?:คิดเป็น)?ร้อยละ(?:ของ)?(?:ผล)?การ(?:เบิกจ่าย|ใช้จ่าย)(?:งบประมาณ|เงิน)?"
    r"(?=\s*[:：]|\s+[0-9๐-๙])",
    "planned": r"แผน(?:งาน)?สะสม(?=\s*[:：]?\s*ร้อยละ\s*[0-9๐-๙])"
    r"|(?:ร้อยละ)?(?:ความก้าวหน้า|ผลงาน)(?:สะสม)?ตามแผน(?:งาน)?",
    "percent": r"ผลงานสะสม(?=\s*[:：]?\s*ร้อยละ\s*[0-9๐-๙])"
    r"|(?:(?:ร้อยละ)?ความก้าวหน้า|ผล(?:งาน|การดำเนินงาน)?)(?:สะสม)?จริง(?=\s*[:：]?\s*ร้อยละ\s*[0-9๐-๙])"
    r"|ร้อยละ(?:ของ)?(?:ความ|ผล)(?:สำเร็จ|ก้าวหน้า)(?!ของ)|(?:ความก้าวหน้า|คิดเป็นร้อยละ|สัดส่วนผลสำเร็จ)"
    r"(?=\s*[:：]?\s*(?:ร้อยละ\s*)?[0-9๐-๙.]+\s*%?\s*(?:$|\s{2}|[|,])|\s*[:：])",
    "budget_allotted": r"วงเงินที่(?:ได้รับ|ตั้งไว้)(?:จัดสรร|อนุมัติ)?"
    r"|(?:วงเงิน)?งบ(?:ประมาณ)?(?:ที่)?(?:ได้รับ|ตั้งไว้|จัดสรร)(?:จัดสรร|อนุมัติ)?|(?:ได้รับ)?จัดสรรงบประมาณ|ตั้งงบประมาณ(?:ไว้)?",
    "budget_spent": r"(?:งบประมาณที่)?(?:เบิกจ่าย|ใช้จ่าย|ใช้ไป|จ่ายจริง)(?:แล้ว|จริง|ไปแล้ว|งบประมาณ)?|ผลการเบิกจ่าย"
    rf"|ค่าใช้จ่าย{_ALONE}"
    r"|งบ(?:ประมาณ)?ที่(?:ใช้|เบิกจ่าย)(?:จริง|ไป|แล้ว)?|ใช้จริง",
    "budget_committed": r"(?:เงิน|งบ(?:ประมาณ)?)?(?:ก่อหนี้)?ผูกพัน(?=\s*[:：]|\s+[0-9๐-๙])"
    r"|กันเงิน(?:ไว้)?(?:เบิกเหลื่อมปี)?",
    "budget_left": r"(?:งบประมาณ|เงิน)?(?:คงเหลือ|เหลือจ่าย)",
    "budget": rf"งบประมาณ|งบ(?=\s*[:：]|\s+[0-9๐-๙])|(?:ผล)?การ(?:ใช้จ่าย|เบิกจ่าย)(?:งบประมาณ|เงิน)?{_ALONE}",
    "timing": rf"ระยะเวลา(?:ดำเนินการ|การดำเนินงาน)?|ช่วงเวลา(?:ดำเนินการ|ดำเนินงาน)?{_ALONE}",
    "held_on": rf"(?:วันที่|วัน|วัน\s?เวลา)(?:ดำเนินการ|ดำเนินงาน|จัด{_OCCASION}?|{_OCCASION})(?:จริง)?{_ALONE}"
    rf"|วัน(?:ที่)?\s?(?:[,/]?\s?เวลา)?\s?(?:และ|/|,)?\s?สถานที่{_HOLDING}(?=\s|:)|สถานที่\s?(?:และ|/)\s?(?:วัน(?:ที่)?)?(?:เวลา)?{_HOLDING}(?=\s|:)",
    "location": rf"สถานที่(?:ดำเนินการ|จัด{_OCCASION}?)?{_ALONE}",
    "attended": rf"(?:จำนวน)?ผู้(?:เข้า(?:ร่วม|รับ)?|ร่วม)(?:การ)?{_OCCASION}?{_ALONE}",
    "satisfaction": rf"(?:ผล(?:การ)?ประเมิน|ระดับ)?ความพึงพอใจ(?:ของผู้\p{{Thai}}{{3,14}})?{_ALONE}",
}
ROUND = "of_round"
"""What a line says of one round: "ผลงานรอบ ๘ เดือน ร้อยละ ๘๔.๖๐"."""
# beside other labels of its line a word is enough, if a number follows: "แผน ๒๐ ครั้ง ดำเนินการ ๒๒ ครั้ง"
_BESIDE = {
    ROUND: r"ผล(?:งาน|การดำเนิน(?:งาน|การ))?(?:สะสม)?\s*(?:ใน)?(?:รอบ|ไตรมาส)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}"
    r"(?:\s*เดือน)?",
    "target": r"(?:ตาม)?แผน|เป้า",
    "result": r"(?:ดำเนินการ|ทำ|จัด)(?:ได้|แล้ว|จริง)?",
    "percent": r"(?:หรือ)?(?:คิดเป็น)?ร้อยละ|คิดเป็น",
    "level": r"(?:ได้)?ระดับคะแนน|ได้ระดับ",
    "budget_spent": r"ใช้(?:ไป)?|เบิก|จ่าย(?:ไป)?(?:แล้ว)?",
    "budget_committed": r"(?:เงิน|งบ(?:ประมาณ)?)?(?:ก่อหนี้)?ผูกพัน(?=\s*[:：]|\s+[0-9๐-๙])"
    r"|กันเงิน(?:ไว้)?(?:เบิกเหลื่อมปี)?",
    "budget_left": r"เหลือ(?<!จาก[^\n]{0,30}เหลือ)",
}
FIGURES = frozenset(
    {
        "unit",
        "target",
        "planned",
        "weight",
        "score",
        "weighted_score",
        "full_score",
        "level",
        "percent",
        "status",
        "spent_percent",
    }
    | {"budget", "budget_allotted", "budget_spent", "budget_committed", "budget_left"}
)
"""Labels whose values are a word or a number, so that several share a line."""
TEXTS = frozenset({"result", "problems", "suggestions", "responsible", "status", "conclusion"})
"""Labels whose values may be sentences."""


def _alternatives(labels: Mapping[str, str]) -> str:
    """One group a label; sara am may have lost its circle: ผลการดาเนินงาน."""
    return "|".join(f"(?P<{role}>{pattern.replace('ำ', '[ำา]')})" for role, pattern in labels.items())


_FIRST = frozenset("กขคงจชดตนบปผมรวสหอเแโใไ")
"""The letters that a label can begin with: before any other there is nothing to try."""
_MARK = r"\s*(?:[-•]\s+)?(?:(?:\[[ xX/]?\]|[☐☑☒✓✔])\s*)?"
_BEFORE = lazy.compiled(_MARK)
# a label at the start of a line, set apart by a colon, white space or the end of the line
_AT_START = lazy.compiled(
    rf"{_MARK}(?:{_alternatives(_LABELS)})(?=\s|:|：|-|$|\(|ร้อยละ\s*[0-9๐-๙])(?!\s*ที่\s*[0-9๐-๙])"
    rf"(?:\s*\((?:รอบ|ไตรมาส|ร้อยละ|หน่วย|ระดับ|บาท|ล้านบาท|ถ้ามี)[^()\n]{{0,30}}\))?{_COLON}"
)
# "- บรรลุ", "(ไม่บรรลุเป้าหมาย)": all that a line says
_STATE_ALONE = lazy.compiled(
    r"\s*(?:[-–•*]\s+)?\(?(?P<said>(?:ไม่)?(?:บรรลุ|ผ่าน)(?:(?:ตาม)?(?:ค่า)?เป้าหมาย|เกณฑ์)?|(?:ไม่)?เป็นไปตาม(?:ค่า)?เป้าหมาย"
    r"|(?:สูง|ต่ำ)กว่า(?:ค่า)?เป้าหมาย)\)?\s*"
)
# a label glued to the end of the sentence before it: "...เรียบร้อยแล้วสรุป ผลการดำเนินการอยู่ในระดับ"
_RUN_ON = lazy.compiled(
    r"(?<=[\p{Thai}.)])\s*(?:(?P<conclusion>สรุป)(?=\s*(?:ผลการดำเนิน|อยู่ระหว่าง|ผลอยู่))"
    r"|(?P<problems>ปัญหา/?อุปสรรค)(?=\s*[-:]|\s+ไม่มี)|(?P<suggestions>ข้อเสนอแนะ)(?=\s*[-:]|\s+(?:ไม่มี|ควร|ขอให้)))\s*[:：]?\s*"
)
# the same behind criteria, which no sentence about results can end
_BEHIND_CRITERIA = lazy.compiled(r"(?<=\p{Thai})(?P<result>ผลการดำเนิน(?:งาน|การ))\s*[:：]?\s+(?=\p{Thai})")
# those that share a line, and "ผลงาน ปี ๒๕๖๒", which is no result; a number may be followed by the next label
_AMONG = _alternatives(
    {
        role: pattern.replace(
            _VALUED, rf"(?:{_ALONE}|(?=\s+(?:[0-9๐-๙]+(?:\.[0-9๐-๙]+)?|-|ยังไม่\p{{Thai}}+)(?:\s|$)))"
        )
        for role, pattern in _LABELS.items()
        if role in FIGURES | TEXTS | {"indicator", "baseline"}
    }
)
# labels within a line, behind white space, a bar or a bullet
_WITHIN = lazy.compiled(
    rf"(?<![^\s,;|/(])(?:{_AMONG}|(?:{_alternatives(_BESIDE)})(?=\s*[:：]?\s*(?:ร้อยละ\s*)?[0-9๐-๙]))"
    r"(?=\s|:|：|-|$|\(|[0-9๐-๙]|ร้อยละ|ไม่เกิน|ไม่น้อยกว่า)(?!\s*ที่\s*[0-9๐-๙])"
    r"(?:\s*\((?:รอบ|ไตรมาส|ร้อยละ|หน่วย|ระดับ|บาท|ถ้ามี)[^()\n]{0,30}\))?\s*[:：]?\s*"
)
_WHITE = lazy.compiled(r"(?<=\S)\s+(?=\S)")
LONGEST_LABEL = 48
OPENING = frozenset(
    {
        "goal",
        "indicator",
        "project",
        "responsible",
        "result",
        "target",
        "rationale",
        "held_on",
        "unit",
        "weight",
        "steps",
        "rubric",
    }
)
CLOSING = frozenset({"conclusion", "problems", "suggestions"})
NAMING = frozenset({"indicator", "project"})
"""Labels that name what a card is about."""


class Label(NamedTuple):
    """A label and where in the line its value begins."""

    role: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def label_at_start(text: str) -> Label | None:
    """The label that a line opens with."""
    before = _BEFORE.match(text)
    if before is None or text[before.end() : before.end() + 1] not in _FIRST:
        return None
    match = _AT_START.match(text)
    return Label(match.lastgroup or "", match.start(), match.end()) if match else None


@lru_cache(maxsize=4096)
def label_set_apart(text: str) -> Label | None:
    """The label that a line opens with in other print than its value: "**สถานที่** อาคารเรียน ๔".

    "**โครงการ ๔.๑** ..." is a heading.
    """
    for space in reversed(list(_WHITE.finditer(text, 0, LONGEST_LABEL))):
        label = label_at_start(f"{text[: space.start()]}:")
        if label is not None and label.end > space.start():
            numbered = label.role in NAMING and text[space.end() : space.end() + 1].isdecimal()
            return Label(label.role, label.start, space.end()) if not numbered else None
    return None


def state_alone(text: str) -> Label | None:
    """The label that a line lacks which says no more than that a target was met, or not."""
    match = _STATE_ALONE.fullmatch(text) if "บรรลุ" in text or "ผ่าน" in text or "เป้าหมาย" in text else None
    return Label("status", match.start("said"), match.start("said")) if match else None


def label_within(text: str, start: int) -> Iterator[Label]:
    """The labels from ``start`` on that white space or a bar sets apart, short ones too."""
    for match in _WITHIN.finditer(text, start):
        yield Label(match.lastgroup or "", match.start(), match.end())


def is_label(text: str) -> bool:
    """The text is a label and nothing else, as the first cell of a card's row."""
    label = label_at_start(text)
    return label is not None and label.end == len(text.rstrip())


def label_run_on(passage: Passage, role: str) -> Label | None:
    """A closing label in the middle of a line of ``role``, glued to the sentence before it."""
    match = _RUN_ON.search(passage.text, 1)
    if match is None and role == "rubric":
        match = _BEHIND_CRITERIA.search(passage.text, 1)
    return Label(match.lastgroup or "", match.start(match.lastgroup or 0), match.end()) if match else None
