"""Loading: the rows of the dataset, whole documents, nothing twice; both warehouses alike."""

from __future__ import annotations

from typing import Any

from contents import held, loaded_at, wanted
from hostile_records import HOSTILE, hostile, stored
from loading import MakeDataset, copy_of, query

from thaimemo.outputs.warehouse import Loaded, load
from thaimemo.outputs.warehouse.star import references, star
from thaimemo.schema.record import Record


def test_a_dataset_is_loaded_once(url: str, audited: list[Record], make_dataset: MakeDataset) -> None:
    folder = make_dataset(audited)
    assert load(folder, url) == Loaded(_name(url), new=len(audited), replaced=0, unchanged=0)
    assert held(url) == wanted(folder)
    times = loaded_at(url)
    assert {len(some) for some in times.values()} == {1}
    assert load(folder, url) == Loaded(_name(url), new=0, replaced=0, unchanged=len(audited))
    assert held(url) == wanted(folder)
    assert loaded_at(url) == times


def _name(url: str) -> str:
    return url if url.startswith("duckdb") else url.replace(":s3cret%2Fp%40ss", "")


def test_changed_documents_are_replaced_whole_and_others_stay(
    url: str, small: dict[str, Any], make_dataset: MakeDataset
) -> None:
    first = make_dataset(copy_of(small, number) for number in range(60))
    load(first, url)
    times = loaded_at(url)
    fewer = {**small, "reports": [], "findings": []}
    changed = [copy_of(fewer if number % 10 == 0 else small, number) for number in range(61)]
    second = make_dataset(changed)
    done = load(second, url)
    assert (done.new, done.replaced, done.unchanged) == (1, 6, 54)
    assert held(url) == wanted(second)
    now = loaded_at(url)
    replaced = {record["document"]["id"] for record in changed[::10]}
    assert {document for document in now if now[document] != times.get(document)} == replaced
    load(make_dataset([copy_of(small, 7, source="elsewhere.md")]), url)
    assert query(url, "SELECT count(*) FROM document") == [(61,)]
    assert query(url, "SELECT source FROM document WHERE source LIKE 'else%'") == [("elsewhere.md",)]


def test_hostile_text_is_stored_as_it_is(url: str, small: dict[str, Any], make_dataset: MakeDataset) -> None:
    folder = make_dataset(copy_of(hostile(small, text), number) for number, text in enumerate(HOSTILE))
    load(folder, url)
    assert held(url) == wanted(folder)
    messages = {message for (message,) in query(url, "SELECT message FROM finding")}
    assert messages == set(map(stored, HOSTILE))


def test_keys_are_declared(url: str, small: dict[str, Any], make_dataset: MakeDataset) -> None:
    load(make_dataset([small]), url)
    sql = "SELECT table_name, constraint_type FROM information_schema.table_constraints"
    declared = query(url, sql)
    for table in star():
        assert (table.singular, "PRIMARY KEY") in declared
        keys = declared.count((table.singular, "FOREIGN KEY"))
        assert keys == (0 if url.startswith("duckdb") else len(references(table)))


def test_the_columns_are_those_of_the_dataset(
    url: str, small: dict[str, Any], make_dataset: MakeDataset
) -> None:
    load(make_dataset([small]), url)
    types = {
        "text": {"text", "VARCHAR"},
        "number": {"numeric", "DECIMAL(38,10)"},
        "integer": {"bigint", "BIGINT"},
        "real": {"double precision", "DOUBLE"},
        "boolean": {"boolean", "BOOLEAN"},
        "date": {"date", "DATE"},
        "texts": {"ARRAY", "VARCHAR[]"},
        "integers": {"ARRAY", "BIGINT[]"},
    }
    for table in star():
        found = query(
            url,
            "SELECT column_name, data_type FROM information_schema.columns "
            f"WHERE table_name = '{table.singular}' ORDER BY ordinal_position",
        )
        assert [name for name, _ in found] == [*(column.name for column in table.columns), "_loaded_at"]
        for (name, kind), column in zip(found, table.columns, strict=False):
            assert kind in types[column.type], (table.name, name)


def test_the_views_answer(url: str, audited: list[Record], make_dataset: MakeDataset) -> None:
    load(make_dataset(audited), url)
    findings = [(finding.severity, finding.rule) for record in audited for finding in record.findings]
    by_agency = query(url, "SELECT severity, rule, findings FROM findings_by_agency_and_year")
    assert sum(count for *_, count in by_agency) == len(findings)
    for severity, rule in set(findings):
        counted = sum(count for s, r, count in by_agency if (s, r) == (severity, rule))
        assert counted == findings.count((severity, rule))
    sides = query(url, "SELECT id, page, quote FROM finding_side WHERE severity = 'error'")
    assert len([quote for _, page, quote in sides if page and quote]) > len(sides) / 2
    levels = query(url, "SELECT level, percent, threshold, next_threshold, agrees FROM level_against_percent")
    assert levels
    for _, percent, threshold, above, agrees in levels:
        assert agrees is None or agrees == (threshold <= percent and (above is None or percent < above))
    assert True in [agrees for *_, agrees in levels]
    coverage = query(
        url,
        "SELECT projects, reported, pending, cancelled, not_reported FROM coverage_by_round",
    )
    assert coverage
    assert all(projects == sum(states) for projects, *states in coverage)
