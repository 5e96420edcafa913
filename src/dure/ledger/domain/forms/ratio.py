"""A share of a whole: the sum of numerators over the sum of denominators, in percent."""

from __future__ import annotations

from collections.abc import Sequence

from dure.ledger.domain.forms.arithmetic import ratio_against_target
from dure.ledger.domain.task import EXACT, HUNDRED, ZERO, Holds, Reading, Task, total
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure


def _missing(task: Task) -> tuple[str, ...]:
    return () if task.target() is not None else ("target",)


def _is_counted(seen: Observation) -> bool:
    return seen.numerator is not None and seen.denominator is not None


def _usable(task: Task, seen: Observation) -> bool:
    return _is_counted(seen) or seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    target = task.target()
    assert target is not None  # otherwise the duty was found incomplete
    counted = [seen for seen in observations if _is_counted(seen)]
    if counted:
        part = total([seen.numerator for seen in counted if seen.numerator is not None])
        whole = total([seen.denominator for seen in counted if seen.denominator is not None])
        if whole <= 0:
            return Reading(counted, False, part, holds=Holds.FOR_NOW, problem="no_whole")
    else:
        # percentages cannot be added up: without counts the last one stands alone
        counted = list(observations[-1:])
        part, whole = counted[0].value or ZERO, HUNDRED
    got = EXACT.multiply(part, HUNDRED)
    want = EXACT.multiply(whole, target.value)
    if task.duty.ascending:
        return Reading(counted, got >= want, part, got, want, Holds.FOR_NOW)
    fraction = (want, got) if got > 0 and want >= 0 else (ZERO, None)
    return Reading(counted, got <= want, part, *fraction, Holds.FOR_NOW)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, ratio_against_target)
