"""A running total against a final target, with the targets of the periods as the plan curve."""

from __future__ import annotations

from operator import attrgetter

from dure.ledger.domain.forms import threshold
from dure.ledger.domain.task import Reading, Task
from dure.ledger.domain.types import Ref, Sentence, Term
from dure.ledger.domain.weigh import Measure
from dure.ledger.domain.wording import day_term, quantity, sentence


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    lines = threshold.MEASURE.show(task, reading)
    return (*lines, *_plan_so_far(task)) if lines else ()


def _plan_so_far(task: Task) -> tuple[Sentence, ...]:
    """Where the plan curve stood at the last period that is over, for the promise as a whole."""
    if task.span is not None or task.is_past_due:
        return ()
    over = [span for span in task.duty.spans if span.due <= task.as_of and span.target is not None]
    if not over:
        return ()
    last = max(over, key=attrgetter("due", "key"))
    assert last.target is not None  # only periods with a target are over here
    ref = Ref("period", last.key)
    return (
        sentence(
            "계획에서는 {due}까지 {target}[이었습니다/였습니다].",
            "The plan was {target} by {due}.",
            due=day_term(last.due, ref),
            target=Term(quantity(last.target, task.duty.unit), ref),
        ),
    )


# the duty's form alone makes a threshold take the latest value
MEASURE = Measure(threshold.MEASURE.decide, _show)
