"""Something is there by a date: value 1 says that it was reached on that day."""

from __future__ import annotations

from collections.abc import Sequence

from dure.ledger.domain.forms.arithmetic import milestone_day
from dure.ledger.domain.task import ONE, Reading, Task
from dure.ledger.domain.types import Observation
from dure.ledger.domain.weigh import Computation, Measure


def _missing(task: Task) -> tuple[str, ...]:
    return ()  # its due date is all it states


def _usable(task: Task, seen: Observation) -> bool:
    return seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    """Once reached it stays reached; before that the last value tells how far it has come."""
    for seen in observations:
        if seen.value is not None and seen.value >= ONE:
            return Reading((seen,), True, ONE, ONE, ONE)
    progress = max((seen.value for seen in observations if seen.value is not None))
    return Reading(observations[-1:], False, progress, progress, ONE)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, milestone_day)
