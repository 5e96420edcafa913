"""What was owed against what was paid: a rate in percent on a base, with a cap or a floor."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import owed_and_paid
from dure.ledger.domain.task import EXACT, ZERO, Reading, Task, total
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure

_PERCENT = Decimal("0.01")


def _missing(task: Task) -> tuple[str, ...]:
    """Every base needs the rate in force on its day."""
    days = [seen.as_of for seen in task.observations if seen.base is not None]
    rated = [task.parameter("rate", on) for on in days] or [task.parameter("rate")]
    return ("rate",) if None in rated else ()


def _usable(task: Task, seen: Observation) -> bool:
    return seen.value is not None or seen.base is not None


def amount_owed(task: Task, observations: Sequence[Observation]) -> Decimal:
    """A loss shared is nothing owed, and it does not lower what another year's profit owes."""
    owed = ZERO
    for seen in observations:
        if seen.base is None:
            continue
        rate = task.parameter("rate", seen.as_of)
        assert rate is not None  # otherwise the duty was found incomplete
        due = EXACT.multiply(EXACT.multiply(seen.base, rate.value), _PERCENT)
        owed = EXACT.add(owed, max(due, ZERO))
    if (cap := task.parameter("cap")) is not None:
        owed = min(owed, cap.value)
    if (floor := task.parameter("floor")) is not None:
        owed = max(owed, floor.value)
    return owed


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    paid = total([seen.value for seen in observations if seen.value is not None])
    if all(seen.base is None for seen in observations):
        return Reading(observations, False, paid, problem="no_base")
    owed = amount_owed(task, observations)
    if owed > 0 and all(seen.value is None for seen in observations):
        return Reading(observations, False, paid, paid, owed, problem="no_payment")
    return Reading(observations, paid >= owed, paid, paid, owed)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, owed_and_paid)
