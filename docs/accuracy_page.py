"""``docs/accuracy.md`` from ``docs/accuracy.json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thaimemo.evaluate.report import field_table, percent, rule_table, summary_tables, table

NOTICED = ("NAM06", "STR06", "STR07", "STR08")
"""Rules that tell what was noticed or mended while reading."""


def accuracy_page(figures: dict[str, Any], codes: Sequence[str]) -> str:
    """The page; ``codes`` are those of the catalogue."""
    return "\n".join(_page(figures, codes)) + "\n"


def _page(figures: dict[str, Any], codes: Sequence[str]) -> Iterator[str]:
    own, held_back, planted = figures["own"], figures["held_back"], figures["contradictions"]
    yield "# Accuracy"
    yield ""
    yield "<!-- Made by docs/generate.py from docs/accuracy.json, and that by `make accuracy`. -->"
    yield ""
    yield "Fields are compared with golden records, which name"
    yield "what each document states and what it does not."
    yield "*Precision* is the share of what is stated that is"
    yield "right, *recall* the share of what should be read."
    yield "Strict figures want the same text but for spaces"
    yield "and mark-up; *soft* takes text that is 97 % alike."
    yield "*Grounded* is the share of right values whose quote stands in the line that their evidence names."
    yield ""
    yield "## Documents of the repository"
    yield ""
    yield from _documents(own)
    yield ""
    if "printed" in figures:
        yield from _printed(figures["printed"])
        yield ""
    yield "## Documents held back"
    yield ""
    yield "Written by people who do not know the code, after it was written, and never read by those who do:"
    yield "only these totals, and the messages of findings that were wrong."
    yield ""
    yield from _documents(held_back)
    yield ""
    yield from _first_sight()
    yield ""
    yield "## Contradictions put in"
    yield ""
    yield from _planted(planted, codes)
    yield ""
    yield "## By field, documents of the repository"
    yield ""
    yield from field_table(own)
    yield ""
    yield "## Findings by rule, documents of the repository"
    yield ""
    yield from rule_table(own)


FIRST_SIGHT = (
    ("18 of ministries, local bodies, hospitals, schools", "75.2 %", "20 of 47", 21),
    ("20 of the same kinds, later", "73.0 %", "21 of 51", 7),
    ("20 of the same kinds, later still", "79.5 %", "31 of 54", 10),
    ("30 of departments, provinces, local bodies, hospitals, schools", "74.9 %", "53 of 70", 18),
    ("44 of departments, provinces, local bodies, hospitals", "70.5 %", "68 of 104", 15),
    ("31 of departments, universities, schools, local bodies", "85.4 %", "66 of 97", 4),
    ("78 of all kinds, of which 8 were developed against", "92.8 %", "105 of 150", 34),
    ("18 of departments, universities, funds, courts, enterprises", "82.2 %", "20 of 28", 11),
    ("16 of departments, provinces, municipalities, enterprises", "96.0 %", "21 of 25", 5),
    ("8 of offices, hospitals, faculties, with letters and prose", "82.0 %", "7 of 13", 0),
    ("18 full of what only looks like a contradiction", "86.0 %", "4 of 4", 13),
)
"""Documents, facts read, contradictions found, false errors: before anybody developed against them."""


def _first_sight() -> Iterator[str]:
    yield "Batches like these, each counted when it was new. All but that of 78 and 16 of the last 42 were"
    yield "developed against afterwards and are documents of the repository now, as are 13 more"
    yield "that were held back:"
    yield ""
    yield from table(
        ("documents", "facts read", "contradictions found", "false errors"),
        [tuple(map(str, row)) for row in FIRST_SIGHT],
    )


def _documents(run: dict[str, Any]) -> Iterator[str]:
    totals = run["totals"]
    unread = f", {run['unread']} could not be read" if run["unread"] else ""
    yield f"{totals['documents']} files{unread}."
    yield ""
    yield from summary_tables(run)
    yield ""
    found = f"{totals['findings_found']} of {totals['findings_wanted']} expected ones"
    yield f"Findings: {found} reported ({percent(totals['finding_recall'])});"
    yield f"{percent(totals['error_precision'])} of the errors are right ({totals['false_errors']} false),"
    yield f"{totals['false_alarms']} false alarms on traps."


def _printed(run: dict[str, Any]) -> Iterator[str]:
    yield "## The same documents printed as PDFs"
    yield ""
    yield "Text and Markdown laid out as a memo and printed by LibreOffice, Chrome and WeasyPrint, HTML"
    yield "by the latter two. What only tabs and spaces draw is left out."
    yield ""
    yield from _documents(run)


def _planted(run: dict[str, Any], codes: Sequence[str]) -> Iterator[str]:
    below = run["taken_below_severity"]
    yield f"`benchmarks/contradictions` (seed {run['seed']}) takes {run['documents']} clean documents,"
    yield "most of them composed over five frames, and changes one thing at a time. A contradiction is"
    yield "found when a rule that it concerns reports the changed place at the severity that the change"
    yield f"asks for; a harmless twin only looks like one. {below} changes ask for less than their rule's"
    yield "own severity, where a second reading is left (a step under way counted as done) or another"
    yield "rule of the family speaks softer."
    yield ""
    yield "These figures are no estimate for the archive. Frames and rules come from one hand, the rules"
    yield "were mended on what the frames showed, and changes that turned out to leave a right reading"
    yield "were taken out. They say that the rules do what they promise where a document is read whole;"
    yield "how often it is, the tables above say."
    yield ""
    recall = f"{100 * run['recall']:.2f} %"
    rate = f"{100 * (run['false_error_rate'] or 0):.2f} %"
    bad = run["clean_documents_with_an_error"]
    yield from table(
        ("", "count", "share"),
        [
            ["contradictions found", f"{run['found']} of {run['contradictions']}", recall],
            ["with a second error beside the right one", run["with_a_second_error"], ""],
            ["harmless twins with a false error", f"{run['false_errors']} of {run['twins']}", rate],
            ["harmless twins with a new warning", run["false_warnings"], ""],
            ["clean documents with an error", f"{bad} of {run['documents']}", ""],
        ],
    )  # fmt: skip
    yield ""
    yield "By the rule that the change was made for; another"
    yield "rule of its family may be the one that reports it."
    yield ""
    rows = [[rule, f["planted"], f["found"], percent(f["recall"])] for rule, f in run["rules"].items()]
    yield from table(("rule", "put in", "found", "recall"), rows)
    absent = [code for code in codes if code not in run["rules"]]
    by_others = [code for code in absent if code in run["reported_by"]]
    never = [code for code in absent if code not in run["reported_by"]]
    yield ""
    yield f"Not put in for themselves, reported in families of others: {', '.join(by_others) or 'none'}."
    yield f"Not provoked: {', '.join(never) or 'none'}"
    yield f"({', '.join(NOTICED)} tell what was noticed while reading)."
