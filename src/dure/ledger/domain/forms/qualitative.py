"""Nothing to compute: a named person or body judges, with a reason."""

from __future__ import annotations

from dure.ledger.domain.forms.arithmetic import nothing_to_compute
from dure.ledger.domain.task import Decision, Reason, Task
from dure.ledger.domain.types import Status
from dure.ledger.domain.weigh import Measure, excused_or_not_owed


def _decide(task: Task) -> Decision:
    if (early := excused_or_not_owed(task)) is not None:
        return early
    if task.judgements:
        latest = task.judgements[-1]
        return Decision(task, latest.status, Reason.JUDGED, computed=False, judgement=latest)
    if task.observations:
        return Decision(task, Status.NOT_ASSESSABLE, Reason.AWAITING_JUDGEMENT)
    if task.due is None:
        return Decision(task, Status.NOT_ASSESSABLE, Reason.INCOMPLETE, missing=("due",))
    if task.is_past_due:
        return Decision(task, Status.NO_EVIDENCE, Reason.NOTHING_PROVEN)
    return Decision(task, Status.NOT_DUE, Reason.NOTHING_YET)


MEASURE = Measure(_decide, nothing_to_compute)
