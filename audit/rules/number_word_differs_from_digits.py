"""A number in words differs from the digits before it."""

from __future__ import annotations

from thaimemo.audit.calculations import of_kind, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="CNT08",
    name="count.words_vs_digits",
    severity="error",
    title="Digits and words do not agree",
    why="The words are there to make the digits safe.",
    silent_when="no number word is printed",
    absent="no number is printed in digits and words",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for count in project.counts:
            if count.in_words is None:
                continue
            if count.in_words == count.value:
                yield Agreed()
                continue
            yield Issue(
                message=f"For {project.id} the digits say {shown(count.value)}, the words "
                f"{shown(count.in_words)}; "
                f"{CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ตัวเลขระบุ {shown(count.value)} แต่ตัวอักษรระบุ "
                f"{shown(count.in_words)} "
                f"{count.unit} ไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
                values=[
                    quoted("digits", count, "value"),
                    quoted(
                        "words",
                        count,
                        "in_words" if count.evidence.get("in_words") else "value",
                        count.in_words,
                    ),
                ],
                report=index,
                project=project.id,
                digits=confusable(count.value, count.in_words),
            )
    for written in of_kind(record, "words"):
        words = written.terms[0].value
        if words == written.stated:
            yield Agreed()
            continue
        begins, begins_th = spoken_of(written)
        yield Issue(
            message=f"{begins}the digits say {shown(written.stated)}, the words {shown(words)}; "
            f"{CHECK_THE_PAGE}.",
            message_th=f"{begins_th}ตัวเลขระบุ {shown(written.stated)} แต่ตัวอักษรระบุ {shown(words)} "
            f"{written.unit} ไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
            values=quoted_values(written, "digits"),
            report=written.report,
            project=written.project,
            digits=confusable(written.stated, words),
        )
