"""What the periods of a recurring or standing duty come to, taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.task import EXACT, Decision, Reading, Reason, Task
from dure.ledger.domain.types import Status
from dure.ledger.domain.weigh import excused_or_not_owed

_KEPT = (Status.MET, Status.MET_LATE)
_SHORT = (Status.PARTLY_MET, Status.NOT_MET)


def decide_periods(task: Task, parts: Sequence[Decision]) -> Decision:
    """Excused periods and those that cannot be assessed are left out; those without evidence count.

    A shortfall of the whole needs a period whose shortfall was found: missing evidence alone
    never makes a promise broken.
    """
    early = excused_or_not_owed(task)
    if early is not None and early.reason is not Reason.WAIVED:
        return early
    counts = Counter(part.status for part in parts)
    status = _together(counts, task.rules.partly_from)
    return Decision(
        task,
        status,
        Reason.PERIODS,
        _reading(parts, counts),
        provisional=any(part.provisional for part in parts),
        parts=tuple(parts),
    )


def _together(counts: Counter[Status], partly_from: Decimal) -> Status:
    kept = sum(counts[status] for status in _KEPT)
    short = sum(counts[status] for status in _SHORT)
    silent = counts[Status.NO_EVIDENCE]
    counted = kept + short + silent
    if not counted:
        return _nothing_counted(counts)
    if kept == counted:
        return Status.MET_LATE if counts[Status.MET_LATE] else Status.MET
    enough = EXACT.multiply(partly_from, Decimal(counted))
    if kept + counts[Status.PARTLY_MET] >= enough and kept + short > 0:
        return Status.PARTLY_MET
    return Status.NOT_MET if short else Status.NO_EVIDENCE


def _nothing_counted(counts: Counter[Status]) -> Status:
    if counts[Status.NOT_DUE] or not counts:
        return Status.NOT_DUE
    if counts[Status.NOT_ASSESSABLE]:
        return Status.NOT_ASSESSABLE
    return Status.EXCUSED


def _reading(parts: Sequence[Decision], counts: Counter[Status]) -> Reading | None:
    kept = sum(counts[status] for status in _KEPT)
    counted = kept + sum(counts[status] for status in (*_SHORT, Status.NO_EVIDENCE))
    if not counted:
        return None
    used = [seen for part in parts if part.reading is not None for seen in part.reading.used]
    done = Decimal(kept)
    return Reading(used, kept == counted, done, done, Decimal(counted))
