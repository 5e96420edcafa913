"""Writes of the ledger: assessing promises as of a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dure.audit.actions import Recording, recorded
from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.sentences import sentences_as_json
from dure.ledger.domain.types import Finding as Found
from dure.ledger.explained import missing, standing_actuals
from dure.ledger.models import Finding, Promise, RuleSet
from dure.ledger.queries import (
    duty_of,
    judgements_of,
    observations_of,
    rules_at,
    rules_of,
    with_everything,
)

CHUNK = 500  # promises assessed at a time: bounds memory, not queries per promise
Place = tuple[int, int | None]  # a promise and one of its periods, or the whole


def assess(*, by: Any, as_of: date, promises: Iterable[int] | None = None) -> int:
    """Find anew what can be said of promises (primary keys; None: all) as of a date.

    Returns how many findings changed.

    A finding that says the same as the standing one is not written again. A changed one supersedes
    it; the former stays readable. Raises RuleSet.DoesNotExist where no rules were in force.
    """
    rule_set = rules_at(as_of)
    if promises is None:
        promises = Promise.objects.values_list("pk", flat=True)
    written = 0
    keys = sorted(promises)
    for chunk in _chunks(keys):
        batch = list(with_everything(Promise.objects.filter(pk__in=chunk)))
        work = _Assessment(batch, as_of, rule_set)
        if work.changes():
            with recorded(by=by, action="ledger.assess", note=as_of.isoformat()) as recording:
                work.write(recording)
            written += len(work.new)
    return written


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


class _Assessment:
    """The new findings of a batch of promises, and the promises that they change."""

    def __init__(self, promises: list[Promise], as_of: date, rule_set: RuleSet) -> None:
        self.promises = promises
        self.rule_set = rule_set
        self.standing = _standing(promises)
        self.new: list[Finding] = []
        for promise in promises:
            self._assess(promise, as_of)
        self.relabelled = [
            promise for promise in promises if promise.verifiable == bool(missing(promise))
        ]

    def _assess(self, promise: Promise, as_of: date) -> None:
        case = (
            duty_of(promise),
            observations_of(standing_actuals(promise)),
            as_of,
            rules_of(self.rule_set),
            judgements_of(promise.judgements.all()),
        )
        periods = {period.key: period.pk for period in promise.periods.all()}
        for found in (evaluate(*case), *evaluate_spans(*case)):
            former = self.standing.get((promise.pk, periods[found.span] if found.span else None))
            if former and former.as_of > as_of:
                continue  # looking back takes nothing from what was found since
            finding = self._finding(promise, found, periods, former)
            if former is None or _says(former) != _says(finding):
                self.new.append(finding)

    def _finding(
        self, promise: Promise, found: Found, periods: dict[str, int], former: Finding | None
    ) -> Finding:
        number = int(former.key.rpartition("-")[2]) + 1 if former else 1
        whole = found.span or promise.key
        return Finding(
            key=f"{whole}/finding-{number}",
            promise=promise,
            period_id=periods[found.span] if found.span else None,
            as_of=found.as_of,
            status=found.status,
            computed=found.computed,
            provisional=found.provisional,
            share=found.share,
            explanation=sentences_as_json(found.explanation),
            rules=self.rule_set,
            supersedes=former,
        )

    def changes(self) -> bool:
        return bool(self.new or self.relabelled)

    def write(self, recording: Recording) -> None:
        recording.bulk_create(Finding, self.new)
        headline = {f.promise_id: f for f in self.new if f.period_id is None}
        changed = {promise.pk: promise for promise in self.relabelled}
        for promise in self.promises:
            if promise in self.relabelled:
                promise.verifiable = not promise.verifiable
            if promise.pk in headline:
                promise.finding = headline[promise.pk]
                promise.status = headline[promise.pk].status
                changed[promise.pk] = promise
        recording.bulk_update(list(changed.values()), ["verifiable", "finding", "status"])


def _standing(promises: Iterable[Promise]) -> dict[Place, Finding]:
    """The finding that stands for each promise and each of its periods."""
    found = Finding.objects.filter(promise__in=promises, superseded_by=None)
    return {(finding.promise_id, finding.period_id): finding for finding in found}


def _says(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.status,
        finding.computed,
        finding.provisional,
        finding.share,
        [_but_for_the_day(sentence) for sentence in finding.explanation],
        finding.rules_id,
    )


def _but_for_the_day(sentence: dict[str, Any]) -> tuple[Any, ...]:
    """A finding that differs only in the day it was made says nothing new."""
    terms = {name: term for name, term in sentence["terms"].items() if name != "as_of"}
    return sentence["text"], terms
