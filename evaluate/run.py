"""A folder of documents with known answers, read and counted."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from thaimemo.audit import audit
from thaimemo.evaluate.corpus import Case, cases
from thaimemo.evaluate.expectations import Judgement, judge
from thaimemo.evaluate.facts import Fact, facts
from thaimemo.evaluate.figures import Tally, merged, share
from thaimemo.evaluate.printed import printed_lines, stands
from thaimemo.evaluate.thai_text import kinds, shown
from thaimemo.parsers.document import parse
from thaimemo.pipeline.document import read_pages
from thaimemo.schema.errors import ThaimemoError

Run = dict[str, Any]
"""A run as JSON: documents, totals, carriers, fields, rules, letters, failures."""


def evaluate(*folders: Path) -> Run:
    """Every document below the folders; what cannot be read stands under ``failures`` and counts for nothing.

    Raises `UnreadableDocument` where a folder holds no golden file.
    """
    gathered = _Gathered()
    for folder in folders:
        for case in cases(folder):
            name = case.document.relative_to(folder).as_posix()
            try:
                gathered.add(name, case)
            except ThaimemoError as error:
                gathered.failures.append({"document": name, "carrier": case.carrier, "reason": str(error)})
    return gathered.run()


class _Gathered:
    """Tallies that grow with every document."""

    def __init__(self) -> None:
        self.by_field: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
        self.judgements: list[Judgement] = []
        self.documents: list[dict[str, Any]] = []
        self.failures: list[dict[str, str]] = []
        self.letters: Counter[str] = Counter()

    def add(self, name: str, case: Case) -> None:
        pages = read_pages(case.document)
        record = json.loads(audit(parse(pages)).model_dump_json())
        lines = printed_lines(pages)
        tally, wrong = Tally(), []
        for fact in facts(case.golden["record"], record):
            printed = any(stands(evidence, lines) for evidence in fact.quotes or ())
            tally.add(fact, printed)
            self.by_field[fact.field][case.carrier].add(fact, printed)
            if fact.outcome not in ("right", "absent"):
                wrong.append(_told(fact))
            if fact.outcome in ("alike", "wrong"):
                self.letters.update(kinds(fact.want, fact.got))
        judgement = judge(case.golden["findings"], record["findings"])
        self.judgements.append(judgement)
        self.documents.append(
            {
                "document": name,
                "carrier": case.carrier,
                **tally.figures(),
                "differences": wrong,
                **_judged(judgement),
            }
        )

    def run(self) -> Run:
        carriers = sorted({carrier for row in self.by_field.values() for carrier in row})
        return {
            "totals": {
                **merged(t for row in self.by_field.values() for t in row.values()).figures(),
                **self._findings(),
            },
            "carriers": {
                carrier: merged(row[carrier] for row in self.by_field.values() if carrier in row).figures()
                for carrier in carriers
            },
            "fields": {
                field: {
                    "all": merged(row.values()).figures(),
                    **{carrier: tally.figures() for carrier, tally in sorted(row.items())},
                }
                for field, row in sorted(self.by_field.items())
            },
            "rules": self._rules(),
            "letters": dict(self.letters.most_common()),
            "documents": self.documents,
            "failures": self.failures,
        }

    def _findings(self) -> dict[str, Any]:
        found = sum(len(j.found) for j in self.judgements)
        wanted = found + sum(len(j.missed) for j in self.judgements)
        rightful = sum(len(j.rightful) for j in self.judgements)
        false = sum(len(j.false_errors) for j in self.judgements)
        return {
            "documents": len(self.documents),
            "findings_wanted": wanted,
            "findings_found": found,
            "finding_recall": share(found, wanted),
            "error_precision": share(rightful, rightful + false),
            "false_errors": false,
            "false_alarms": sum(len(j.false_alarms) for j in self.judgements),
        }

    def _rules(self) -> dict[str, dict[str, Any]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for judgement in self.judgements:
            for _, rule in judgement.found:
                counts[rule]["found"] += 1
            for wanted in judgement.missed:
                counts[wanted["rules"][0]]["missed"] += 1
            for finding in judgement.rightful:
                counts[finding["rule"]]["rightful"] += 1
            for finding in judgement.false_errors:
                counts[finding["rule"]]["false_errors"] += 1
            for _, finding in judgement.false_alarms:
                counts[finding["rule"]]["false_alarms"] += 1
        return {
            rule: {
                "wanted": c["found"] + c["missed"],
                "recall": share(c["found"], c["found"] + c["missed"]),
                "precision": share(c["rightful"], c["rightful"] + c["false_errors"]),
                "false_errors": c["false_errors"],
                "false_alarms": c["false_alarms"],
            }
            for rule, c in sorted(counts.items())
        }


def _told(fact: Fact) -> dict[str, Any]:
    told: dict[str, Any] = {"path": fact.path, "outcome": fact.outcome, "want": fact.want, "got": fact.got}
    if fact.outcome in ("alike", "wrong") and isinstance(fact.got, str):
        told["shown"] = shown(fact.want, fact.got)
    return told


def _judged(judgement: Judgement) -> dict[str, Any]:
    return {
        "missed": [
            {"rules": m["rules"], "project": m.get("project"), "why": m.get("why")} for m in judgement.missed
        ],
        "false_errors": [{"rule": f["rule"], "message": f["message"]} for f in judgement.false_errors],
        "false_alarms": [
            {"rule": f["rule"], "message": f["message"], "why": trap.get("why")}
            for trap, f in judgement.false_alarms
        ],
    }
