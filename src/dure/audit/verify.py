"""Recompute the chain, and compare every audited row with the digest that was last logged for it.

Memory stays bounded and no query is made for a single row, so a million rows are a matter of a
minute or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError

from dure.audit.digest import Table
from dure.audit.domain.chain import GENESIS, EventHash
from dure.audit.faults import KEPT_FAULTS, Fault, Kind, LastWrite, Report
from dure.audit.models import AuditedModel, AuditEvent, AuditRow, ChainHead
from dure.audit.snapshot import snapshot

CHUNK = 500  # rows that one query names
_FETCH = 2000


class Logged(NamedTuple):
    """The newest log entry of a row."""

    row_pk: str
    key: str
    operation: str
    digest: str
    event: int


def audited_models() -> list[type[AuditedModel]]:
    found = [m for m in apps.get_models() if issubclass(m, AuditedModel) and not m._meta.proxy]
    return sorted(found, key=lambda model: model._meta.label_lower)


def verify(expect_head: str | None = None) -> Report:
    """Check everything. expect_head: a hash noted earlier; the chain must still contain it."""
    report = Report()
    with snapshot():
        _Chain(report, expect_head).check()
        for model in audited_models():
            _check_table(report, Table(model))
    return report


def _add(report: Report, fault: Fault) -> None:
    report.fault_count += 1
    if len(report.faults) < KEPT_FAULTS:
        report.faults.append(fault)


class _Chain:
    def __init__(self, report: Report, expect_head: str | None) -> None:
        self.report = report
        self.expected = expect_head
        self.number, self.hash = 0, GENESIS
        self.rows_seen = 0

    def check(self) -> None:
        by_event = groupby(_log_rows(), key=attrgetter("event_id"))
        waiting = next(by_event, None)
        for event in AuditEvent.objects.order_by("number").iterator(chunk_size=_FETCH):
            while waiting is not None and waiting[0] < event.number:
                waiting = next(by_event, None)
            rows: Iterable[AuditRow] = ()
            if waiting is not None and waiting[0] == event.number:
                rows = waiting[1]
            self._check_event(event, rows)
        self._check_end()

    def _check_event(self, event: AuditEvent, rows: Iterable[AuditRow]) -> None:
        for gone in range(self.number + 1, event.number)[:KEPT_FAULTS]:
            self._fault(Kind.EVENT_MISSING, gone)
        computed = EventHash(event)
        for row in rows:
            computed.add(row)
            self.rows_seen += 1
        if computed.hexdigest() != event.hash:
            self._fault(Kind.EVENT_EDITED, event.number)
        elif event.number == self.number + 1 and event.previous_hash != self.hash:
            self._fault(Kind.EVENT_REPLACED, event.number)
        self.number, self.hash = event.number, event.hash
        self.report.events += 1
        if event.hash == self.expected:
            self.expected = None

    def _check_end(self) -> None:
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        if head.number > self.number:
            self._fault(Kind.TAIL_MISSING, self.number + 1)
        elif (head.number, head.hash) != (self.number, self.hash):
            self._fault(Kind.HEAD_WRONG, self.number)
        adrift = AuditRow.objects.count() - self.rows_seen
        if adrift:
            self._fault(Kind.LOG_ROWS_ADRIFT, adrift)
        if self.expected is not None:
            _add(self.report, Fault(Kind.HEAD_NOT_EXPECTED, hash=self.expected))
        self.report.number, self.report.hash = self.number, self.hash

    def _fault(self, kind: Kind, number: int) -> None:
        _add(self.report, Fault(kind, number=number))


def _log_rows() -> Iterator[AuditRow]:
    return AuditRow.objects.order_by("event_id", "position").iterator(chunk_size=_FETCH)


def _check_table(report: Report, table: Table) -> None:
    newest = _newest(table.label)
    logged_and_there = 0
    while chunk := list(islice(newest, CHUNK)):
        logged_and_there += _compare(report, table, chunk)
    there = table.model._base_manager.count()
    report.rows += there
    if there > logged_and_there:
        _find_unlogged(report, table)


def _newest(label: str) -> Iterator[Logged]:
    entries = (
        AuditRow.objects.filter(model=label)
        .order_by("row_pk", "event_id", "position")
        .values_list("row_pk", "key", "operation", "digest", "event_id")
        .iterator(chunk_size=_FETCH)
    )
    for _, of_one_row in groupby(entries, key=itemgetter(0)):
        *_, last = of_one_row
        yield Logged(*last)


def _compare(report: Report, table: Table, chunk: list[Logged]) -> int:
    """Compare the rows of the chunk; return how many of them are there."""
    there = {table.pk_of(row): table.digest(row) for row in table.rows(_pks(table, chunk))}
    for logged in chunk:
        digest = there.get(logged.row_pk)
        deleted = logged.operation == AuditRow.Operation.DELETED
        if digest is None and not deleted:
            _add(report, _row_fault(Kind.ROW_DELETED, table, logged))
        elif digest is not None and deleted:
            _add(report, _row_fault(Kind.ROW_INSERTED, table, logged))
        elif digest is not None and digest != logged.digest:
            _add(report, _row_fault(Kind.ROW_EDITED, table, logged))
    return len(there)


def _pks(table: Table, chunk: list[Logged]) -> list[Any]:
    pks = []
    for logged in chunk:
        try:
            pks.append(table.pk.to_python(logged.row_pk))
        except ValidationError:
            continue  # no such primary key can exist: the log was edited, and the chain says so
    return pks


def _row_fault(kind: Kind, table: Table, logged: Logged) -> Fault:
    event = AuditEvent.objects.filter(number=logged.event).first()
    last = LastWrite(event.number, event.at, event.by_name, event.action) if event else None
    return Fault(kind, table.label, logged.row_pk, logged.key, number=logged.event, last=last)


def _find_unlogged(report: Report, table: Table) -> None:
    rows = iter(table.rows())
    while chunk := {table.pk_of(row): table.key_of(row) for row in islice(rows, CHUNK)}:
        logged = AuditRow.objects.filter(model=table.label, row_pk__in=list(chunk))
        known = set(logged.values_list("row_pk", flat=True))
        for pk, key in chunk.items():
            if pk not in known:
                _add(report, Fault(Kind.ROW_INSERTED, table.label, pk, key))
