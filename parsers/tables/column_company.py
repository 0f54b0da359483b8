"""What a column means beside others: a level beside results, a code beside the name, one quarter of many."""

from __future__ import annotations

from dataclasses import replace

from thaimemo.parsers.tables.columns import NAMING_ROLES, RESULT_ROLES, REVIEW_ROLES, Header


def settle(header: Header) -> None:
    """What a column means beside the others: "ระดับคะแนน" beside results is a level, no rubric."""
    results = header.roles & {"result", "percent", "status"}
    for number, column in header.columns.items():
        if "rubric" in column.roles and results and column.bare_level:
            header.columns[number] = replace(column, roles=("level",))
    _settle_score_in_all(header)
    criteria = [n for n, c in header.columns.items() if c.roles[:1] == ("rubric",)]
    scored = {"number", "score", "full_score"} <= header.roles
    if scored and not header.roles & NAMING_ROLES and len(criteria) == 1:  # "ที่ | เกณฑ์ | คะแนนเต็ม | คะแนน"
        header.columns[criteria[0]] = replace(header.columns[criteria[0]], roles=("indicator",))
    named = [n for n, c in header.columns.items() if c.roles[:1] == ("indicator",)]
    if len(named) > 1:  # "KPI | ตัวชี้วัด": the first one holds codes
        header.columns[named[0]] = replace(header.columns[named[0]], roles=("number",))
    for role in ("result", "score"):
        years = {c.year for c in header.columns.values() if c.year and role in c.roles}
        for number, column in header.columns.items():
            if len(years) > 1 and column.year and column.year != max(years) and role in column.roles:
                header.columns[number] = replace(column, roles=("other",))
    told = {c.months: c.of_quarter for c in header.columns.values() if c.months and "result" in c.roles}
    if len(set(told.values())) > 1 or any(
        c.months and not c.of_quarter for c in header.columns.values() if "result" in c.roles
    ):  # beside what was reached in all, a quarter is only a part of it
        for number, column in header.columns.items():
            if column.of_quarter:
                part = column.roles[:1] == ("result",)
                header.columns[number] = replace(column, roles=("part" if part else "other",))
    _settle_budget(header)
    _settle_issue(header)
    _settle_cumulative(header)
    _settle_reviews(header)
    rounds = {c.months for c in header.columns.values() if c.months and RESULT_ROLES & set(c.roles)}
    if len(rounds) == 1:  # what stands beside the results of one round is of that round
        for number, column in header.columns.items():
            if RESULT_ROLES & set(column.roles) and column.months is None:
                header.columns[number] = replace(column, months=next(iter(rounds)))


def _settle_score_in_all(header: Header) -> None:
    """ "คะแนนรวม" is the score of a row, or beside "คะแนน" something that only its numbers tell."""
    for number in [n for n, column in header.columns.items() if column.roles[:1] == ("score_in_all",)]:
        if "score" in header.roles:
            del header.columns[number]
        else:
            header.columns[number] = replace(header.columns[number], roles=("score",))


def _settle_budget(header: Header) -> None:
    """ "งบตามข้อบัญญัติ | โอนเพิ่ม/(ลด) | งบหลังโอน": what may be spent is the budget after the transfers."""
    if "budget_changed" not in header.roles:
        return
    renamed = {"budget_allotted": "other", "budget_changed": "budget_allotted"}
    for number, column in header.columns.items():
        if column.roles[:1] in {(role,) for role in renamed}:
            header.columns[number] = replace(column, roles=(renamed[column.roles[0]],))


def _settle_issue(header: Header) -> None:
    """ "ประเด็นยุทธศาสตร์ | ตัวชี้วัด | ผล": before the names of a table of results the issues are groups."""
    roles = header.roles
    if "group" in roles or not roles & RESULT_ROLES or roles & {"rationale", "steps"}:
        return
    issues = [n for n, column in header.columns.items() if column.roles[:1] == ("issue",)]
    names = [n for n, column in header.columns.items() if column.roles[:1] == ("indicator",)]
    if len(issues) == 1 and names and issues[0] < min(names):
        header.columns[issues[0]] = replace(header.columns[issues[0]], roles=("group",))


def _settle_cumulative(header: Header) -> None:
    """ "ผล | ผลสะสม": what was reached is the sum so far, the other one a part of it."""
    results = {n: c for n, c in header.columns.items() if c.roles[:1] == ("result",)}
    if sum(1 for column in results.values() if column.cumulative) != 1:
        return
    [whole] = [column for column in results.values() if column.cumulative]
    for number, column in results.items():
        if column is not whole and column.months == whole.months:
            header.columns[number] = replace(column, roles=("part",))


def _settle_reviews(header: Header) -> None:
    """Scores of the committee beside those that the agency gives itself are a review of them."""
    scored = {n: c for n, c in header.columns.items() if c.roles and c.roles[0] in REVIEW_ROLES}
    reviewed = {n: c for n, c in scored.items() if c.reviewed}
    if all(
        any(own.roles[0] == c.roles[0] for own in scored.values() if not own.reviewed)
        for c in reviewed.values()
    ):
        for number, column in reviewed.items():
            header.columns[number] = replace(column, roles=(REVIEW_ROLES[column.roles[0]],))
