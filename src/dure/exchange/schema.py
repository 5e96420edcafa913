"""The format as a JSON Schema (draft 2020-12), for editors and other programs."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from dure.exchange.kinds import kinds

DIALECT = GenerateJsonSchema.schema_dialect


def json_schema() -> dict[str, Any]:
    listed = kinds()
    names, whole = models_json_schema([(kind.spec, "validation") for kind in listed.values()])
    lists = {
        name: {
            "type": ["array", "null"],
            "title": listed[name].models[listed[name].model].en,
            "items": names[listed[name].spec, "validation"],
        }
        for name in sorted(listed)
    }
    return {
        "$schema": DIALECT,
        "title": "Dure import format",
        "description": "A file of records that `dure import` reads. Parts carry local ids.",
        "type": "object",
        "properties": {"dure": {"const": 1, "title": "version of the format"}, **lists},
        "required": ["dure"],
        "additionalProperties": False,
        "$defs": whole["$defs"],
    }
