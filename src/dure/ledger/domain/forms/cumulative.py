"""A running total against a final target, with the targets of the periods as the plan curve."""

from __future__ import annotations

from dure.ledger.domain.forms import threshold
from dure.ledger.domain.forms.arithmetic import plan_so_far
from dure.ledger.domain.task import Reading, Task
from dure.ledger.domain.types import Sentence
from dure.ledger.domain.weigh import Measure


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    return (*threshold.MEASURE.show(task, reading), *plan_so_far(task))


# the duty's form alone makes a threshold take the latest value
MEASURE = Measure(threshold.MEASURE.decide, _show)
