"""Recorded, never scored: a strike or a bargaining demand is the use of a fundamental right."""

from __future__ import annotations

from decimal import Decimal

from dure.ledger.domain.task import Decision, Reading, Reason, Task
from dure.ledger.domain.types import Observation, Sentence, Status, Term
from dure.ledger.domain.weigh import Measure
from dure.ledger.domain.wording import actual_ref, day_term, derived, quantity, sentence


def _decide(task: Task) -> Decision:
    return Decision(task, Status.NOT_ASSESSABLE, Reason.RECORDED_ONLY)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    count = derived(quantity(Decimal(len(task.observations)), "event"))
    if not task.observations:
        return (sentence("기록된 일이 없습니다.", "No event is on record."),)
    first = sentence("기록된 일은 {count}입니다.", "On record: {count}.", count=count)
    return (first, *(_event(seen) for seen in task.observations))


def _event(seen: Observation) -> Sentence:
    on = day_term(seen.as_of, actual_ref(seen))
    if not seen.note:
        return sentence("{on}", "{on}", on=on)
    return sentence("{on}: {note}", "{on}: {note}", on=on, note=Term(seen.note, actual_ref(seen)))


MEASURE = Measure(_decide, _show)
