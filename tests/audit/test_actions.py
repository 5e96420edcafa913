import threading
from contextlib import suppress
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from dure.accounts.models import User
from dure.audit.actions import FLUSH_ROWS, Recording, UnrecordedWrite, recorded
from dure.audit.models import AuditEvent, AuditRow
from dure.audit.verify import verify
from dure.ledger.models import Finding, Promise
from dure.places.models import StatCell
from dure.records.fields import LocalText
from dure.records.models import Source
from tests.audit.conftest import a_source, write_ledger


def entries() -> list[tuple[str, str]]:
    """The operation and key of each row of the newest event."""
    newest = AuditEvent.objects.latest("number")
    return list(newest.rows.values_list("operation", "key"))


@pytest.mark.usefixtures("ledger")
def test_write_outside_a_recording_is_refused() -> None:
    source = Source.objects.get(key="press-one")
    source.publisher = LocalText("신문", "A paper")
    with pytest.raises(UnrecordedWrite, match=r"records\.Source"):
        source.save()
    with pytest.raises(UnrecordedWrite):
        a_source("press-two").save()
    with pytest.raises(UnrecordedWrite), transaction.atomic():
        Finding.objects.all().delete()
    assert Finding.objects.count() == 1
    assert list(Source.objects.values_list("key", "publisher")) == [("press-one", LocalText())]


@pytest.mark.usefixtures("ledger")
def test_excluded_column_needs_no_recording() -> None:
    user = User.objects.get()
    user.last_login = timezone.now()
    user.save(update_fields=["last_login"])
    assert verify().holds
    user.is_staff = True
    with pytest.raises(UnrecordedWrite):
        user.save(update_fields=["last_login", "is_staff"])


@pytest.mark.django_db
def test_event_says_who_when_what_and_follows_from_the_one_before() -> None:
    with recorded(by="import", action="user"):
        user = User.objects.create(email="a@b.kr", name="담당")
    with recorded(by=user, action="edit", subject="press-one", note="이유"):
        a_source().save()
    first, second = AuditEvent.objects.order_by("number")
    assert (first.by_name, first.by_user_id) == ("import", None)
    assert (second.by_name, second.by_user_id) == ("담당", user.pk)
    assert (second.number, second.action, second.subject) == (2, "edit", "press-one")
    assert second.previous_hash == first.hash != second.hash
    assert entries() == [("created", "press-one")]


@pytest.mark.django_db
@pytest.mark.parametrize("nobody", ["", User(email="unsaved@b.kr")])
def test_write_by_nobody_is_refused(nobody: User | str) -> None:
    with pytest.raises(ValueError, match="saved user"), recorded(by=nobody, action="edit"):
        a_source().save()
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_recording_inside_another_joins_it() -> None:
    with recorded(by="import", action="outer"):
        a_source("a").save()
        with recorded(by="other", action="inner"):
            a_source("b").save()
    assert [event.action for event in AuditEvent.objects.all()] == ["outer"]
    assert entries() == [("created", "a"), ("created", "b")]


def write_and_fail(key: str) -> None:
    with recorded(by="import", action="edit"):
        a_source(key).save()
        raise ZeroDivisionError


def save_and_roll_back(key: str, recording: Recording | None = None) -> None:
    """Save inside a savepoint that is then rolled back, with its rows already logged or not."""
    with transaction.atomic():
        a_source(key).save()
        if recording:
            recording.flush()
        raise ZeroDivisionError


@pytest.mark.django_db
def test_failure_leaves_neither_rows_nor_event() -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail("a")
    assert not Source.objects.exists()
    assert not AuditEvent.objects.exists()
    with pytest.raises(UnrecordedWrite):
        a_source().save()


def swallow_the_failure_of_an_inner_recording() -> None:
    with recorded(by="import", action="outer"):
        a_source("a").save()
        with suppress(ZeroDivisionError):
            write_and_fail("b")


@pytest.mark.django_db
def test_failure_of_an_inner_recording_fails_the_outer_even_if_swallowed() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        swallow_the_failure_of_an_inner_recording()
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_row_made_and_removed_inside_one_recording_leaves_no_entry() -> None:
    with recorded(by="import", action="edit"):
        a_source("a").save()
        a_source("b").save()
        Source.objects.get(key="a").delete()
    assert entries() == [("created", "b")]
    assert verify().holds


@pytest.mark.usefixtures("ledger")
def test_delete_names_its_cascade_and_the_rows_that_lose_a_pointer() -> None:
    with recorded(by="officer", action="delete"):
        Finding.objects.get().delete()
    assert sorted(entries()) == [("changed", "gunsan/1"), ("deleted", "gunsan/1/f")]
    assert Promise.objects.get().finding is None
    with recorded(by="officer", action="delete"):
        Promise.objects.get().delete()
    assert sorted(entries()) == [("deleted", "gunsan/1"), ("deleted", "gunsan/1/2024")]
    assert verify().holds


@pytest.mark.usefixtures("ledger")
def test_digest_is_of_what_the_database_holds_not_of_memory() -> None:
    cell = StatCell.objects.get(key="jobs/1")
    with recorded(by="officer", action="edit"):
        cell.printed = "unsaved"
        cell.value = Decimal(1) / 7  # more places than the column keeps
        cell.save(update_fields=["value"])
        other = StatCell.objects.get(key="jobs/2")
        other.value = F("value") + 1
        other.save()
    assert verify().holds


@pytest.mark.django_db
def test_bulk_writes_are_recorded_by_the_batch() -> None:
    many = FLUSH_ROWS * 2 + 1
    with recorded(by="import", action="import") as recording:
        recording.bulk_create(Source, (a_source(f"s{n}") for n in range(many)), batch_size=900)
    with recorded(by="import", action="import") as recording:
        found = list(Source.objects.order_by("pk")[:3])
        for source in found:
            source.url = "https://example.org"
        recording.bulk_update(found, ["url"])
        recording.bulk_update([], ["url"])
    assert AuditRow.objects.filter(operation="created").count() == many
    assert entries() == [("changed", "s0"), ("changed", "s1"), ("changed", "s2")]
    assert verify().holds


@pytest.mark.django_db
def test_savepoint_rolled_back_inside_a_recording_leaves_no_entry() -> None:
    with recorded(by="import", action="edit"):
        a_source("a").save()
        with suppress(ZeroDivisionError):
            save_and_roll_back("b")
    assert entries() == [("created", "a")]
    assert verify().holds


def roll_back_rows_already_logged() -> None:
    with recorded(by="import", action="edit") as recording, suppress(ZeroDivisionError):
        save_and_roll_back("b", recording)


@pytest.mark.django_db
def test_savepoint_rolled_back_after_its_rows_were_logged_fails_the_recording() -> None:
    with pytest.raises(RuntimeError, match="savepoint"):
        roll_back_rows_already_logged()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_writers_queue_and_the_chain_holds() -> None:
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for n in range(5):
                with recorded(by=name, action="edit"):
                    a_source(f"{name}-{n}").save()
        except BaseException as failure:  # noqa: BLE001 -- handed to the test's own thread
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert list(AuditEvent.objects.values_list("number", flat=True)) == list(range(1, 16))
    assert verify().holds


@pytest.mark.django_db(transaction=True)
def test_verification_outside_a_transaction_sees_one_state_and_ends_it() -> None:
    write_ledger()
    assert verify().holds
    assert not connection.in_atomic_block
    with recorded(by="import", action="edit"):
        a_source("after").save()
    assert verify().holds
