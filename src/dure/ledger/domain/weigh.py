"""The steps that every computed measure form shares, in the order in which they decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dure.ledger.domain.task import Decision, Holds, Reading, Reason, Task
from dure.ledger.domain.types import Observation, Sentence, Status

Show = Callable[[Task, Reading | None], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure form: how it decides, and how it writes its arithmetic."""

    decide: Callable[[Task], Decision]
    show: Show


@dataclass(frozen=True, slots=True)
class Computation:
    """What is particular to a computed form.

    missing: names of what the promise fails to state.
    usable: whether an observation says something that this form can compute with.
    read: what observations (at least one) come to.
    """

    missing: Callable[[Task], tuple[str, ...]]
    usable: Callable[[Task, Observation], bool]
    read: Callable[[Task, Sequence[Observation]], Reading]

    def decide(self, task: Task) -> Decision:
        if (early := excused_or_not_owed(task)) is not None:
            return early
        missing = self.missing(task)
        if task.due is None:
            missing = (*missing, "due")
        if missing:
            return incomplete(task, missing)
        observations = [seen for seen in task.observations if self.usable(task, seen)]
        if not observations:
            return _without_evidence(task)
        return self._weigh(task, observations)

    def _weigh(self, task: Task, observations: list[Observation]) -> Decision:
        due = task.due
        assert due is not None  # a duty without one was found incomplete above
        punctual = [seen for seen in observations if seen.as_of <= due]
        at_due = self.read(task, punctual) if punctual else None
        if not task.is_past_due:
            assert at_due is not None  # nothing is later than as_of, and as_of is not after due
            return _before_due(task, at_due)
        if at_due is not None and at_due.reached:
            return _kept(task, at_due)
        if len(punctual) == len(observations):
            assert at_due is not None  # there is at least one observation
            return _fallen_short(task, at_due)
        for count in _ends_of_days(observations, len(punctual)):
            now = self.read(task, observations[:count])
            if now.reached:
                return Decision(task, Status.MET_LATE, Reason.REACHED_LATE, now)
        return _fallen_short(task, _better(task, at_due, now))


def _ends_of_days(observations: Sequence[Observation], first: int) -> list[int]:
    """How many observations were there at the end of each day from number `first` on."""
    last = len(observations)
    return [
        count
        for count in range(first + 1, last + 1)
        if count == last or observations[count].as_of != observations[count - 1].as_of
    ]


def excused_or_not_owed(task: Task) -> Decision | None:
    """Waivers, then a start that has not come, then a condition that no record says was reached."""
    day = task.reference_day
    for waiver in task.duty.waivers:
        if waiver.start <= day and (waiver.end is None or day <= waiver.end):
            return Decision(task, Status.EXCUSED, Reason.WAIVED, waiver=waiver)
    if task.start is not None and task.as_of < task.start:
        return Decision(task, Status.NOT_DUE, Reason.NOT_STARTED)
    condition = task.duty.condition
    if condition is not None and (
        condition.reached_on is None or condition.reached_on > task.as_of
    ):
        return Decision(task, Status.NOT_DUE, Reason.CONDITION_OPEN)
    return None


def incomplete(task: Task, missing: tuple[str, ...]) -> Decision:
    """The promise does not state enough. Where nothing was filed either, that is the first thing
    to say; where something was, it cannot decide."""
    silent = not task.observations and (task.due is None or task.is_past_due)
    status = Status.NO_EVIDENCE if silent else Status.NOT_ASSESSABLE
    return Decision(task, status, Reason.INCOMPLETE, missing=missing)


def _without_evidence(task: Task) -> Decision:
    if not task.is_past_due:
        return Decision(task, Status.NOT_DUE, Reason.NOTHING_YET)
    if any(task.due is not None and seen.as_of <= task.due for seen in task.observations):
        return Decision(task, Status.NOT_ASSESSABLE, Reason.UNUSABLE)
    return Decision(task, Status.NO_EVIDENCE, Reason.NOTHING_PROVEN)


def _before_due(task: Task, reading: Reading) -> Decision:
    if not reading.reached or reading.problem or reading.holds is Holds.AT_DUE_ONLY:
        return Decision(task, Status.NOT_DUE, Reason.UNDER_WAY, reading)
    provisional = reading.holds is not Holds.FOR_GOOD and reading.last != task.due
    return Decision(task, Status.MET, Reason.REACHED, reading, provisional=provisional)


def _kept(task: Task, reading: Reading) -> Decision:
    if reading.holds is Holds.FOR_GOOD or reading.last == task.due:
        return Decision(task, Status.MET, Reason.REACHED, reading)
    if _is_too_old(task, reading):
        return Decision(task, Status.NO_EVIDENCE, Reason.TOO_OLD, reading)
    return Decision(task, Status.MET, Reason.REACHED, reading, provisional=True)


def _fallen_short(task: Task, reading: Reading) -> Decision:
    if reading.problem == "no_payment":
        return Decision(task, Status.NO_EVIDENCE, Reason.NOTHING_PROVEN, reading)
    if reading.problem:
        return Decision(task, Status.NOT_ASSESSABLE, Reason.UNUSABLE, reading)
    if _is_too_old(task, reading):
        return Decision(task, Status.NO_EVIDENCE, Reason.TOO_OLD, reading)
    partly = reading.is_at_least(task.rules.partly_from)
    return Decision(
        task,
        Status.PARTLY_MET if partly else Status.NOT_MET,
        Reason.SHORT,
        reading,
        provisional=task.due is not None and reading.last < task.due,
    )


def _is_too_old(task: Task, reading: Reading) -> bool:
    return task.due is not None and (task.due - reading.last).days > task.rules.evidence_reach_days


def _better(task: Task, at_due: Reading | None, now: Reading) -> Reading:
    """What was lost again after the due date is not held against the bearer."""
    if at_due is None or at_due.problem or now.problem or _is_too_old(task, at_due):
        return now
    return at_due if (at_due.share or 0) > (now.share or 0) else now
