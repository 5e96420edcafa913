"""Something is done so many times in each period, or within so many days of what calls for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import times_done
from dure.ledger.domain.task import EXACT, ONE, ZERO, Reading, Task
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure


def _missing(task: Task) -> tuple[str, ...]:
    return ()  # once, unless the promise says otherwise


def _usable(task: Task, seen: Observation) -> bool:
    return True


def times_owed(task: Task) -> Decimal:
    if task.span is not None and task.span.target is not None:
        return task.span.target
    parameter = task.parameter("times")
    return parameter.value if parameter is not None else ONE


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    done = ZERO
    for seen in observations:
        done = EXACT.add(done, ONE if seen.value is None else seen.value)
    owed = times_owed(task)
    return Reading(observations, done >= owed, done, done, owed)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, times_done)
