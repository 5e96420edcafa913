"""What was owed against what was paid: a rate in percent on a base, with a cap or a floor."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import last_seen, part_term, sum_term
from dure.ledger.domain.task import EXACT, ZERO, Reading, Task, total
from dure.ledger.domain.types import Observation, Ref, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import actual_ref, derived, quantity, sentence

_PERCENT = Decimal("0.01")


def _missing(task: Task) -> tuple[str, ...]:
    """Every base needs the rate in force on its day."""
    days = [seen.as_of for seen in task.observations if seen.base is not None]
    rated = [task.parameter("rate", on) for on in days] or [task.parameter("rate")]
    return ("rate",) if None in rated else ()


def _usable(task: Task, seen: Observation) -> bool:
    return seen.value is not None or seen.base is not None


def amount_owed(task: Task, observations: Sequence[Observation]) -> Decimal:
    """A loss shared is nothing owed, and it does not lower what another year's profit owes."""
    owed = ZERO
    for seen in observations:
        if seen.base is None:
            continue
        rate = task.parameter("rate", seen.as_of)
        assert rate is not None  # otherwise the duty was found incomplete
        due = EXACT.multiply(EXACT.multiply(seen.base, rate.value), _PERCENT)
        owed = EXACT.add(owed, max(due, ZERO))
    if (cap := task.parameter("cap")) is not None:
        owed = min(owed, cap.value)
    if (floor := task.parameter("floor")) is not None:
        owed = max(owed, floor.value)
    return owed


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    paid = total([seen.value for seen in observations if seen.value is not None])
    if all(seen.base is None for seen in observations):
        return Reading(observations, False, paid, problem="no_base")
    owed = amount_owed(task, observations)
    if owed > 0 and all(seen.value is None for seen in observations):
        return Reading(observations, False, paid, paid, owed, problem="no_payment")
    return Reading(observations, paid >= owed, paid, paid, owed)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    if reading is None:
        rate = task.parameter("rate")
        if rate is None:
            return ()
        term = Term(quantity(rate.value, "percent"), Ref("parameter", rate.key))
        return (
            sentence(
                "약속은 기준 금액의 {rate}입니다.", "The promise is {rate} of the base.", rate=term
            ),
        )
    unit = task.duty.unit
    lines = [_owed_line(task, seen) for seen in reading.used if seen.base is not None]
    paid = _paid(reading, unit)
    if reading.want is None:
        return (paid,)
    owed = derived(quantity(reading.want, unit))
    settled = _settled(reading, owed, unit)
    return (*lines, settled, *_limits(task), last_seen(reading))


def _owed_line(task: Task, seen: Observation) -> Sentence:
    rate = task.parameter("rate", seen.as_of)
    assert rate is not None  # otherwise the duty was found incomplete
    assert seen.base is not None  # only observations with a base are shown
    owed = EXACT.multiply(EXACT.multiply(seen.base, rate.value), _PERCENT)
    nothing = owed < 0
    return sentence(
        "{base} × {rate} = {owed}" + (", 음수이므로 낼 금액이 없습니다." if nothing else ""),
        "{base} × {rate} = {owed}" + (", below nought, so nothing is owed." if nothing else ""),
        base=Term(quantity(seen.base, task.duty.unit), actual_ref(seen)),
        rate=Term(quantity(rate.value, "percent"), Ref("parameter", rate.key)),
        owed=derived(quantity(owed, task.duty.unit)),
    )


def _paid(reading: Reading, unit: str) -> Sentence:
    paid = [seen for seen in reading.used if seen.value is not None]
    if not paid:
        return sentence("지급 기록이 없습니다.", "No payment is on record.")
    return sentence("지급 {paid}", "Paid {paid}", paid=sum_term(paid, reading.value, unit))


def _settled(reading: Reading, owed: Term, unit: str) -> Sentence:
    paid = [seen for seen in reading.used if seen.value is not None]
    part = part_term(reading)
    if not paid:
        return sentence(
            "낼 금액은 {owed}이고 지급 기록이 없습니다.",
            "{owed} was owed and no payment is on record.",
            owed=owed,
        )
    term = sum_term(paid, reading.value, unit)
    if part is None:
        return sentence(
            "낼 금액 {owed}, 지급 {paid}", "{owed} was owed, {paid} was paid", owed=owed, paid=term
        )
    return sentence(
        "지급 {paid} ÷ 낼 금액 {owed} = {part}",
        "{paid} paid ÷ {owed} owed = {part}",
        paid=term,
        owed=owed,
        part=part,
    )


def _limits(task: Task) -> tuple[Sentence, ...]:
    lines = []
    if (cap := task.parameter("cap")) is not None:
        limit = Term(quantity(cap.value, task.duty.unit), Ref("parameter", cap.key))
        lines.append(sentence("낼 금액의 상한은 {cap}입니다.", "At most {cap} is owed.", cap=limit))
    if (floor := task.parameter("floor")) is not None:
        limit = Term(quantity(floor.value, task.duty.unit), Ref("parameter", floor.key))
        lines.append(
            sentence("낼 금액의 하한은 {floor}입니다.", "At least {floor} is owed.", floor=limit)
        )
    return tuple(lines)


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
