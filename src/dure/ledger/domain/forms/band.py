"""Between two bounds: one value inside them, or a share of workers inside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import inside_bounds
from dure.ledger.domain.forms.bounds import bounds, share_required
from dure.ledger.domain.task import EXACT, HUNDRED, Holds, Reading, Task, total
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure


def _missing(task: Task) -> tuple[str, ...]:
    names = ("centre", "tolerance") if task.parameter("centre") else ("lower", "upper")
    if task.parameter("tolerance"):
        names = ("centre", "tolerance")
    return tuple(name for name in names if task.parameter(name) is None)


def _is_counted(seen: Observation) -> bool:
    return seen.numerator is not None and seen.denominator is not None


def _usable(task: Task, seen: Observation) -> bool:
    return _is_counted(seen) or seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    counted = [seen for seen in observations if _is_counted(seen)]
    if counted:
        return _heads_inside(task, counted)
    seen = observations[-1]
    assert seen.value is not None  # usable observations state counts or a value
    lower, upper = bounds(task)
    inside = lower.value <= seen.value <= upper.value
    return Reading((seen,), inside, seen.value, holds=Holds.FOR_NOW)


def _heads_inside(task: Task, counted: Sequence[Observation]) -> Reading:
    inside = total([seen.numerator for seen in counted if seen.numerator is not None])
    everyone = total([seen.denominator for seen in counted if seen.denominator is not None])
    if everyone <= 0:
        return Reading(counted, False, inside, holds=Holds.FOR_NOW, problem="no_whole")
    required: Decimal = share_required(task)
    got, want = EXACT.multiply(inside, HUNDRED), EXACT.multiply(everyone, required)
    return Reading(counted, got >= want, inside, got, want, Holds.FOR_NOW)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, inside_bounds)
