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
EXACT_DIGITS = 15  # SQLite keeps decimals as floating-point numbers
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
    whole, _point, fraction = f"{value:f}".lstrip("-").partition(".")
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    places, room = column.decimal_places, column.max_digits - column.decimal_places
    if len(fraction) > places:
        return (
            Text(
                f"소수점 아래가 {len(fraction)}자리입니다.",
                f"It has {len(fraction)} decimal places.",
            ),
            Text(f"{places}자리까지 쓸 수 있습니다.", f"Up to {places} are kept."),
        )
    if len(whole) > room:
        return (
            Text("너무 큰 수입니다.", "The number is too large."),
            Text(f"정수 {room}자리까지 쓸 수 있습니다.", f"Up to {room} digits before the point."),
        )
    if len(whole + fraction) > EXACT_DIGITS:
        return (
            Text(
                f"숫자가 {EXACT_DIGITS}자리를 넘습니다.", f"It has more than {EXACT_DIGITS} digits."
            ),
            Text("더 큰 단위로 적으십시오.", "Give it in a larger unit."),
        )
    return None
