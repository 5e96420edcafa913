"""Nothing to compute: a named person or body judges, with a reason."""

from __future__ import annotations

from dure.ledger.domain.task import Decision, Reading, Reason, Task
from dure.ledger.domain.types import Sentence, Status
from dure.ledger.domain.weigh import Measure, excused_or_not_owed, incomplete


def _decide(task: Task) -> Decision:
    if (early := excused_or_not_owed(task)) is not None:
        return early
    if task.judgements:
        latest = task.judgements[-1]
        return Decision(task, latest.status, Reason.JUDGED, computed=False, judgement=latest)
    if task.observations:
        return Decision(task, Status.NOT_ASSESSABLE, Reason.AWAITING_JUDGEMENT)
    if task.due is None:
        return incomplete(task, ("due",))
    if task.is_past_due:
        return Decision(task, Status.NO_EVIDENCE, Reason.NOTHING_PROVEN)
    return Decision(task, Status.NOT_DUE, Reason.NOTHING_YET)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    return ()  # the judgement itself is told with the reasons


MEASURE = Measure(_decide, _show)
