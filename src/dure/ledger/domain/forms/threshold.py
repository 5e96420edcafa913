"""At least, or at most, so much: a threshold; a cumulative promise is one on a running total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import against_target
from dure.ledger.domain.task import EXACT, ONE, ZERO, Holds, Reading, Stated, Task, takes_latest
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure


def _missing(task: Task) -> tuple[str, ...]:
    return () if task.target() is not None else ("target",)


def _usable(task: Task, seen: Observation) -> bool:
    if seen.value is not None:
        return True
    # a share of a ceiling says nothing about a sum under it
    return seen.share_of_target is not None and (task.duty.ascending or takes_latest(task.duty))


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
    return Reading(used, reached, value, *_less_is_better(value, target.value), holds)


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


def _less_is_better(value: Decimal, target: Decimal) -> tuple[Decimal, Decimal | None]:
    """Twice the ceiling is half the promise; below nought no part can be said."""
    return (target, value) if value > 0 and target >= 0 else (ZERO, None)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, against_target)
