"""Values against the columns that are to hold them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from dure.exchange.faults import Fault
from dure.exchange.kinds import Row, columns_of
from dure.records.domain.text import Text

MAX_INTEGER = 2_147_483_647  # of an integer column on every database
_is_url = URLValidator(schemes=["http", "https"])


def misfits(row: Row) -> Iterator[Fault]:
    """The values of a row that its columns cannot hold."""
    columns = columns_of(row.model)
    if too_long := _length(columns["key"], row.key):
        yield Fault.at(row.at, *too_long)
    for name, value in row.values.items():
        problem = _problem(columns[name], value)
        if problem:
            yield Fault.at(row.at / name, *problem)


def _problem(column: models.Field[Any, Any], value: Any) -> tuple[Text, Text] | None:
    if isinstance(value, str):
        return _length(column, value) or _url(column, value)
    if isinstance(value, Decimal) and isinstance(column, models.DecimalField):
        return _digits(column, value)
    if isinstance(value, int) and value > MAX_INTEGER:
        return (
            Text(f"{value:,}: 너무 큰 수입니다.", f"{value:,} is too large."),
            Text(f"{MAX_INTEGER:,}까지 쓸 수 있습니다.", f"It may be up to {MAX_INTEGER:,}."),
        )
    return None


def _length(column: models.Field[Any, Any], value: str) -> tuple[Text, Text] | None:
    limit = column.max_length
    if limit is None or len(value) <= limit:
        return None
    return (
        Text(f"{len(value)}자로 너무 깁니다.", f"It is too long: {len(value)} characters."),
        Text(f"{limit}자까지 쓸 수 있습니다.", f"Up to {limit} characters fit."),
    )


def _url(column: models.Field[Any, Any], value: str) -> tuple[Text, Text] | None:
    if not isinstance(column, models.URLField) or not value:
        return None
    try:
        _is_url(value)
    except ValidationError:
        return (
            Text("웹 주소가 아닙니다.", "It is not a web address."),
            Text(
                "https://로 시작하는 주소를 적으십시오.",
                "Give an address that starts with https://.",
            ),
        )
    return None


def _digits(column: models.DecimalField[Any, Any], value: Decimal) -> tuple[Text, Text] | None:
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    whole = column.max_digits - column.decimal_places
    if places > column.decimal_places:
        most = column.decimal_places
        return (
            Text(f"소수점 아래가 {places}자리입니다.", f"It has {places} decimal places."),
            Text(f"{most}자리까지 쓸 수 있습니다.", f"Up to {most} are kept."),
        )
    if abs(value) >= 10**whole:
        return (
            Text("너무 큰 수입니다.", "The number is too large."),
            Text(
                f"정수 {whole}자리까지 쓸 수 있습니다.", f"Up to {whole} digits before the point."
            ),
        )
    return None
