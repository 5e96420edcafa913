"""Between two bounds: one value inside them, or a share of workers inside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dure.ledger.domain.forms.arithmetic import last_seen, promise_ref, stated_term, sum_term
from dure.ledger.domain.forms.bounds import bounds, share_required
from dure.ledger.domain.task import EXACT, HUNDRED, Holds, Reading, Task, total
from dure.ledger.domain.types import Observation, Ref, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import derived, percentage, quantity, sentence


def _missing(task: Task) -> tuple[str, ...]:
    names = ("centre", "tolerance") if task.parameter("centre") else ("lower", "upper")
    if task.parameter("tolerance"):
        names = ("centre", "tolerance")
    return tuple(name for name in names if task.parameter(name) is None)


def _is_counted(seen: Observation) -> bool:
    return seen.numerator is not None and seen.denominator is not None


def _usable(task: Task, seen: Observation) -> bool:
    return _is_counted(seen) or seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    counted = [seen for seen in observations if _is_counted(seen)]
    if counted:
        return _heads_inside(task, counted)
    seen = observations[-1]
    assert seen.value is not None  # usable observations state counts or a value
    lower, upper = bounds(task)
    inside = lower.value <= seen.value <= upper.value
    return Reading((seen,), inside, seen.value, holds=Holds.FOR_NOW)


def _heads_inside(task: Task, counted: Sequence[Observation]) -> Reading:
    inside = total([seen.numerator for seen in counted if seen.numerator is not None])
    everyone = total([seen.denominator for seen in counted if seen.denominator is not None])
    if everyone <= 0:
        return Reading(counted, False, inside, holds=Holds.FOR_NOW, problem="no_whole")
    required: Decimal = share_required(task)
    got, want = EXACT.multiply(inside, HUNDRED), EXACT.multiply(everyone, required)
    return Reading(counted, got >= want, inside, got, want, Holds.FOR_NOW)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    if _missing(task):
        return ()
    unit = task.duty.unit
    lower, upper = (stated_term(bound, unit) for bound in bounds(task))
    around = _around(task)
    if reading is None:
        return (
            sentence(
                "약속한 범위는 {lower}부터 {upper}까지입니다.",
                "The promise is between {lower} and {upper}.",
                lower=lower,
                upper=upper,
            ),
            *around,
        )
    if _is_counted(reading.used[0]):
        return (_heads(task, reading), *around, last_seen(reading))
    value = sum_term(reading.used, reading.value, unit)
    ko, en = ("안", "inside") if reading.reached else ("밖", "outside")
    first = sentence(
        "실적 {value}, 약속한 범위 {lower}~{upper}의 " + ko,
        "{value} is " + en + " the promised {lower} to {upper}",
        value=value,
        lower=lower,
        upper=upper,
    )
    return (first, *around, last_seen(reading))


def _around(task: Task) -> tuple[Sentence, ...]:
    centre, tolerance = task.parameter("centre"), task.parameter("tolerance")
    if centre is None or tolerance is None:
        return ()
    return (
        sentence(
            "범위는 {centre} ± {tolerance}입니다.",
            "The range is {centre} ± {tolerance}.",
            centre=Term(quantity(centre.value, task.duty.unit), Ref("parameter", centre.key)),
            tolerance=Term(quantity(tolerance.value, "percent"), Ref("parameter", tolerance.key)),
        ),
    )


def _heads(task: Task, reading: Reading) -> Sentence:
    everyone = total([seen.denominator for seen in reading.used if seen.denominator is not None])
    parameter = task.parameter("share_inside")
    ref = Ref("parameter", parameter.key) if parameter is not None else promise_ref(task)
    terms = {
        "inside": sum_term(reading.used, reading.value, "person"),
        "everyone": sum_term(reading.used, everyone, "person"),
        "required": Term(quantity(share_required(task), "percent"), ref),
    }
    if everyone <= 0:
        return sentence(
            "{inside} ÷ {everyone}: 나눌 전체가 없어 비율을 계산할 수 없습니다.",
            "{inside} ÷ {everyone}: there is nobody to take a share of.",
            **terms,
        )
    return sentence(
        "{inside} ÷ {everyone} = 전체의 {share}[이/가] 범위 안, 약속은 {required}",
        "{inside} ÷ {everyone} = {share} of all inside the range; promised: {required}",
        share=derived(percentage(reading.value, everyone)),
        **terms,
    )


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
