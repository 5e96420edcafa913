import hashlib
import json
from decimal import Decimal

import pytest
from django.db import models

from dure.audit.actions import recorded
from dure.audit.digest import Table, encoder
from dure.audit.models import AuditRow
from dure.places.models import StatCell
from dure.records.models import Source
from tests.audit.conftest import a_source


@pytest.mark.django_db
def test_digest_is_the_sum_of_a_text_that_anyone_can_write_down() -> None:
    with recorded(by="import", action="import"):
        a_source().save()
    content = {
        "id": Source.objects.get().pk,
        "key": "press-one",
        "kind": "press",
        "title": {"ko": "군산형 일자리", "en": "Gunsan jobs"},
        "publisher": {"ko": "", "en": ""},
        "published": "2019-10",
        "url": "",
        "note": {"ko": "", "en": ""},
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert AuditRow.objects.get().digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1.5"), "1.500000"),
        (Decimal("-0"), "0.000000"),
        (Decimal("1E+3"), "1000.000000"),
        (Decimal("0.33333333333"), "0.333333"),
        (517100000000, "517100000000.000000"),
        (Decimal("123456789012345678.123456"), "123456789012345678.123456"),
    ],
)
def test_decimal_has_one_spelling(value: Decimal | int, text: str) -> None:
    encode = encoder(StatCell._meta.get_field("value"))
    assert encode is not None
    assert encode(value) == text


def test_number_in_json_has_one_spelling() -> None:
    encode = encoder(models.JSONField())
    assert encode is not None
    assert encode({"a": [1.0, 0.5, True, None, "1.0"]}) == {"a": [1, 0.5, True, None, "1.0"]}


def test_excluded_columns_are_not_digested() -> None:
    from dure.accounts.models import User  # noqa: PLC0415 -- only this test needs it

    table = Table(User)
    row = ["x"] * len(table.columns)
    before = table.digest(row)
    row[table.columns.index("password")] = "y"
    assert table.digest(row) == before
    row[table.columns.index("email")] = "y"
    assert table.digest(row) != before
