"""At least, or at most, so much: a threshold; a cumulative promise is one on a running total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import addends, last_seen, part_term, stated_term, sum_term
from dure.ledger.domain.task import (
    EXACT,
    ONE,
    ZERO,
    Holds,
    Reading,
    Stated,
    Task,
    less_is_better,
    takes_latest,
)
from dure.ledger.domain.types import Observation, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import actual_ref, estimated, percentage, sentence


def _missing(task: Task) -> tuple[str, ...]:
    return () if task.target() is not None else ("target",)


def _usable(task: Task, seen: Observation) -> bool:
    is_ceiling_on_sum = not task.duty.ascending and not takes_latest(task.duty)
    if is_ceiling_on_sum:
        # a share of a ceiling says nothing about a sum under it, nor does what comes after the end
        return seen.value is not None and (task.due is None or seen.as_of <= task.due)
    return seen.value is not None or seen.share_of_target is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    target = task.target()
    assert target is not None  # otherwise the duty was found incomplete
    latest = takes_latest(task.duty)
    used = observations[-1:] if latest else observations
    share = used[0].share_of_target
    if len(used) == 1 and share is not None and used[0].value is None:
        return _share_alone(task, used, share, target)
    value = ZERO
    for seen in used:
        value = EXACT.add(value, _amount(seen, target.value))
    if task.duty.ascending:
        return Reading(used, value >= target.value, value, value, target.value)
    reached = value <= target.value
    holds = Holds.FOR_NOW if latest else Holds.AT_DUE_ONLY
    got, want = less_is_better(value, target.value)
    return Reading(used, reached, value, got, want, holds)


def _amount(seen: Observation, target: Decimal) -> Decimal:
    if seen.value is not None:
        return seen.value
    assert seen.share_of_target is not None  # usable observations state one of the two
    return EXACT.multiply(seen.share_of_target, target)


def _share_alone(
    task: Task, used: Sequence[Observation], share: Decimal, target: Stated
) -> Reading:
    """The source says only which part of the promise was reached, so that part decides."""
    value = EXACT.multiply(share, target.value)
    holds = Holds.FOR_GOOD if task.duty.ascending else Holds.FOR_NOW
    return Reading(used, share >= ONE, value, share, ONE, holds)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    stated = task.target()
    if stated is None:
        return ()
    target = stated_term(stated, task.duty.unit)
    if reading is None:
        return (_promised(task, target),)
    only = reading.used[0]
    if len(reading.used) == 1 and only.value is None and only.share_of_target is not None:
        share = Term(percentage(only.share_of_target, ONE), actual_ref(only))
        value = estimated(reading.value, task.duty.unit)
        first = sentence(
            "{share} × {target} = {value}",
            "{share} × {target} = {value}",
            share=share,
            target=target,
            value=value,
        )
        return (first, last_seen(reading))
    value = sum_term(reading.used, reading.value, task.duty.unit)
    first = _compared(task, reading, value, target)
    return (first, *addends(reading.used, stated.value, task.duty.unit), last_seen(reading))


def _promised(task: Task, target: Term) -> Sentence:
    if task.duty.ascending:
        return sentence(
            "약속은 {target} 이상입니다.", "The promise is at least {target}.", target=target
        )
    return sentence(
        "약속은 {target} 이하입니다.", "The promise is at most {target}.", target=target
    )


def _compared(task: Task, reading: Reading, value: Term, target: Term) -> Sentence:
    part = part_term(reading)
    if not task.duty.ascending:
        return sentence(
            "실적 {value}, 약속은 {target} 이하",
            "{value} against a promise of at most {target}",
            value=value,
            target=target,
        )
    if part is None:
        return sentence(
            "실적 {value}, 약속은 {target} 이상",
            "{value} against a promise of at least {target}",
            value=value,
            target=target,
        )
    return sentence(
        "{value} ÷ {target} = 약속의 {part}",
        "{value} ÷ {target} = {part} of the promise",
        value=value,
        target=target,
        part=part,
    )


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
