"""Recorded, never scored: a strike or a bargaining demand is the use of a fundamental right."""

from __future__ import annotations

from dure.ledger.domain.forms.arithmetic import events_listed
from dure.ledger.domain.task import Decision, Reason, Task
from dure.ledger.domain.types import Status
from dure.ledger.domain.weigh import Measure


def _decide(task: Task) -> Decision:
    return Decision(task, Status.NOT_ASSESSABLE, Reason.RECORDED_ONLY)


MEASURE = Measure(_decide, events_listed)
