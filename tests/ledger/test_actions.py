"""Assessing: what is written, when, and what stays readable."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dure.audit.actions import recorded
from dure.audit.models import AuditEvent
from dure.audit.verify import verify
from dure.ledger import actions
from dure.ledger.actions import assess
from dure.ledger.explained import missing
from dure.ledger.models import Finding, Judgement, Period, Promise, RuleSet
from dure.ledger.queries import with_everything
from dure.parties.models import Organisation
from dure.places.models import Region
from tests.ledger.conftest import a_promise, an_actual, text, write

pytestmark = pytest.mark.usefixtures("rules")

TODAY = date(2025, 7, 1)


def now(promise: Promise) -> Promise:
    return with_everything(Promise.objects.all()).get(pk=promise.pk)


def standing(promise: Promise) -> tuple[str, Decimal | None]:
    found = now(promise)
    assert found.finding
    assert found.status == found.finding.status  # kept beside it, for lists
    return found.finding.status, found.finding.share


def years(promise: Promise, *numbers: int) -> None:
    for year in numbers:
        end = date(year, 12, 31)
        write(Period, key=f"{promise.key}/{year}", promise=promise, start=date(year, 1, 1),
              end=end, due=end, target=Decimal(10))  # fmt: skip


def test_finding_is_written_and_stands(region: Region) -> None:
    promise = a_promise(region)
    an_actual(promise, "2024-12-01", 32)
    assert assess(by="test", as_of=TODAY) == 1
    assert standing(promise) == ("not_met", Decimal("0.32"))
    finding = Finding.objects.get()
    assert finding.key == "jobs/finding-1"
    assert (finding.as_of, finding.rules.key, finding.computed) == (TODAY, "rules-2026", True)


def test_second_assessment_writes_nothing(region: Region) -> None:
    an_actual(a_promise(region), "2024-12-01", 32)
    assess(by="test", as_of=TODAY)
    before = AuditEvent.objects.count()
    assert assess(by="test", as_of=TODAY) == 0
    assert assess(by="test", as_of=date(2025, 7, 2)) == 0
    assert AuditEvent.objects.count() == before


def test_changed_evidence_supersedes_and_the_former_finding_stays(region: Region) -> None:
    promise = a_promise(region)
    first = an_actual(promise, "2024-12-01", 32)
    assess(by="test", as_of=TODAY)
    an_actual(promise, "2024-12-01", 64, supersedes=first)
    assert assess(by="test", as_of=TODAY) == 1
    assert standing(promise) == ("partly_met", Decimal("0.64"))
    former, latter = Finding.objects.order_by("id")
    assert (former.key, latter.key) == ("jobs/finding-1", "jobs/finding-2")
    assert latter.supersedes == former
    assert (former.status, former.share) == ("not_met", Decimal("0.32"))


def test_history_is_a_chain_however_often_evidence_changes(region: Region) -> None:
    promise = a_promise(region)
    for value in range(1, 13):
        an_actual(promise, f"2024-12-{value:02}", value)
        assess(by="test", as_of=TODAY)
    found = list(promise.findings.order_by("id"))
    assert [f.key for f in found] == [f"jobs/finding-{n}" for n in range(1, 13)]
    assert [f.supersedes for f in found] == [None, *found[:-1]]
    assert now(promise).finding == found[-1]


def test_day_decides_what_is_due(region: Region) -> None:
    promise = a_promise(region)
    assess(by="test", as_of=date(2024, 12, 30))
    assert standing(promise)[0] == "not_due"
    assess(by="test", as_of=date(2025, 1, 1))
    assert standing(promise)[0] == "no_evidence"


def test_looking_back_takes_nothing_from_what_was_found_since(region: Region) -> None:
    promise = a_promise(region)
    assess(by="test", as_of=date(2025, 1, 1))
    assert assess(by="test", as_of=date(2024, 12, 30)) == 0
    assert standing(promise)[0] == "no_evidence"


def test_evidence_of_later_days_is_not_yet_known(region: Region) -> None:
    promise = a_promise(region)
    an_actual(promise, "2024-12-31", 100)
    assess(by="test", as_of=date(2024, 12, 30))
    assert standing(promise)[0] == "not_due"


def test_each_period_has_its_finding_beside_the_whole(region: Region) -> None:
    promise = a_promise(region, target=None, form="threshold", due_on=None, indicator=None)
    years(promise, 2023, 2024, 2026)
    an_actual(promise, "2023-12-31", 10)
    assess(by="test", as_of=TODAY)
    found = {f.period.key if f.period else None: f.status for f in Finding.objects.all()}
    assert found.keys() == {None, "jobs/2023", "jobs/2024"}  # 2026 has not begun
    assert (found["jobs/2023"], found["jobs/2024"]) == ("met", "no_evidence")
    whole = now(promise).finding
    assert whole
    assert whole.period is None


def test_only_the_period_that_changed_is_written_again(region: Region) -> None:
    promise = a_promise(region, target=None, form="threshold", due_on=None, indicator=None)
    years(promise, 2023, 2024)
    an_actual(promise, "2023-12-31", 10)
    assess(by="test", as_of=TODAY)
    an_actual(promise, "2024-12-31", 10)
    assess(by="test", as_of=TODAY)
    assert Finding.objects.filter(period__key="jobs/2023").count() == 1
    assert list(
        Finding.objects.filter(period__key="jobs/2024").values_list("status", flat=True)
    ) == ["no_evidence", "met"]


def test_chosen_promises_only(region: Region) -> None:
    one, other = a_promise(region, "one"), a_promise(region, "other")
    assert assess(by="test", as_of=TODAY, promises=[one.pk]) == 1
    assert now(one).finding
    assert now(other).finding is None


@pytest.mark.parametrize("chunk", [1, 2, 3, 100])
def test_chunks_change_nothing_but_the_number_of_events(
    region: Region, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    promises = [a_promise(region, f"p{n}") for n in range(5)]
    for n, promise in enumerate(promises):
        an_actual(promise, "2024-12-01", 30 * n)
    monkeypatch.setattr(actions, "CHUNK", chunk)
    before = AuditEvent.objects.count()
    assert assess(by="test", as_of=TODAY) == 5
    assert AuditEvent.objects.count() - before == -(-5 // chunk)
    assert [standing(p)[0] for p in promises] == [
        "not_met",
        "not_met",
        "partly_met",
        "partly_met",
        "met",
    ]


def test_assessment_is_logged_and_the_log_verifies(region: Region) -> None:
    an_actual(a_promise(region), "2024-12-01", 32)
    assess(by="night", as_of=TODAY)
    event = AuditEvent.objects.latest("number")
    assert (event.by_name, event.action, event.note) == ("night", "ledger.assess", "2025-07-01")
    assert verify().faults == []


def test_flag_follows_the_gate_both_ways(region: Region) -> None:
    checker = write(Organisation, key="city", name=text("city"), kind="city")
    everything: dict[str, Any] = dict.fromkeys(
        ("bearer", "beneficiary", "reporter", "verifier"), checker
    )
    everything |= {name: text(name) for name in ("evidence_source", "consequence", "due_text")}
    full, bare = a_promise(region, "full", **everything), a_promise(region, "bare")
    assess(by="test", as_of=TODAY)
    assert (now(full).verifiable, missing(now(full))) == (True, ())
    assert not now(bare).verifiable
    assert missing(now(bare))

    with recorded(by="test", action="test"):
        promise = Promise.objects.get(pk=full.pk)
        promise.verifier = None
        promise.save()
    assert assess(by="test", as_of=TODAY) == 0  # the finding says the same
    assert not now(full).verifiable


def test_judgement_of_a_named_body_is_taken_over(region: Region) -> None:
    promise = a_promise(region, target=None, form="qualitative")
    write(Judgement, key="jobs/j", promise=promise, on=date(2025, 2, 1), status="met",
          assessor=text("council"), reason=text("seen"))  # fmt: skip
    assess(by="test", as_of=TODAY)
    finding = now(promise).finding
    assert finding
    assert (finding.status, finding.computed) == ("met", False)


def test_waiver_excuses(region: Region) -> None:
    promise = a_promise(region)
    an_actual(promise, "2024-12-01", 32)
    write(Judgement, key="jobs/w", promise=promise, on=date(2024, 6, 1), status="excused",
          assessor=text("council"), reason=text("flood"))  # fmt: skip
    assess(by="test", as_of=TODAY)
    assert standing(promise)[0] == "excused"


def test_newer_rules_are_named_and_supersede(region: Region) -> None:
    promise = a_promise(region)
    an_actual(promise, "2024-12-01", 32)
    assess(by="test", as_of=TODAY)
    write(RuleSet, key="rules-2025b", version="2025b", title=text("rules"), evidence_reach_days=366,
          valid_from=date(2025, 7, 2), partly_from=Decimal("0.3"))  # fmt: skip
    assert assess(by="test", as_of=date(2025, 7, 3)) == 1
    assert standing(promise)[0] == "partly_met"
    assert [f.rules.version for f in promise.findings.order_by("id")] == ["2026", "2025b"]


def test_day_before_any_rules_is_refused(region: Region) -> None:
    a_promise(region)
    with pytest.raises(RuleSet.DoesNotExist):
        assess(by="test", as_of=date(2009, 12, 31))
    with pytest.raises(CommandError, match="No rule set was in force on 2009-12-31"):
        call_command("assess", as_of=date(2009, 12, 31))
    assert not Finding.objects.exists()


def test_nothing_to_assess_is_no_event(db: None) -> None:
    before = AuditEvent.objects.count()
    assert assess(by="test", as_of=TODAY) == 0
    assert AuditEvent.objects.count() == before
