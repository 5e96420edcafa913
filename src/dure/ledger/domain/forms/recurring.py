"""Something is done so many times in each period, or within so many days of what calls for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import promise_ref, sum_term
from dure.ledger.domain.task import EXACT, ONE, ZERO, Reading, Task
from dure.ledger.domain.types import Observation, Ref, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import actual_ref, day_term, quantity, sentence


def _missing(task: Task) -> tuple[str, ...]:
    return ()  # once, unless the promise says otherwise


def _usable(task: Task, seen: Observation) -> bool:
    return True


def times_owed(task: Task) -> Decimal:
    if task.span is not None and task.span.target is not None:
        return task.span.target
    parameter = task.parameter("times")
    return parameter.value if parameter is not None else ONE


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    done = ZERO
    for seen in observations:
        done = EXACT.add(done, ONE if seen.value is None else seen.value)
    owed = times_owed(task)
    return Reading(observations, done >= owed, done, done, owed)


def _unit(task: Task) -> str:
    return "time" if task.duty.unit in ("", "percent") else task.duty.unit


def _owed_term(task: Task) -> Term:
    owed = quantity(times_owed(task), _unit(task))
    if task.span is not None and task.span.target is not None:
        return Term(owed, Ref("period", task.span.key))
    parameter = task.parameter("times")
    ref = Ref("parameter", parameter.key) if parameter is not None else promise_ref(task)
    return Term(owed, ref)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    owed = _owed_term(task)
    if reading is None:
        return (
            sentence("약속은 {owed}입니다.", "The promise is {owed}.", owed=owed),
            *_limit(task),
        )
    done = sum_term(reading.used, reading.value, _unit(task))
    first = sentence(
        "약속 {owed} 가운데 {done} 이행", "{done} of {owed} promised", owed=owed, done=done
    )
    return (first, *_limit(task), *_days(reading))


def _limit(task: Task) -> tuple[Sentence, ...]:
    parameter = task.parameter("within_days")
    if parameter is None:
        return ()
    return (
        sentence(
            "사유가 생긴 날부터 {limit} 안에 해야 합니다.",
            "It is to be done within {limit} of what calls for it.",
            limit=Term(quantity(parameter.value, "day"), Ref("parameter", parameter.key)),
        ),
    )


def _days(reading: Reading) -> tuple[Sentence, ...]:
    terms = {
        f"d{index}": day_term(seen.as_of, actual_ref(seen))
        for index, seen in enumerate(reading.used, 1)
    }
    listed = ", ".join("{" + name + "}" for name in terms)
    return (sentence(f"기록된 날: {listed}", f"Recorded on: {listed}", **terms),)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
