"""What the database already holds, read in sets: never a query per row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, models

from dure.exchange.kinds import Model

CHUNK = 5000  # keys that one query names; SQLite allows 32,766 values


class Stock:
    """Rows and keys of the database, read once. A database without tables counts as empty."""

    def __init__(self) -> None:
        self._tables = set(connection.introspection.table_names())
        self.pks: dict[Model, dict[str, int]] = defaultdict(dict)
        self.rows: dict[Model, dict[str, Any]] = defaultdict(dict)

    @property
    def bare(self) -> bool:
        return not self._tables

    def load(self, model: Model, keys: Iterable[str]) -> None:
        for chunk in chunks(keys):
            for row in self.query(model).filter(key__in=chunk):
                self.rows[model][row.key] = row
                self.pks[model][row.key] = row.pk

    def load_pks(self, model: Model, keys: Iterable[str]) -> None:
        for chunk in chunks(keys):
            found = self.query(model).filter(key__in=chunk).values_list("key", "pk")
            self.pks[model].update(found)

    def query(self, model: Model) -> models.QuerySet[Any]:
        # the base manager: a row that a room hides from readers is still there
        rows = model._base_manager.order_by()
        return rows if model._meta.db_table in self._tables else rows.none()

    def keys(self, model: Model) -> list[str]:
        return [*self.query(model).values_list("key", flat=True)]


def chunks(items: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    listed = list(items)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
