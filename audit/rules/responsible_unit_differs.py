"""The responsible unit of a project is written differently in two places."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.wording import plain
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record
from thaimemo.schema.report import ProjectMention

DIVISION = lazy.compiled(r"(?:กอง|ศูนย์|สถาบัน|สำนัก)(?:[\p{L}\p{M}]{5,})")  # e.g. "กองการเจ้าหน้าที่"


@rule(
    code="STR05",
    name="unit.agree",
    severity="info",
    title="The responsible unit is written differently",
    why="One project has one unit that answers for it.",
    silent_when="one writing is a deeper or shallower path of the other",
    absent="no responsible unit stands in two places",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        deeper: list[ProjectMention] = []
        for project in report.projects:
            told = [m for m in project.mentions if m.responsible]
            if len(told) < 2:
                continue
            roots = {m.place: _roots(m.responsible or "") for m in told}
            named = [r for r in roots.values() if r]
            if len(named) > 1 and not frozenset.intersection(*named):
                yield Issue(
                    message=f"The unit that answers for {project.id} differs between places; "
                    f"{CHECK_THE_PAGE}.",
                    message_th=f"โครงการ {project.id}: หน่วยงานผู้รับผิดชอบระบุต่างกันในแต่ละแห่ง {CHECK_THE_PAGE_TH}",
                    values=[quoted(m.place, m, "responsible") for m in told],
                    report=index,
                    project=project.id,
                    severity="warning",
                )
            elif len({plain(m.responsible or "") for m in told}) > 1:
                deeper += told
            else:
                yield Agreed()
        if deeper:
            yield Issue(
                message="Responsible units are written at different depth or by abbreviation in different "
                "places.",
                message_th=f"หน่วยงานผู้รับผิดชอบเขียนในระดับหรือรูปแบบที่ต่างกัน {CHECK_THE_PAGE_TH}",
                values=[quoted(m.place, m, "responsible") for m in deeper],
                report=index,
                verdict="structural",
            )


def _roots(text: str) -> frozenset[str]:
    """The divisions written in full (กอง..., ศูนย์...), without spaces."""
    return frozenset(plain(found) for found in DIVISION.findall(text))
