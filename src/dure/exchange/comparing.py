"""The difference between what the files say and what the database holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from dure.exchange.faults import Fault
from dure.exchange.kinds import Link, Model, RecordKind, Row, columns_of, noun_of
from dure.exchange.resolving import Rows
from dure.exchange.stock import Stock, chunks
from dure.records.domain.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """A column's old and new value; for a reference, keys."""

    column: str
    old: Any
    new: Any


@dataclass(slots=True)
class Changed:
    row: Row
    stored: Any
    changes: list[Change]


@dataclass(slots=True)
class Difference:
    """kept: parts in the database that the files no longer list. stale: computed rows outdated."""

    created: list[Row] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: Counter[Model] = field(default_factory=Counter)
    kept: list[tuple[Model, str]] = field(default_factory=list)
    stale: list[Any] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.created or self.changed or self.stale)


def compare(rows: Rows, stock: Stock) -> Difference:
    difference = Difference()
    for model, keyed in rows.items():
        for row in keyed.values():
            stored = stock.rows[model].get(row.key)
            if stored is None:
                difference.created.append(row)
            elif changes := _changes(row, stored, stock):
                difference.changed.append(Changed(row, stored, changes))
            else:
                difference.unchanged[model] += 1
    _name_old_links(difference, stock)
    return difference


def _changes(row: Row, stored: Any, stock: Stock) -> list[Change]:
    found = []
    columns = columns_of(row.model)
    for name, new in row.values.items():
        if isinstance(new, Link):
            old = getattr(stored, columns[name].attname)
            same = old is not None and old == stock.pks[new.model].get(new.key)
        else:
            old = getattr(stored, columns[name].attname)
            same = bool(old == new)
        if not same:
            found.append(Change(name, old, new.key if isinstance(new, Link) else new))
    return found


def _name_old_links(difference: Difference, stock: Stock) -> None:
    """Show the keys of the rows that changed references pointed at, not their numbers."""
    wanted: dict[Any, set[int]] = defaultdict(set)
    for changed in difference.changed:
        for change in changed.changes:
            target = _target(changed.row.model, change.column)
            if target and change.old is not None:
                wanted[target].add(change.old)
    names = {
        target: {
            pk: key
            for chunk in chunks(pks)
            for pk, key in stock.query(target).filter(pk__in=chunk).values_list("pk", "key")
        }
        for target, pks in wanted.items()
    }
    for changed in difference.changed:
        changed.changes = [
            Change(change.column, names[target].get(change.old), change.new)
            if (target := _target(changed.row.model, change.column)) and change.old is not None
            else change
            for change in changed.changes
        ]


def _target(model: Model, column: str) -> Any:
    found = columns_of(model)[column]
    return found.related_model if isinstance(found, models.ForeignKey) else None


def frozen(difference: Difference) -> Iterator[Fault]:
    for changed in difference.changed:
        if changed.row.frozen:
            message, remedy = changed.row.frozen
            columns = ", ".join(change.column for change in changed.changes)
            yield Fault.at(
                changed.row.at / changed.changes[0].column,
                Text(
                    f"{message.ko} 달라진 항목: {columns}", f"{message.en} It differs in: {columns}"
                ),
                remedy,
            )


def kept(kinds: Iterable[RecordKind], rows: Rows, stock: Stock) -> Iterator[tuple[Model, str]]:
    """Parts in the database, of wholes in the files, that the files do not list."""
    seen: set[tuple[Model, str]] = set()
    for model, column, whole in sorted({link for kind in kinds for link in _parts(kind)}, key=str):
        pks = [stock.pks[whole][key] for key in rows.get(whole, {}) if key in stock.pks[whole]]
        listed = rows.get(model, {})
        for chunk in chunks(pks):
            found = stock.query(model).filter(**{f"{column}_id__in": chunk})
            for key in found.values_list("key", flat=True):
                if key not in listed and (model, key) not in seen:
                    seen.add((model, key))
                    yield model, key


def _parts(kind: RecordKind) -> Iterator[tuple[Model, str, Model]]:
    """The references by which a model of this kind is a part of another."""
    for model in kind.models:
        for name, column in columns_of(model).items():
            remote = getattr(column, "remote_field", None)
            whole: Any = column.related_model
            if remote and remote.on_delete is models.CASCADE and whole in kind.models:
                yield model, name, whole


def clashes(difference: Difference, stock: Stock) -> Iterator[Fault]:
    """Rows that would share with another row what only one may have."""
    writing: dict[Model, list[Row]] = defaultdict(list)
    for row in [*difference.created, *(changed.row for changed in difference.changed)]:
        writing[row.model].append(row)
    for model, rows in writing.items():
        for columns in _unique_together(model):
            taken = _taken(model, columns, rows, stock)
            for row in rows:
                values = tuple(_bare(row.values.get(column), stock) for column in columns)
                other = taken.setdefault(values, row.key)
                if other != row.key and None not in values:
                    yield _clash(row, columns, other)


def _unique_together(model: Model) -> list[tuple[str, ...]]:
    single = [
        (name,) for name, c in columns_of(model).items() if c.unique and name not in ("id", "key")
    ]
    return [*single, *(tuple(unique.fields) for unique in model._meta.total_unique_constraints)]


def _bare(value: Any, stock: Stock) -> Any:
    """A value that a stored one can equal: for a reference the number, or the key of a new row."""
    return stock.pks[value.model].get(value.key, value.key) if isinstance(value, Link) else value


def _taken(
    model: Model, columns: tuple[str, ...], rows: list[Row], stock: Stock
) -> dict[tuple[Any, ...], str]:
    """What rows of the database hold that are not being written now."""
    first = columns[0]
    wanted = {_bare(row.values.get(first), stock) for row in rows}
    writing = {row.key for row in rows}
    held: dict[tuple[Any, ...], str] = {}
    attname = columns_of(model)[first].attname
    for chunk in chunks(value for value in wanted if isinstance(value, int)):
        stored = stock.query(model).filter(**{f"{attname}__in": chunk})
        for key, *values in stored.values_list("key", *columns):
            if key not in writing:
                held[tuple(values)] = key
    return held


def _clash(row: Row, columns: tuple[str, ...], other: str) -> Fault:
    noun, shown = noun_of(row.model), ", ".join(columns)
    return Fault.at(
        row.at,
        Text(
            f"'{row.key}', '{other}'({noun.ko})의 {shown} 값이 같습니다.",
            f"'{row.key}' and '{other}' ({noun.en}) have the same {shown}.",
        ),
        Text("둘 가운데 하나만 그 값을 가질 수 있습니다.", "Only one of them may have it."),
    )
