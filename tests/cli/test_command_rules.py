from __future__ import annotations

import json

from thaimemo.audit.registry import rules


def test_the_list_has_every_rule(run):
    listed = run("rules").stdout.decode().splitlines()
    assert [line[:5] for line in listed] == [rule.code for rule in rules()]
    assert run("rules", "RND02").stdout.decode().startswith("RND02 rounds.target_changed (warning)")


def test_one_rule(run):
    rule = rules()[0]
    told = run("rules", rule.code.lower()).stdout.decode()
    assert told.startswith(f"{rule.code} {rule.name} ({rule.severity}): {rule.title}\n")
    assert rule.why in told
    assert rule.silent_when in told


def test_the_schema_is_published_with_its_version(run):
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) >= {
        "schema_version",
        "document",
        "memo",
        "reports",
        "findings",
        "checks",
    }
