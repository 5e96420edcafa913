"""The published schema and reference say what the checks do."""

from pathlib import Path

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator

from dure.exchange.kinds import columns_of, kinds
from dure.exchange.reference import tables
from dure.exchange.schema import json_schema

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_published_schema_is_the_one_files_are_checked_with(capsys) -> None:
    call_command("import", schema=True)
    published = (REFERENCE / "import-format.schema.json").read_text("utf-8")
    assert published == capsys.readouterr().out, (
        "run: dure import --schema > docs/reference/import-format.schema.json"
    )


def test_the_tables_of_the_reference_are_current() -> None:
    text = (REFERENCE / "import-format.md").read_text("utf-8")
    assert text.endswith(f"a test compares -->\n\n{tables()}"), (
        "put the output of `dure import --reference` at the end of import-format.md"
    )


def test_the_schema_is_valid_and_tells_right_from_wrong() -> None:
    Draft202012Validator.check_schema(json_schema())
    check = Draft202012Validator(json_schema()).is_valid
    region = {"key": "a", "name": {"ko": "가", "en": "A"}, "kind": "city", "valid_from": 1995}
    assert check({"dure": 1, "regions": [region]})
    assert not check({"dure": 1, "regions": [{**region, "kind": "town"}]})
    assert not check({"dure": 1, "regions": [{**region, "nmae": {}}]})
    assert not check({"regions": [region]})


@pytest.mark.parametrize("name", sorted(kinds()))
def test_each_field_of_a_record_is_a_column_or_a_list_of_parts(name: str) -> None:
    kind = kinds()[name]
    columns = columns_of(kind.model)
    schema = json_schema()["$defs"][kind.spec.__name__]["properties"]
    rest = {field for field in kind.spec.model_fields if field not in columns}
    assert all(schema[field].get("type") == "array" for field in rest), rest


def test_what_dure_computes_is_not_in_the_format() -> None:
    fields = {
        field for part in json_schema()["$defs"].values() for field in part.get("properties", ())
    }
    assert not fields & {"verifiable", "finding", "findings", "computed"}
