"""A project stands in all places of the report but one."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project

PLACES = frozenset({"summary", "plan", "action", "detail"})
PLACE_TH = {
    "summary": "ตารางสรุป",
    "plan": "ตารางแผน",
    "action": "ตารางแผนปฏิบัติการ",
    "detail": "รายละเอียดรายโครงการ",
}


@rule(
    code="STR01",
    name="projects.same_set",
    severity="error",
    title="A project is missing in one place",
    why="Summary, plan, action table and sections list the same projects.",
    silent_when="the place lists only a part, or more than one project is missing there",
    absent="projects were read in one place only",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        places: dict[str, list[Project]] = {}
        for project in report.projects:
            for kind in {m.place for m in project.mentions} & PLACES:
                places.setdefault(kind, []).append(project)
        full = {p: ps for p, ps in places.items() if len(ps) >= 3 and 2 * len(ps) >= len(report.projects)}
        if len(full) < 2:
            continue
        for place, present in sorted(full.items()):
            missing = [p for p in report.projects if p not in present]
            if not missing:
                yield Agreed()
                continue
            if len(missing) > 1 or any(missing[0] not in ps for other, ps in full.items() if other != place):
                yield Silent(f"the {place} lists only a part")
                continue
            project = missing[0]
            yield Issue(
                message=f"{project.id} stands in {', '.join(sorted(set(full) - {place}))}, but not in the "
                f"{place} "
                f"with its {len(present)} projects; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id} ไม่ปรากฏใน{PLACE_TH[place]} แต่ปรากฏในส่วนอื่นของรายงาน "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    quoted(m.place, m, "name" if m.name else next(iter(m.evidence), "name"))
                    for m in project.mentions
                    if m.place in PLACES
                ],
                report=index,
                project=project.id,
            )
