"""Writing a difference: in one transaction and one audit event, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from dure.audit.actions import Recording, recorded
from dure.audit.models import AuditedModel
from dure.exchange.comparing import Changed, Difference
from dure.exchange.kinds import Link, Model, Row, Written, columns_of, hooks
from dure.exchange.stock import Stock

Progress = Callable[[Model, int], None]


def write(
    difference: Difference,
    stock: Stock,
    *,
    by: AbstractBaseUser | str,
    note: str = "",
    progress: Progress = lambda *_: None,
) -> Written:
    if difference.empty:
        return Written(by)
    with recorded(by=by, action="import.commit", note=note) as recording:
        created = _create(difference.created, stock, recording, progress)
        changed = _change(difference.changed, stock, recording, progress)
        for stale in difference.stale:
            stale.delete()
        written = Written(by, created, changed)
        for hook in hooks():
            hook(written)
    return written


def _create(
    rows: list[Row], stock: Stock, recording: Recording, progress: Progress
) -> dict[Model, list[AuditedModel]]:
    by_model: dict[Model, list[Row]] = defaultdict(list)
    for row in rows:
        by_model[row.model].append(row)
    created: dict[Model, list[AuditedModel]] = {}
    for model in in_order(by_model):
        created[model] = []
        for wave in waves(by_model[model]):
            made = [model(key=row.key, **_assigned(row, stock)) for row in wave]
            recording.bulk_create(model, made)
            stock.pks[model].update((one.key, one.pk) for one in made)
            created[model] += made
        progress(model, len(created[model]))
    return created


def in_order(by_model: dict[Model, list[Row]]) -> Iterator[Model]:
    """Models after those that their rows refer to."""
    needs: dict[Model, set[Model]] = {}
    for model, rows in by_model.items():
        linked = {link.model for row in rows for _column, link in row.links}
        needs[model] = {other for other in linked if other in by_model and other is not model}
    yield from TopologicalSorter(needs).static_order()


def waves(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows of one model, each wave after the rows that it refers to."""
    waiting = {row.key: row for row in rows}
    while waiting:
        ready = [
            row
            for row in waiting.values()
            if not any(
                link.model is row.model and link.key in waiting for _column, link in row.links
            )
        ]
        if not ready:
            raise RuntimeError(f"rows in a circle reached the writer: {sorted(waiting)[:5]}")
        yield ready
        for row in ready:
            del waiting[row.key]


def _assigned(row: Row, stock: Stock) -> dict[str, Any]:
    columns = columns_of(row.model)
    return {
        columns[name].attname: stock.pks[value.model][value.key]
        if isinstance(value, Link)
        else value
        for name, value in row.values.items()
    }


def _change(
    changes: list[Changed], stock: Stock, recording: Recording, progress: Progress
) -> dict[Model, list[AuditedModel]]:
    by_model: dict[Model, list[Changed]] = defaultdict(list)
    for changed in changes:
        by_model[changed.row.model].append(changed)
    written: dict[Model, list[AuditedModel]] = {}
    for model, group in by_model.items():
        columns = {change.column for changed in group for change in changed.changes}
        for changed in group:
            for name, value in _assigned(changed.row, stock).items():
                setattr(changed.stored, name, value)
        written[model] = [changed.stored for changed in group]
        recording.bulk_update(written[model], sorted(columns))
        progress(model, len(group))
    return written
