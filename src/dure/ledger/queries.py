"""Reads of the ledger: promises with all that a finding needs, and counts by status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.cache import cache
from django.db.models import Count, Prefetch, Q, QuerySet

from dure.audit.queries import head
from dure.ledger.domain import types
from dure.ledger.models import Actual, Judgement, Promise, RuleSet
from dure.places.models import Region

NOT_VERIFIABLE = "not_verifiable"
DECIDED = ("met", "met_late", "partly_met", "not_met", "excused")


def rules_at(as_of: date) -> RuleSet:
    """The rule set in force; raises RuleSet.DoesNotExist if none was yet."""
    return RuleSet.objects.filter(valid_from__lte=as_of).latest("valid_from")


def with_everything(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    """Promises with what an assessment and its page read, in a fixed number of queries."""
    standing = Actual.objects.filter(superseded_by=None).select_related("source", "approved_by")
    return promises.select_related(
        "indicator",
        "condition",
        "bearer",
        "beneficiary",
        "reporter",
        "verifier",
        "source",
        "finding",
    ).prefetch_related(
        "parameters__source",
        "periods",
        Prefetch("actuals", standing.prefetch_related("evidence__source"), "standing_actuals"),
        "judgements__source",
    )


def counts_by_region(regions: Iterable[Region] | None = None) -> dict[int, dict[str, int]]:
    """How many promises of each region have which status: together, all its promises.

    Beside them, under `not_verifiable`, how many of the same promises cannot be verified as
    written: that is a fact about the promise, not about what became of it.
    """
    if regions is not None:
        return _count(Promise.objects.filter(region__in=list(regions)))
    # Counting a nation takes a moment; the answer holds until the log says that something was
    # written.
    key = f"ledger.counts:{head().hash}"
    counts: dict[int, dict[str, int]] | None = cache.get(key)
    if counts is None:
        counts = _count(Promise.objects.all())
        cache.set(key, counts)
    return counts


def _count(promises: QuerySet[Promise]) -> dict[int, dict[str, int]]:
    rows = promises.order_by().values("region", "verifiable", "status").annotate(n=Count("id"))
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        region = counts.setdefault(row["region"], {})
        status = row["status"] or types.Status.NO_EVIDENCE
        region[status] = region.get(status, 0) + row["n"]
        if not row["verifiable"]:
            region[NOT_VERIFIABLE] = region.get(NOT_VERIFIABLE, 0) + row["n"]
    return counts


def counted(promises: Iterable[Promise]) -> dict[str, int]:
    """The same for promises at hand."""
    counts: dict[str, int] = {}
    for promise in promises:
        status = promise.status or types.Status.NO_EVIDENCE
        for mark in [status] if promise.verifiable else [status, NOT_VERIFIABLE]:
            counts[mark] = counts.get(mark, 0) + 1
    return counts


def mark_of(*, verifiable: bool, status: str | None) -> str:
    """The one mark that stands for a promise where there is room for one.

    What cannot be verified says so, unless its outcome is known all the same.
    """
    if not verifiable and status not in DECIDED:
        return NOT_VERIFIABLE
    return status or types.Status.NO_EVIDENCE


def marked(mark: str) -> Q:
    """The filter that picks the promises counted under this mark."""
    if mark == NOT_VERIFIABLE:
        return Q(verifiable=False)
    if mark == types.Status.NO_EVIDENCE:
        return Q(status__in=["", mark])  # one that was not assessed yet has none either
    return Q(status=mark)


def duty_of(promise: Promise) -> types.Duty:
    """The promise as the rules read it. Expects `with_everything`."""
    indicator = promise.indicator
    return types.Duty(
        key=promise.key,
        form=types.Form(promise.form),
        unit=indicator.unit if indicator else "",
        ascending=indicator.ascending if indicator else True,
        cumulative=indicator.cumulative if indicator else False,
        starts_on=promise.starts_on,
        due_on=promise.due_on,
        spans=tuple(
            types.Span(key=p.key, start=p.start, end=p.end, due=p.due, target=p.target)
            for p in promise.periods.all()
        ),
        parameters=tuple(
            types.Parameter(p.key, p.name, p.value, p.unit, p.valid_from, p.valid_to)
            for p in promise.parameters.all()
        ),
        condition=_condition(promise),
        waivers=tuple(
            types.Waiver(j.key, j.on, j.until, j.reason)
            for j in promise.judgements.all()
            if j.status == types.Status.EXCUSED
        ),
    )


def _condition(promise: Promise) -> types.Condition | None:
    condition = getattr(promise, "condition", None)
    if condition is None:
        return None
    return types.Condition(condition.key, condition.text, condition.reached_on)


def observations_of(actuals: Iterable[Actual]) -> tuple[types.Observation, ...]:
    return tuple(
        types.Observation(
            key=a.key,
            as_of=a.as_of,
            value=a.value,
            numerator=a.numerator,
            denominator=a.denominator,
            share_of_target=a.share_of_target,
            base=a.base,
            note=a.note,
        )
        for a in actuals
    )


def judgements_of(judgements: Iterable[Judgement]) -> tuple[types.Judgement, ...]:
    return tuple(
        types.Judgement(j.key, j.on, types.Status(j.status), j.assessor, j.reason)
        for j in judgements
        if j.status != types.Status.EXCUSED
    )


def rules_of(rule_set: RuleSet) -> types.Rules:
    return types.Rules(
        rule_set.key, rule_set.version, rule_set.partly_from, rule_set.evidence_reach_days
    )
