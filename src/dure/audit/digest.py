"""Rows as plain values: the same on every database, before and after a round trip."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from typing import Any

from django.db import models
from django.utils.duration import duration_string

from dure.audit.domain.chain import canonical, utc_text
from dure.audit.models import AuditedModel

Encoder = Callable[[Any], Any]

# What a driver returns for these is already plain. Exact types only: a subclass may hold an object.
_PLAIN_FIELDS = {
    models.AutoField, models.BigAutoField, models.BigIntegerField, models.BooleanField,
    models.CharField, models.EmailField, models.IntegerField, models.PositiveBigIntegerField,
    models.PositiveIntegerField, models.PositiveSmallIntegerField, models.SlugField,
    models.SmallIntegerField, models.TextField, models.URLField,
}  # fmt: skip


def encoder(field: models.Field[Any, Any]) -> Encoder | None:
    """How to make a value of the field plain; None where it is so already."""
    if isinstance(field, models.ForeignKey):
        return encoder(field.target_field)
    if type(field) in _PLAIN_FIELDS:
        return None
    if isinstance(field, models.DecimalField):
        return _decimal(field.decimal_places, field.max_digits)
    return lambda value: _plain(field.get_prep_value(value))


def _decimal(places: int, digits: int) -> Encoder:
    step, context = Decimal(1).scaleb(-places), Context(prec=max(digits, 28))

    def encode(value: Any) -> str:
        exact = Decimal(value).quantize(step, context=context)
        return format(abs(exact) if exact.is_zero() else exact, "f")  # no minus before a zero

    return encode


def _plain(value: Any) -> Any:
    """Values of JSON columns too: PostgreSQL gives 1e2 back as 100, SQLite as 100.0."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, bool | int | str | None) else _spelled(value)


def _spelled(value: Any) -> str:
    """As text that the field's `to_python` reads back."""
    match value:
        case datetime():
            return utc_text(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return duration_string(value)
        case bytes() | memoryview():
            return b64encode(bytes(value)).decode()
    return str(value)


class Table:
    """Reads the rows of a model as plain values and digests them."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.label = model._meta.label_lower
        pk = model._meta.pk
        assert pk is not None
        self.pk: models.Field[Any, Any] = pk
        self.fields = list(model._meta.concrete_fields)
        self._names = [field.attname for field in self.fields]
        self._encoders = [encoder(field) for field in self.fields]
        excluded = model.audit_exclude if issubclass(model, AuditedModel) else frozenset()
        self._digested = [
            (index, field.column)
            for index, field in enumerate(self.fields)
            if field.name not in excluded
        ]
        self._pk_index = self._names.index(pk.attname)
        self._key_index = self._names.index("key") if "key" in self._names else None

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    def rows(self, pks: Iterable[Any] | None = None) -> Iterable[list[Any]]:
        """Each row as plain values in the order of `columns`, by primary key."""
        found = self.model._base_manager.order_by("pk")
        if pks is not None:
            found = found.filter(pk__in=list(pks))
        for values in found.values_list(*self._names).iterator(chunk_size=2000):
            yield [
                value if encode is None or value is None else encode(value)
                for value, encode in zip(values, self._encoders, strict=True)
            ]

    def pk_of(self, row: Sequence[Any]) -> str:
        return str(row[self._pk_index])

    def key_of(self, row: Sequence[Any]) -> str:
        return "" if self._key_index is None else str(row[self._key_index])

    def digest(self, row: Sequence[Any]) -> str:
        """Empty columns are left out, so adding one leaves the digests of old rows alone."""
        content = {column: row[i] for i, column in self._digested if row[i] is not None}
        return hashlib.sha256(canonical(content)).hexdigest()
