"""What a notebook imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from thaimemo.api import audit, read, to_dataframes

SAMPLE = Path(__file__).parents[2] / "samples" / "hr-scorecard-contradictions.md"


def test_a_document_becomes_frames() -> None:
    record = read(SAMPLE)
    frames = to_dataframes([record])
    assert frames["findings"]["rule"].to_list() == [finding.rule for finding in record.findings]
    assert frames["documents"]["document_id"].to_list() == [record.document.id]
    percents = [
        r.percent for report in record.reports for p in report.projects for r in p.results if r.percent
    ]
    assert frames["results"]["percent"].dropna().to_list() == percents


def test_a_record_is_audited_again_after_a_change() -> None:
    record = read(SAMPLE)
    assert audit(record).findings == record.findings
    emptied = record.model_copy(update={"reports": []}, deep=True)
    assert len(audit(emptied).findings) < len(record.findings)


def test_importing_and_reading_load_no_data_frames() -> None:
    program = (
        "import sys; from thaimemo.api import read; read(sys.argv[1]); "
        "heavy = {'pandas', 'pyarrow', 'duckdb', 'psycopg', 'xlsxwriter'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, SAMPLE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
