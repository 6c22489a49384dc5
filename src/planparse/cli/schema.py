"""`planparse schema`: the JSON Schema of the output."""

from __future__ import annotations

import json

from planparse.cli.guard import put
from planparse.schema import ActionPlan


def run() -> None:
    """Print the schema; docs/schema.json is this text."""
    put(schema_text())


def schema_text() -> str:
    """The JSON Schema (2020-12) of an ActionPlan as planparse writes it, ending in a newline."""
    body = ActionPlan.model_json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
