"""Something is there by a date: value 1 says that it was reached on that day."""

from __future__ import annotations

from collections.abc import Sequence

from dure.ledger.domain.forms.arithmetic import due_term
from dure.ledger.domain.task import ONE, Reading, Task
from dure.ledger.domain.types import Observation, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import actual_ref, day_term, percentage, sentence


def _missing(task: Task) -> tuple[str, ...]:
    return ()  # its due date is all it states


def _usable(task: Task, seen: Observation) -> bool:
    return seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    """Once reached it stays reached; before that the last value tells how far it has come."""
    for seen in observations:
        if seen.value is not None and seen.value >= ONE:
            return Reading((seen,), True, ONE, ONE, ONE)
    progress = max(seen.value for seen in observations if seen.value is not None)
    return Reading(observations[-1:], False, progress, progress, ONE)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    if task.due is None:
        return ()
    due = due_term(task)
    if reading is None:
        return (sentence("약속한 날은 {due}입니다.", "It was promised for {due}.", due=due),)
    seen = reading.used[0]
    on = day_term(seen.as_of, actual_ref(seen))
    if reading.reached:
        return (
            sentence(
                "약속한 날 {due}, 이루어진 날 {on}",
                "Promised for {due}, reached on {on}",
                due=due,
                on=on,
            ),
        )
    return (
        sentence(
            "{on} 기준으로 {progress} 진행되었고, 이루어졌다는 기록은 없습니다.",
            "As of {on}, {progress} of the way; no record says that it was reached.",
            on=on,
            progress=Term(percentage(reading.value, ONE), actual_ref(seen)),
        ),
    )


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
