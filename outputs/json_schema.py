"""The JSON Schema of a record, for programs that read what this one writes."""

from __future__ import annotations

import json

from thaimemo.schema.record import SCHEMA_VERSION, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_json() -> str:
    """The schema (draft 2020-12) of what ``thaimemo extract`` writes, as JSON with a line end."""
    schema = {
        "$schema": DIALECT,
        "$id": f"urn:thaimemo:record:{SCHEMA_VERSION}",
        **Record.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
