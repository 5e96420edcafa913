from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.types import Form, Status, Waiver
from dure.records.domain.text import Text
from tests.ledger.domain.promises import (
    AFTER,
    RULES,
    by_period,
    on,
    promise,
    seen,
    standing,
    stated,
    status,
    told,
    year,
)

REASON = Text("공장 침수", "the plant was flooded")


def test_yearly_targets_are_found_by_year_and_add_up_to_the_whole() -> None:
    plan = promise(
        Form.THRESHOLD, spans=(year(2022, 10), year(2023, 20), year(2024, 30)), unit="job"
    )
    records = [seen("2022-06-30", 10), seen("2023-06-30", 19), seen("2024-12-31", 31)]

    assert by_period(plan, records) == [Status.MET, Status.PARTLY_MET, Status.MET]
    assert status(plan, records) is Status.MET
    assert by_period(plan, records, on("2023-01-01")) == [Status.MET, Status.NOT_DUE]
    assert by_period(plan, records, on("2021-12-31")) == []


def test_cumulative_periods_follow_the_plan_curve() -> None:
    plan = promise(
        Form.CUMULATIVE,
        stated("target", 100),
        spans=(year(2022, 30), year(2023, 60), year(2024, 100)),
    )
    records = [seen("2022-12-31", 30), seen("2023-12-31", 45), seen("2024-02-28", 60)]

    assert by_period(plan, records, on("2024-03-01")) == [
        Status.MET,
        Status.MET_LATE,
        Status.NOT_DUE,
    ]
    found = evaluate(plan, records, on("2024-03-01"), RULES)
    assert found.status is Status.NOT_DUE
    assert "계획에서는 2023년 12월 31일까지 60명이었습니다." in told(found)


def test_standing_duty_without_periods_begun_is_not_due() -> None:
    duty = standing(Form.RECURRING, spans=[year(2026)])

    assert status(duty, []) is Status.NOT_DUE
    assert evaluate_spans(duty, [], AFTER, RULES) == ()


def test_silence_alone_never_breaks_a_standing_duty() -> None:
    duty = standing(Form.RECURRING, spans=[year(2022), year(2023), year(2024)])

    assert status(duty, []) is Status.NO_EVIDENCE
    assert status(duty, [seen("2022-01-01")]) is Status.NO_EVIDENCE
    assert status(duty, [seen("2022-01-01", 0)]) is Status.NOT_MET


def test_excused_periods_are_left_out_of_the_whole() -> None:
    waiver = Waiver("flood", on("2023-01-01"), on("2023-12-31"), REASON)
    duty = standing(Form.RECURRING, spans=[year(2022), year(2023)], waivers=(waiver,))

    assert by_period(duty, [seen("2022-01-01")]) == [Status.MET, Status.EXCUSED]
    assert status(duty, [seen("2022-01-01")]) is Status.MET


def test_records_named_for_a_period_are_sorted_among_its_own() -> None:
    duty = standing(
        Form.THRESHOLD, spans=[year(2023, 10), year(2024, 10)], cumulative=False, unit="percent"
    )
    records = [seen("2023-12-01", 4), seen("2024-02-01", 10, span="2023"), seen("2024-03-01", 3)]

    assert by_period(duty, records) == [Status.MET_LATE, Status.NOT_MET]


def test_silence_is_no_part_even_where_any_part_counts() -> None:
    duty = standing(Form.RECURRING, spans=[year(2023), year(2024)])
    any_part = replace(RULES, partly_from=Decimal(0))

    assert evaluate(duty, [], AFTER, any_part).status is Status.NO_EVIDENCE
