"""The one way to write: `recorded` notes every row that changes inside it, in one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from dure.audit.digest import Table
from dure.audit.domain.chain import EventHash
from dure.audit.models import AuditedModel, AuditEvent, AuditRow, ChainHead

FLUSH_ROWS = 2000  # touched rows held in memory before they are read and digested
READ_ROWS = 500  # rows that one query names; SQLite limits the values in it

M = TypeVar("M", bound=AuditedModel)


class UnrecordedWrite(RuntimeError):
    """A row of an audited table was about to change outside `recorded`."""


class Recording:
    """The rows that one event touches. Digests are read back from the database: what is in memory
    may be partly unsaved, or not yet spelled as the database spells it."""

    def __init__(self, event: AuditEvent) -> None:
        self.event = event
        self._hash = EventHash(event)
        self._touched: dict[type[AuditedModel], dict[Any, tuple[bool, str]]] = {}
        self._waiting = 0
        self._written = 0

    def bulk_create(self, model: type[M], objs: Iterable[M], batch_size: int = FLUSH_ROWS) -> None:
        """Create rows by the batch; `objs` may be a generator of any length."""
        source = iter(objs)
        while batch := list(islice(source, batch_size)):
            for obj in model._base_manager.bulk_create(batch):
                self.touch(model, obj.pk, created=True)
            self.flush_when_full()

    def bulk_update(self, objs: Sequence[M], fields: Sequence[str], batch_size: int = 500) -> None:
        """Write the named columns of rows of one model."""
        if not objs:
            return
        model = type(objs[0])
        model._base_manager.bulk_update(objs, fields, batch_size=batch_size)
        for obj in objs:
            self.touch(model, obj.pk, created=False)
        self.flush_when_full()

    def touch(self, model: type[AuditedModel], pk: Any, *, created: bool, key: str = "") -> None:
        rows = self._touched.setdefault(model, {})
        if pk not in rows:
            rows[pk] = (created, key)
            self._waiting += 1
        elif key:
            rows[pk] = (rows[pk][0], key)

    def flush_when_full(self) -> None:
        if self._waiting >= FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        touched, self._touched, self._waiting = self._touched, {}, 0
        for model, rows in touched.items():
            table = Table(model)
            for pks in _chunks(rows, READ_ROWS):
                self._write(table, {pk: rows[pk] for pk in pks})

    def _write(self, table: Table, rows: dict[Any, tuple[bool, str]]) -> None:
        now = {table.pk_of(row): row for row in table.rows(rows)}
        audit_rows = []
        for pk, (created, key) in rows.items():
            row = now.get(str(pk))
            if row is None and created:
                continue  # made and removed again inside this recording
            audit_row = AuditRow(
                event_id=self.event.number,
                position=self._written,
                model=table.label,
                row_pk=str(pk),
                key=key if row is None else table.key_of(row),
                operation=_operation(exists=row is not None, created=created),
                digest="" if row is None else table.digest(row),
            )
            self._hash.add(audit_row)
            self._written += 1
            audit_rows.append(audit_row)
        AuditRow.objects.bulk_create(audit_rows)

    def close(self) -> None:
        self.flush()
        if AuditRow.objects.filter(event_id=self.event.number).count() != self._written:
            raise RuntimeError("A savepoint inside this recording was rolled back after its rows.")
        self.event.hash = self._hash.hexdigest()
        self.event.save(force_insert=True)
        ChainHead.objects.update(number=self.event.number, hash=self.event.hash)


def _operation(*, exists: bool, created: bool) -> AuditRow.Operation:
    if not exists:
        return AuditRow.Operation.DELETED
    return AuditRow.Operation.CREATED if created else AuditRow.Operation.CHANGED


def _chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


_open: ContextVar[Recording | None] = ContextVar("open_recording", default=None)


def current() -> Recording | None:
    return _open.get()


@contextmanager
def recorded(
    *, by: AbstractBaseUser | str, action: str, subject: str = "", note: str = ""
) -> Iterator[Recording]:
    """Write rows of audited tables in one transaction and one event of the log.

    by: a saved user, or the name of a part of Dure that acts by itself ("import", "demo").
    subject: the key of the record that it is about. Inside another recording, this one joins it.
    """
    outer = _open.get()
    if outer is not None:
        # no savepoint: if this part fails, the whole fails, and the log has no half of it
        with transaction.atomic(savepoint=False):
            yield outer
        return
    with transaction.atomic():
        recording = Recording(_next_event(by=by, action=action, subject=subject, note=note))
        token = _open.set(recording)
        try:
            yield recording
            recording.close()
        finally:
            _open.reset(token)


def reseal(*, by: AbstractBaseUser | str, model: type[AuditedModel], note: str) -> None:
    """Log every row of the table anew, after a migration that gave its rows other columns.

    Verify before the migration: what was wrong then is taken for right from here on. The log shows
    that it was done, when, by whom and why.
    """
    with recorded(
        by=by, action="audit.reseal", subject=model._meta.label_lower, note=note
    ) as recording:
        for pk in model._base_manager.values_list("pk", flat=True).iterator(chunk_size=FLUSH_ROWS):
            recording.touch(model, pk, created=False)
            recording.flush_when_full()


def _next_event(*, by: AbstractBaseUser | str, action: str, subject: str, note: str) -> AuditEvent:
    user_id = None if isinstance(by, str) else by.pk
    if not str(by) or (user_id is None and not isinstance(by, str)):
        raise ValueError("A write needs a saved user, or the name of what acts.")
    # Locked at the start, not the end: the order of events is then the order of their writes.
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    return AuditEvent(
        number=head.number + 1,
        at=timezone.now(),
        by_name=str(by),
        by_user_id=user_id,
        action=action,
        subject=subject,
        note=note,
        previous_hash=head.hash,
    )
