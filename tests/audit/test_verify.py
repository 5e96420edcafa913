from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.audit.actions import recorded
from dure.audit.domain.chain import EventHash
from dure.audit.faults import Fault, Kind
from dure.audit.models import AuditEvent, AuditRow, ChainHead, Verification
from dure.audit.queries import events_about, head, summary
from dure.audit.verify import audited_models, verify
from dure.places.models import Region, StatCell
from dure.records.fields import LocalText
from dure.records.models import Source
from tests.audit.conftest import a_source

pytestmark = pytest.mark.usefixtures("ledger")


def faults(expect_head: str | None = None) -> list[tuple[Kind, str | int | None]]:
    """Each fault with the key, or where it has none, the event number."""
    found = verify(expect_head).faults
    assert all(fault.message("ko") != fault.message("en") for fault in found)
    return [(fault.kind, fault.key or fault.number) for fault in found]


def more_events(count: int) -> None:
    for n in range(count):
        with recorded(by="officer", action="edit"):
            a_source(f"more-{n}").save()


def remove(number: int) -> None:
    AuditRow.objects.filter(event_id=number).delete()
    AuditEvent.objects.filter(number=number).delete()


def rehash(number: int) -> None:
    event = AuditEvent.objects.get(number=number)
    computed = EventHash(event)
    for row in event.rows.all():
        computed.add(row)
    AuditEvent.objects.filter(number=number).update(hash=computed.hexdigest())


def test_untouched_ledger_holds() -> None:
    report = verify(expect_head=head().hash)
    assert report.holds
    assert (report.number, report.hash) == (2, head().hash)
    assert report.rows == sum(model._base_manager.count() for model in audited_models())


def test_edited_row_is_named_with_its_last_right_write() -> None:
    StatCell.objects.filter(key="jobs/1").update(value=99)
    fault: Fault
    [fault] = verify().faults
    assert (fault.kind, fault.table, fault.key) == (Kind.ROW_EDITED, "places.statcell", "jobs/1")
    event = AuditEvent.objects.get(number=1)
    assert fault.last is not None
    assert (fault.last.number, fault.last.at, fault.last.by_name) == (1, event.at, "import")
    assert "jobs/1" in fault.message("ko")
    assert "import" in fault.message("en")


def test_deleted_row_is_named() -> None:
    StatCell.objects.filter(key="jobs/1")._raw_delete("default")
    assert faults() == [(Kind.ROW_DELETED, "jobs/1")]


def test_row_inserted_without_event_is_named() -> None:
    Source.objects.bulk_create([a_source("smuggled")])
    assert faults() == [(Kind.ROW_INSERTED, "smuggled")]


def test_row_swapped_for_another_shows_both() -> None:
    StatCell.objects.filter(key="jobs/1").update(id=10**6)
    assert faults() == [(Kind.ROW_DELETED, "jobs/1"), (Kind.ROW_INSERTED, "jobs/1")]


def test_deleted_row_put_back_is_named() -> None:
    cell = StatCell.objects.get(key="jobs/1")
    pk = cell.pk
    with recorded(by="officer", action="delete"):
        cell.delete()
    assert verify().holds
    cell.pk = pk
    StatCell.objects.bulk_create([cell])
    assert faults() == [(Kind.ROW_INSERTED, "jobs/1")]


@pytest.mark.parametrize(
    "edit",
    [
        {"note": "고친 이유"},
        {"by_name": "someone"},
        {"by_user_id": 7},
        {"action": "other"},
        {"subject": "seoul"},
        {"previous_hash": "1" * 64},
    ],
)
def test_edited_event_is_named(edit: dict[str, Any]) -> None:
    AuditEvent.objects.filter(number=1).update(**edit)
    assert faults() == [(Kind.EVENT_EDITED, 1)]


def test_event_moved_in_time_is_named() -> None:
    AuditEvent.objects.filter(number=2).update(at=models.F("at") + timedelta(microseconds=1))
    assert faults() == [(Kind.EVENT_EDITED, 2)]


def test_event_edited_and_hashed_anew_does_not_fit_its_follower() -> None:
    AuditEvent.objects.filter(number=1).update(note="고친 이유")
    rehash(1)
    assert faults() == [(Kind.EVENT_REPLACED, 2)]


def test_last_event_edited_and_hashed_anew_does_not_fit_the_head() -> None:
    AuditEvent.objects.filter(number=2).update(note="고친 이유")
    rehash(2)
    assert faults() == [(Kind.HEAD_WRONG, 2)]


def test_row_and_its_logged_digest_edited_together_break_the_event() -> None:
    StatCell.objects.filter(key="jobs/1").update(value=99)
    AuditRow.objects.filter(key="jobs/1").update(digest="0" * 64)
    assert (Kind.EVENT_EDITED, 1) in faults()


@pytest.mark.parametrize(
    "edit", [{"key": "x"}, {"operation": "deleted"}, {"model": "x.y"}, {"row_pk": "nonsense"}]
)
def test_edited_log_row_breaks_its_event(edit: dict[str, str]) -> None:
    AuditRow.objects.filter(key="jobs/1").update(**edit)
    assert (Kind.EVENT_EDITED, 1) in faults()


def test_log_rows_in_another_order_break_their_event() -> None:
    first, second = AuditRow.objects.filter(event_id=1)[:2]
    AuditRow.objects.filter(pk=first.pk).update(position=999)
    AuditRow.objects.filter(pk=second.pk).update(position=first.position)
    assert faults() == [(Kind.EVENT_EDITED, 1)]


def test_removed_event_is_named() -> None:
    more_events(3)
    remove(4)
    assert (Kind.EVENT_MISSING, 4) in faults()


def test_events_in_another_order_are_named() -> None:
    more_events(3)
    for old, new in ((3, 99), (4, 3), (99, 4)):
        event = AuditEvent.objects.get(number=old)
        AuditEvent.objects.filter(number=old).update(hash=f"moving {old}")
        event.number = new
        event.save(force_insert=True)
        AuditRow.objects.filter(event_id=old).update(event_id=new)
        AuditEvent.objects.filter(number=old).delete()
    assert faults() == [
        (Kind.EVENT_EDITED, 3),
        (Kind.EVENT_EDITED, 4),
        (Kind.EVENT_REPLACED, 5),
    ]


def test_missing_tail_is_found_against_the_head() -> None:
    more_events(2)
    remove(4)
    assert (Kind.TAIL_MISSING, 4) in faults()


def test_tail_and_head_cut_together_are_found_only_against_a_noted_hash() -> None:
    noted_before, before = head().hash, AuditEvent.objects.get(number=1).hash
    more_events(1)
    noted = head().hash
    assert faults(expect_head=noted_before) == []
    Source.objects.filter(key="more-0")._raw_delete("default")
    remove(3)
    ChainHead.objects.update(number=2, hash=noted_before)
    assert faults() == []
    assert faults(expect_head=before) == []
    assert faults(expect_head=noted) == [(Kind.HEAD_NOT_EXPECTED, None)]


def test_removed_head_is_found() -> None:
    ChainHead.objects.all().delete()
    assert faults() == [(Kind.HEAD_WRONG, 2)]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def another(field: models.Field[Any, Any], value: Any) -> Any:
    """A value that the column takes and that differs."""
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.ForeignKey):
        return (value or 0) + 10**6
    if isinstance(field, models.JSONField):
        return {"ko": "다른 값", "en": "another"}
    if isinstance(field, models.DateField):
        return value + timedelta(days=1) if value else "2001-02-03"
    if isinstance(field, models.DecimalField | models.IntegerField):
        return (value or 0) + 1000
    return "2001" if str(value) != "2001" else "2002"  # a partial date too


EDITABLE = [
    (model, field)
    for model in audited_models()
    for field in model._meta.concrete_fields
    if field.name not in model.audit_exclude and not field.primary_key
]


@settings(
    max_examples=60,
    # every example is undone, so that the next one starts from the same rows
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(column=st.sampled_from(EDITABLE), pick=st.integers(0, 10))
def test_edit_of_any_column_of_any_row_is_found_and_named(
    column: tuple[Any, models.Field[Any, Any]], pick: int
) -> None:
    model, field = column
    rows = list(model._base_manager.order_by("pk"))
    if not rows:
        return
    row = rows[pick % len(rows)]
    with undone():
        edit = {field.attname: another(field, getattr(row, field.attname))}
        model._base_manager.filter(pk=row.pk).update(**edit)
        [fault] = verify().faults
    assert (fault.kind, fault.table, fault.pk) == (
        Kind.ROW_EDITED, model._meta.label_lower, str(row.pk)
    )  # fmt: skip
    assert verify().holds


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_rows(count: int, django_assert_num_queries: Any) -> None:
    tables = len(audited_models())
    more_events(count)
    # chain: events, rows, head, number of rows; each table: its log, number of rows, rows if any
    filled = sum(model._base_manager.exists() for model in audited_models())
    with django_assert_num_queries(4 + 2 * tables + filled):
        assert verify().holds


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("audit", *arguments, stdout=out)
    return out.getvalue()


def test_command_verifies_and_keeps_when_it_did() -> None:
    assert head().hash in run("verify", "--expect", head().hash.upper())
    assert Verification.objects.get().faults == 0
    assert summary().verification == Verification.objects.get()
    Region.objects.update(featured=True)
    with pytest.raises(CommandError, match="1 faults"):
        run("verify")
    assert summary().verification.faults == 1  # type: ignore[union-attr]  # it has just run


def test_command_fails_where_a_noted_hash_is_gone() -> None:
    with pytest.raises(CommandError, match="1 faults"):
        run("verify", "--expect", "f" * 64)


def test_command_prints_head_and_log() -> None:
    assert run("head") == f"2 {head().hash}\n"
    assert [line.split("\t")[0] for line in run("log").splitlines()] == ["2", "1"]
    assert run("log", "--subject", "jobs/1").split("\t")[0] == "1"
    assert [event.number for event in events_about("gunsan")] == [2, 1]
    assert run("log", "--subject", "seoul") == ""


def test_command_seals_a_table_anew_and_says_so_in_the_log() -> None:
    StatCell.objects.filter(key="jobs/1").update(unit=LocalText("명", "persons"))
    Source.objects.update(url="https://example.org")
    run("reseal", "places.statcell", "--note", "migration 0002")
    assert faults() == [(Kind.ROW_EDITED, "press-one")]
    event = AuditEvent.objects.latest("number")
    assert (event.action, event.subject, event.note, event.rows.count()) == (
        "audit.reseal", "places.statcell", "migration 0002", 3
    )  # fmt: skip
    with pytest.raises(CommandError, match="No such audited table"):
        run("reseal", "audit.auditrow", "--note", "x")
