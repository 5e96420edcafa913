"""A share of a whole: the sum of numerators over the sum of denominators, in percent."""

from __future__ import annotations

from collections.abc import Sequence

from dure.ledger.domain.forms.arithmetic import last_seen, stated_term, sum_term
from dure.ledger.domain.task import (
    EXACT,
    HUNDRED,
    ZERO,
    Holds,
    Reading,
    Task,
    less_is_better,
    total,
)
from dure.ledger.domain.types import Observation, Sentence, Term
from dure.ledger.domain.weigh import Computation, Measure
from dure.ledger.domain.wording import derived, percentage, sentence


def _missing(task: Task) -> tuple[str, ...]:
    return () if task.target() is not None else ("target",)


def _is_counted(seen: Observation) -> bool:
    return seen.numerator is not None and seen.denominator is not None


def _usable(task: Task, seen: Observation) -> bool:
    return _is_counted(seen) or seen.value is not None


def _read(task: Task, observations: Sequence[Observation]) -> Reading:
    target = task.target()
    assert target is not None  # otherwise the duty was found incomplete
    counted = [seen for seen in observations if _is_counted(seen)]
    if counted:
        part = total([seen.numerator for seen in counted if seen.numerator is not None])
        whole = total([seen.denominator for seen in counted if seen.denominator is not None])
        if whole <= 0:
            return Reading(counted, False, part, holds=Holds.FOR_NOW, problem="no_whole")
    else:
        # percentages cannot be added up: without counts the last one stands alone
        counted = list(observations[-1:])
        part, whole = counted[0].value or ZERO, HUNDRED
    got = EXACT.multiply(part, HUNDRED)
    want = EXACT.multiply(whole, target.value)
    if task.duty.ascending:
        return Reading(counted, got >= want, part, got, want, Holds.FOR_NOW)
    part_got, part_want = less_is_better(got, want)
    return Reading(counted, got <= want, part, part_got, part_want, Holds.FOR_NOW)


def _show(task: Task, reading: Reading | None) -> tuple[Sentence, ...]:
    stated = task.target()
    if stated is None:
        return ()
    target = stated_term(stated, "percent")
    if reading is None:
        return (_promised(task, target),)
    if not _is_counted(reading.used[0]):
        share = sum_term(reading.used, reading.value, "percent")
        return (_stands_alone(task, share, target), last_seen(reading))
    return (_divided(task, reading, target), last_seen(reading))


def _promised(task: Task, target: Term) -> Sentence:
    if task.duty.ascending:
        return sentence(
            "약속은 전체의 {target} 이상입니다.",
            "The promise is at least {target} of the whole.",
            target=target,
        )
    return sentence(
        "약속은 전체의 {target} 이하입니다.",
        "The promise is at most {target} of the whole.",
        target=target,
    )


def _stands_alone(task: Task, share: Term, target: Term) -> Sentence:
    ko, en = ("이상", "at least") if task.duty.ascending else ("이하", "at most")
    return sentence(
        "전체의 {share}, 약속은 {target} " + ko,
        "{share} of the whole; promised: " + en + " {target}",
        share=share,
        target=target,
    )


def _divided(task: Task, reading: Reading, target: Term) -> Sentence:
    whole = total([seen.denominator for seen in reading.used if seen.denominator is not None])
    unit = "" if task.duty.unit == "percent" else task.duty.unit
    terms = {
        "part": sum_term(reading.used, reading.value, unit),
        "whole": sum_term(reading.used, whole, unit),
        "target": target,
    }
    if whole <= 0:
        return sentence(
            "{part} ÷ {whole}: 나눌 전체가 없어 비율을 계산할 수 없습니다.",
            "{part} ÷ {whole}: there is no whole to take a share of.",
            **terms,
        )
    ko, en = ("이상", "at least") if task.duty.ascending else ("이하", "at most")
    return sentence(
        "{part} ÷ {whole} = 전체의 {share}, 약속은 {target} " + ko,
        "{part} ÷ {whole} = {share} of the whole; promised: " + en + " {target}",
        share=derived(percentage(reading.value, whole)),
        **terms,
    )


MEASURE = Measure(Computation(_missing, _usable, _read).decide, _show)
