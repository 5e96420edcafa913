"""Terms and sentences that the arithmetic of several forms is written with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.task import EXACT, Reading, Stated, Task
from dure.ledger.domain.types import Observation, Parameter, Ref, Sentence, Term
from dure.ledger.domain.wording import (
    actual_ref,
    day_term,
    derived,
    estimated,
    percentage,
    quantity,
    sentence,
)


def stated_term(stated: Stated, unit: str) -> Term:
    return Term(quantity(stated.value, unit), stated.ref, stated.derived)


def parameter_term(parameter: Parameter) -> Term:
    return Term(quantity(parameter.value, parameter.unit), Ref("parameter", parameter.key))


def promise_ref(task: Task) -> Ref:
    return Ref("promise", task.duty.key)


def due_term(task: Task) -> Term:
    """The due date with the record that sets it; a computed one (within n days) has none."""
    due = task.due
    assert due is not None  # sentences about the due date are written only where there is one
    if task.span is not None and task.span.due == due:
        return day_term(due, Ref("period", task.span.key))
    if task.duty.due_on == due:
        return day_term(due, promise_ref(task))
    return day_term(due)


def sum_term(used: Sequence[Observation], value: Decimal, unit: str) -> Term:
    """The number of the one record it comes from, or a sum of several."""
    text = quantity(value, unit)
    return Term(text, actual_ref(used[0])) if len(used) == 1 else derived(text)


def part_term(reading: Reading) -> Term | None:
    if reading.want is None or reading.want <= 0:
        return None
    return derived(percentage(reading.got, reading.want))


def addends(used: Sequence[Observation], target: Decimal, unit: str) -> tuple[Sentence, ...]:
    """Which records a sum is made of."""
    if len(used) < 2:
        return ()
    terms = {f"n{index}": _addend(seen, target, unit) for index, seen in enumerate(used, 1)}
    listed = " + ".join("{" + name + "}" for name in terms)
    return (sentence(f"더한 실적: {listed}", f"Added up: {listed}", **terms),)


def _addend(seen: Observation, target: Decimal, unit: str) -> Term:
    if seen.value is not None:
        return Term(quantity(seen.value, unit), actual_ref(seen))
    assert seen.share_of_target is not None  # what was added up states one of the two
    computed = estimated(EXACT.multiply(seen.share_of_target, target), unit)
    return Term(computed.text, actual_ref(seen), derived=True)


def last_seen(reading: Reading) -> Sentence:
    last = max(reading.used, key=lambda seen: (seen.as_of, seen.key))
    return sentence(
        "마지막 실적은 {last} 기준입니다.",
        "The last record is as of {last}.",
        last=day_term(last.as_of, actual_ref(last)),
    )
