"""The folder that an archive run leaves: whole, described, the same every time, and harmless."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import pyarrow.dataset as pa_dataset
import pyarrow.parquet as pq
import pytest
import python_calamine
from hostile_records import FORMULAS, HOSTILE, hostile, stored

from thaimemo.outputs.dataset import write_dataset
from thaimemo.outputs.dataset.arrow_schema import arrow_schema
from thaimemo.outputs.dataset.definitions import tables
from thaimemo.outputs.dataset.frames import to_dataframes
from thaimemo.outputs.dataset.redaction import MARK, redacted_text
from thaimemo.outputs.json_record import json_line
from thaimemo.schema.record import Record
from thaimemo.schema.rule_card import RuleCard

MANDATORY_KEYS = 14
FAILURE = {
    "source": "=cmd|' /C calc'!A0.pdf",
    "sha256": None,
    "stage": "extract",
    "error": "UnreadableDocument",
    "message": "the file is locked",
    "remedy": "open it with its password",
}
RULE = RuleCard("SCO01", "score.cover_vs_detail", "error", "title", "summary", "why", "never")

Make = Callable[..., Path]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Write records (as JSON objects) as a dataset into a folder of its own."""

    def into(records: list[dict[str, Any]], **options: Any) -> Path:
        folder = tmp_path_factory.mktemp("dataset")
        lines = [json_line(record) for record in records]
        (folder / "records.jsonl").write_text("".join(lines), encoding="utf-8")
        (folder / "failures.jsonl").write_text(json.dumps(FAILURE) + "\n", encoding="utf-8")
        write_dataset(folder / "records.jsonl", folder, failures=folder / "failures.jsonl", **options)
        return folder

    return into


@pytest.fixture(scope="session")
def raw(audited: list[Record]) -> list[dict[str, Any]]:
    return [json.loads(record.model_dump_json()) for record in audited]


@pytest.fixture(scope="session")
def folder(make: Make, raw: list[dict[str, Any]]) -> Path:
    return make(raw, rules=[RULE])


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_equal_records_give_equal_files(folder: Path, make: Make, raw: list[dict[str, Any]]) -> None:
    found = contents(make(raw, rules=[RULE]))
    assert found == contents(folder)
    assert len(found) == 2 * len(tables()) + len(
        ["records", "failures", "workbook", "sarif", "catalogue", "package"]
    )


def test_frictionless_validates_the_package(folder: Path) -> None:
    command = Path(sys.executable).with_name("frictionless")
    done = subprocess.run(
        [command, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    assert (done.returncode, report["errors"], [t["errors"] for t in report["tasks"] if t["errors"]]) == (
        0,
        [],
        [],
    )
    described = {task["place"] for task in report["tasks"]}
    assert described == set(contents(folder)) - {"datapackage.json"}


def test_parquet_of_different_runs_is_one_table(folder: Path, make: Make, raw: list[dict[str, Any]]) -> None:
    empty = {**raw[0], "memo": None, "reports": [], "findings": [], "stamps": [], "signatories": []}
    other = make([{**empty, "document": {**empty["document"], "id": "f" * 64}}])
    for name, table in tables().items():
        paths = [str(run / "tables" / f"{name}.parquet") for run in (folder, other)]
        schemas = [pq.read_schema(path) for path in paths]
        assert schemas[0].equals(schemas[1], check_metadata=True)
        assert schemas[0].equals(arrow_schema(table))
        rows = sum(pq.read_metadata(path).num_rows for path in paths)
        together = pa_dataset.dataset(paths)
        assert together.schema.equals(arrow_schema(table))
        assert together.count_rows() == rows
        frame = pd.concat([pd.read_parquet(path, dtype_backend="pyarrow") for path in paths])
        assert len(frame) == rows
        read = duckdb.sql(f"SELECT * FROM read_parquet({paths!r})")
        assert read.columns == [column.name for column in table.columns]
        assert len(read.fetchall()) == rows


def test_csv_and_parquet_say_the_same(folder: Path) -> None:
    for name, table in tables().items():
        text = (folder / "tables" / f"{name}.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        header, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))
        assert header == [column.name for column in table.columns]
        exact = pq.read_table(folder / "tables" / f"{name}.parquet").to_pylist()
        assert len(rows) == len(exact)
        for row, wanted in zip(rows, exact, strict=True):
            for cell, column in zip(row, table.columns, strict=True):
                value = wanted[column.name]
                match column.type:
                    case "text":
                        assert unguarded(cell) == (value or "")
                    case "texts" | "integers":
                        assert (json.loads(cell) if cell else None) == value
                    case "number" | "real":
                        assert (float(cell) if cell else None) == (None if value is None else float(value))
                        assert "E" not in cell
                    case "boolean":
                        assert cell == {True: "true", False: "false", None: ""}[value]
                    case _:
                        assert cell == ("" if value is None else str(value))


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def test_hostile_text_stays_text(make: Make, raw: list[dict[str, Any]]) -> None:
    shortest = min((r for r in raw if r["findings"] and r["reports"]), key=lambda r: len(str(r)))
    records = [
        {**hostile(shortest, text), "document": {**hostile(shortest["document"], text), "id": f"{i:064x}"}}
        for i, text in enumerate(HOSTILE)
    ]
    folder = make(records)
    for path in (folder / "tables").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
            numbers = [cell for cell in row if cell[:1] in "=+-@\t\r＝" and cell]
            assert all(number.lstrip("-").replace(".", "").isdigit() for number in numbers), (path, row)
    findings = pq.read_table(folder / "tables" / "findings.parquet")
    assert set(findings["message"].to_pylist()) == set(map(stored, HOSTILE))
    with duckdb.connect() as connection:
        path = folder / "tables" / "findings.parquet"
        found = connection.execute("SELECT DISTINCT message FROM read_parquet(?)", [str(path)]).fetchall()
        assert {text for (text,) in found} == set(map(stored, HOSTILE))
    book = python_calamine.load_workbook(folder / "audit.xlsx")
    shown = {row[8] for row in book.get_sheet_by_name("findings").to_python()[1:]}
    assert {text for text in FORMULAS if text[0] not in "\t\r"} <= shown
    sheets = unzipped(folder / "audit.xlsx")
    assert b"<f>" not in sheets
    assert b"<script" not in sheets
    assert b"hyperlink " not in sheets
    log = json.loads((folder / "audit.sarif").read_text("utf-8"))
    assert {result["message"]["text"] for result in log["runs"][0]["results"]} == set(HOSTILE)


def unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets"))


def test_the_workbook(folder: Path, audited: list[Record]) -> None:
    book = python_calamine.load_workbook(folder / "audit.xlsx")
    assert book.sheet_names == ["summary", "findings", "results", "failures"]
    summary = {(row[0], row[1]): row[2] for row in book.get_sheet_by_name("summary").to_python()[1:]}
    assert summary["เอกสารที่อ่านได้ / Documents read", ""] == len(audited)
    header, *findings = book.get_sheet_by_name("findings").to_python()
    assert len(findings) == sum(len(record.findings) for record in audited)
    expected = [f for record in audited for f in record.findings]
    for row, finding in zip(findings, expected, strict=True):
        told = dict(zip(header, row, strict=True))
        assert told["รหัสข้อค้นพบ / Finding id"] == finding.id
        for side, value in enumerate(finding.values[:2], start=1):
            place = value.evidence
            assert told[f"หน้า {side} / Page {side}"] == (place.page if place else "")
            assert told[f"ข้อความ {side} / Quote {side}"].split() == (place.quote if place else "").split()
    results = book.get_sheet_by_name("results").to_python()
    assert len(results) - 1 == sum(len(p.results) for r in audited for q in r.reports for p in q.projects)
    assert book.get_sheet_by_name("failures").to_python()[1][0] == FAILURE["source"]
    sheets = unzipped(folder / "audit.xlsx")
    assert sheets.count(b'state="frozen"') == sheets.count(b"<autoFilter ") == 4


def test_a_full_sheet_goes_on_in_a_second(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    from thaimemo.outputs.dataset.sheet import MAX_TEXT, Heading, Sheet, options, row_of, styles

    with Workbook(str(tmp_path / "a.xlsx"), options()) as book:
        headings = [Heading("ก", 10)]
        sheet = Sheet(book, "findings", headings, styles(book), max_rows=3)
        for text in ("a", "b", "c", "😀" * MAX_TEXT):
            sheet.append(row_of([text], headings))
        sheet.close()
    read = python_calamine.load_workbook(tmp_path / "a.xlsx")
    assert read.sheet_names == ["findings", "findings 2"]
    assert read.get_sheet_by_name("findings").to_python() == [["ก"], ["a"], ["b"]]
    first, second = (row[0] for row in read.get_sheet_by_name("findings 2").to_python()[1:])
    assert first == "c"
    assert second == "😀" * ((MAX_TEXT - 1) // 2) + "…"


def test_the_sarif_file_is_the_log_of_an_audit(folder: Path, audited: list[Record]) -> None:
    from thaimemo.outputs.sarif import sarif_log

    [run] = json.loads((folder / "audit.sarif").read_text("utf-8"))["runs"]
    [wanted] = json.loads(sarif_log(audited, [], [RULE], run["tool"]["driver"]["version"]))["runs"]
    for part in ("tool", "results", "artifacts", "columnKind"):
        assert run[part] == wanted[part], part
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == FAILURE["message"]


def test_the_catalogue_sidecar_has_every_mandatory_key(folder: Path) -> None:
    sidecar = json.loads((folder / "gd-catalog.json").read_text("utf-8"))
    assert len(sidecar) == MANDATORY_KEYS
    agency_says = {"owner_org", "maintainer", "maintainer_email", "objective", "data_category", "license_id"}
    assert {key for key, value in sidecar.items() if value is None} == agency_says
    jsonschema.validate(sidecar["data_format"], {"type": "array", "items": {"type": "string"}})


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_names_are_left_out_everywhere(make: Make, raw: list[dict[str, Any]]) -> None:
    record = json.loads(json.dumps(next(r for r in raw if len(r["signatories"]) > 1 and r["findings"])))
    names = [signatory["name"] for signatory in record["signatories"]]
    given, surname = names[0].split()
    bare = given.removeprefix("นางสาว").removeprefix("นาง").removeprefix("นาย")
    said = f"โดย{given} {surname} และคุณ{bare} ({' '.join(bare)} {surname}) กับนายสมมุติ ไม่มีตัวตน เป็นผู้รายงาน"
    record["reports"][0]["projects"][0]["results"][0]["narrative"] = said
    record["findings"][0]["message_th"] = said
    record["findings"][0]["values"][0]["evidence"] = {"page": 1, "line": 1, "bbox": None, "quote": said}
    record["document"]["warnings"].append(said)
    folder = make([record], redact_names=True)
    for path in folder.rglob("*"):
        if path.is_file():
            text = readable(path)
            for part in [*names, bare, surname, "".join(names[1].split()), "ไม่มีตัวตน"]:
                assert part not in text, (path, part)
    [kept] = [json.loads(line) for line in (folder / "records.jsonl").read_text("utf-8").splitlines()]
    assert [signatory["name"] for signatory in kept["signatories"]] == [None] * len(names)
    assert [s["position"] for s in kept["signatories"]] == [s["position"] for s in record["signatories"]]
    assert kept["document"]["warnings"][-1] == f"โดย{MARK} และ{MARK} ({MARK}) กับ{MARK} เป็นผู้รายงาน"


def readable(path: Path) -> str:
    """The text of a file, of a workbook or a table too."""
    if path.suffix == ".xlsx":
        return unzipped(path).decode("utf-8")
    if path.suffix == ".parquet":
        return "\n".join(strings(pq.read_table(path).to_pylist()))
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "นายกรัฐมนตรี มอบหมาย",
        "นายกเทศมนตรี อนุมัติ",
        "ทนายความ ฟ้องคดี",
        "นายช่าง เทคนิค",
        "จังหวัดร้อยเอ็ด จำนวน ๕ ราย",
        "นางรอง จังหวัดบุรีรัมย์",
        "พ.ศ. ๒๕๖๓ ถึง พ.ศ. ๒๕๖๕",
        "พลังงาน ชุมชน",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert redacted_text(text) == text


@pytest.mark.parametrize("text", ["น.ส. ทดสอบ ระบบดี", "พ.ต.อ.ทดสอบ ณ ระบบ", "นายกมล ใจซื่อ", "Mr. Test System"])
def test_what_is_a_name_goes(text: str) -> None:
    assert redacted_text(f"({text})") == f"({MARK})"


def test_memory_does_not_grow_with_the_records(tmp_path: Path, raw: list[dict[str, Any]]) -> None:
    """Ten times the documents take no more than what the batches of the tables hold."""
    script = tmp_path / "peak.py"
    script.write_text(
        "import json, resource, sys\n"
        "from pathlib import Path\n"
        "from thaimemo.outputs.dataset import write_dataset\n"
        "path, out, copies = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])\n"
        "line = path.read_text('utf-8')\n"
        "identity = json.loads(line)['document']['id']\n"
        "out.mkdir()\n"
        "with (out / 'records.jsonl').open('w', encoding='utf-8') as stream:\n"
        "    for number in range(copies):\n"
        "        stream.write(line.replace(identity, f'{number:064x}'))\n"
        "(out / 'failures.jsonl').touch()\n"
        "write_dataset(out / 'records.jsonl', out, failures=out / 'failures.jsonl')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n",
        encoding="utf-8",
    )
    shortest = min((r for r in raw if r["findings"] and r["reports"]), key=lambda r: len(str(r)))
    (tmp_path / "record.jsonl").write_text(json.dumps(shortest, ensure_ascii=False) + "\n", encoding="utf-8")
    peaks = [
        int(
            subprocess.run(
                [sys.executable, script, tmp_path / "record.jsonl", tmp_path / str(copies), str(copies)],
                capture_output=True,
                check=True,
            ).stdout
        )
        for copies in (10, 100)
    ]
    assert peaks[1] < peaks[0] + 40, peaks


def test_frames_hold_what_the_files_hold(folder: Path, audited: list[Record]) -> None:
    for name, frame in to_dataframes(audited).items():
        held = pd.read_parquet(folder / "tables" / f"{name}.parquet", dtype_backend="pyarrow")
        pd.testing.assert_frame_equal(frame, held, check_dtype=False)
