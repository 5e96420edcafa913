from __future__ import annotations

import pytest

from dure.ledger.domain.evaluate import evaluate
from dure.ledger.domain.types import Condition, Form, Status
from dure.records.domain.text import Text
from tests.ledger.domain.promises import (
    AFTER,
    DUE,
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

HIRED = promise(Form.THRESHOLD, stated("target", 100))
TOTAL = promise(Form.CUMULATIVE, stated("target", 100), cumulative=True)
CEILING = promise(Form.THRESHOLD, stated("target", 3, "case"), unit="case", ascending=False)
RATE = promise(Form.RATIO, stated("target", 30, "percent"), unit="percent")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, Status.MET),
        ("99.999999999999999999999999999999", Status.PARTLY_MET),
        (99, Status.PARTLY_MET),
        (50, Status.PARTLY_MET),
        (49, Status.NOT_MET),
        (-1, Status.NOT_MET),
    ],
)
def test_threshold_at_and_around_the_target(value: str | int, expected: Status) -> None:
    assert status(HIRED, [seen("2024-12-31", value)]) is expected


def test_threshold_adds_up_what_is_not_cumulative() -> None:
    records = [seen("2023-12-31", 60), seen("2024-12-31", 40)]
    found = evaluate(HIRED, records, AFTER, RULES)

    assert found.status is Status.MET
    assert told(found).startswith("100명 ÷ 100명 = 약속의 100%\n더한 실적: 60명 + 40명\n")


def test_cumulative_takes_the_latest_value() -> None:
    assert status(TOTAL, [seen("2023-12-31", 60), seen("2024-12-31", 40)]) is Status.NOT_MET
    assert status(TOTAL, [seen("2023-12-31", 40), seen("2024-12-31", 60)]) is Status.PARTLY_MET


def test_percentages_are_never_added_up() -> None:
    employment = promise(Form.THRESHOLD, stated("target", 60, "percent"), unit="percent")

    assert status(employment, [seen("2023-12-31", 35), seen("2024-12-31", 40)]) is Status.PARTLY_MET


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, Status.MET),
        (3, Status.MET),
        (4, Status.PARTLY_MET),
        (6, Status.PARTLY_MET),
        (7, Status.NOT_MET),
    ],
)
def test_ceiling_on_a_sum_around_the_target(value: int, expected: Status) -> None:
    assert status(CEILING, [seen("2024-12-31", value)]) is expected


def test_ceiling_on_a_sum_is_not_kept_before_the_period_is_over() -> None:
    assert status(CEILING, [seen("2024-06-30", 0)], DUE) is Status.NOT_DUE
    found = evaluate(CEILING, [seen("2024-06-30", 0)], AFTER, RULES)
    assert (found.status, found.provisional) == (Status.MET, True)


def test_ceiling_on_a_sum_leaves_out_what_comes_after() -> None:
    assert status(CEILING, [seen("2024-12-31", 3), seen("2025-02-01", 9)], on("2025-03-01")) is (
        Status.MET
    )
    assert status(CEILING, [seen("2025-02-01", 1)], on("2025-03-01")) is Status.NO_EVIDENCE


@pytest.mark.parametrize(("value", "expected"), [(0, Status.MET), (1, Status.NOT_MET)])
def test_ceiling_of_zero_is_all_or_nothing(value: int, expected: Status) -> None:
    none_allowed = promise(Form.THRESHOLD, stated("target", 0, "case"), ascending=False)

    assert status(none_allowed, [seen("2024-12-31", value)]) is expected


@pytest.mark.parametrize(("value", "expected"), [(0, Status.MET), (-1, Status.NOT_MET)])
def test_target_of_zero_has_no_part(value: int, expected: Status) -> None:
    found = evaluate(
        promise(Form.THRESHOLD, stated("target", 0)), [seen("2024-12-31", value)], AFTER, RULES
    )

    assert (found.status, found.share) == (expected, None)


def test_share_of_target_adds_to_absolute_values() -> None:
    records = [seen("2023-12-31", share_of_target="0.25"), seen("2024-12-31", 75)]
    found = evaluate(HIRED, records, AFTER, RULES)

    assert found.status is Status.MET
    assert "더한 실적: 약 25명(계산값) + 75명" in told(found)


def test_ratio_divides_sums_rather_than_averaging_ratios() -> None:
    records = [
        seen("2023-12-31", numerator=1, denominator=1),
        seen("2024-12-31", numerator=29, denominator=99),
    ]

    assert status(RATE, records) is Status.MET  # 30 of 100; the mean of ratios would be 64.6 %


def test_ratio_of_nobody_cannot_be_assessed() -> None:
    nobody = [seen("2024-12-31", numerator=0, denominator=0)]

    assert status(RATE, nobody, DUE) is Status.NOT_DUE
    found = evaluate(RATE, nobody, AFTER, RULES)
    assert found.status is Status.NOT_ASSESSABLE
    assert "나눌 전체가 없어" in told(found)


def test_ratio_before_due_is_met_for_now() -> None:
    early = [seen("2024-03-31", numerator=3, denominator=10)]

    found = evaluate(RATE, early, on("2024-04-01"), RULES)
    assert (found.status, found.provisional) == (Status.MET, True)
    more = [*early, seen("2024-12-31", numerator=0, denominator=10)]
    assert status(RATE, more) is Status.PARTLY_MET


def test_band_of_bounds_includes_its_edges() -> None:
    hours = promise(Form.BAND, stated("lower", 35, "hour"), stated("upper", 44, "hour"))

    for value, expected in [(34, Status.NOT_MET), (35, Status.MET), (44, Status.MET)]:
        assert status(hours, [seen("2024-12-31", value)]) is expected
    assert status(hours, [seen("2024-12-31", "44.1")]) is Status.NOT_MET


def test_band_share_inside_is_what_the_promise_says() -> None:
    band = promise(
        Form.BAND, stated("lower", 1), stated("upper", 2), stated("share_inside", 90, "percent")
    )

    assert status(band, [seen("2024-12-31", numerator=9, denominator=10)]) is Status.MET
    assert status(band, [seen("2024-12-31", numerator=89, denominator=100)]) is Status.PARTLY_MET


@pytest.mark.parametrize(
    ("day", "as_of", "expected"),
    [
        ("2024-12-31", "2024-12-31", Status.MET),
        ("2025-01-01", "2025-01-01", Status.MET_LATE),
        ("2025-01-02", "2025-01-01", Status.NO_EVIDENCE),
    ],
)
def test_milestone_around_its_date(day: str, as_of: str, expected: Status) -> None:
    assert status(promise(Form.MILESTONE), [seen(day, 1)], on(as_of)) is expected


def test_milestone_begun_but_not_reached_falls_short() -> None:
    found = evaluate(promise(Form.MILESTONE), [seen("2024-12-31", "0.4")], AFTER, RULES)

    assert found.status is Status.NOT_MET
    assert "40% 진행되었고" in told(found)


def test_recurring_counts_times_in_the_period() -> None:
    meetings = standing(
        Form.RECURRING, stated("times", 2, "time"), spans=[year(2023), year(2024)], unit="meeting"
    )
    records = [seen("2023-03-01"), seen("2023-09-01"), seen("2024-03-01")]

    assert by_period(meetings, records) == [Status.MET, Status.PARTLY_MET]
    assert by_period(meetings, records, on("2024-06-01")) == [Status.MET, Status.NOT_DUE]
    assert status(meetings, records, on("2024-06-01")) is Status.MET


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-03-15", Status.MET), ("2024-03-16", Status.MET_LATE)]
)
def test_recurring_within_days_of_what_calls_for_it(day: str, expected: Status) -> None:
    answer = promise(
        Form.RECURRING,
        stated("within_days", 14, "day"),
        due_on=None,
        condition=Condition("request", Text("시정 요구", "correction asked"), on("2024-03-01")),
    )

    assert status(answer, [seen(day)]) is expected
    assert status(answer, [], on("2024-03-15")) is Status.NOT_DUE
    assert status(answer, [], on("2024-03-16")) is Status.NO_EVIDENCE


def test_amount_paid_later_is_late() -> None:
    fund = promise(Form.AMOUNT, stated("rate", 10, "percent"), unit="KRW")
    records = [seen("2024-12-31", 60, base=1000), seen("2025-02-01", 40)]

    assert status(fund, records) is Status.PARTLY_MET
    assert status(fund, records, on("2025-02-01")) is Status.MET_LATE


def test_amount_without_payment_or_base() -> None:
    fund = promise(Form.AMOUNT, stated("rate", 10, "percent"), unit="KRW")

    assert status(fund, [seen("2024-12-31", base=1000)]) is Status.NO_EVIDENCE
    assert status(fund, [seen("2024-12-31", base=0)]) is Status.MET
    assert status(fund, [seen("2024-12-31", 60)]) is Status.NOT_ASSESSABLE


def test_amount_between_floor_and_cap() -> None:
    fund = promise(
        Form.AMOUNT,
        stated("rate", 10, "percent"),
        stated("cap", 50, "KRW"),
        stated("floor", 20, "KRW"),
        unit="KRW",
    )

    assert status(fund, [seen("2024-12-31", 50, base=1000)]) is Status.MET
    assert status(fund, [seen("2024-12-31", 19, base=0)]) is Status.PARTLY_MET


def test_amount_without_a_rate_in_force_says_what_is_missing() -> None:
    rise = promise(Form.AMOUNT, stated("rate", 1, "percent", "2024-01-01"), unit="KRW")
    found = evaluate(rise, [seen("2023-12-31", 1, base=100)], AFTER, RULES)

    assert found.status is Status.NOT_ASSESSABLE
    assert "적용 비율이 없어" in told(found)


def test_loss_shared_says_that_nothing_is_owed() -> None:
    sharing = promise(Form.AMOUNT, stated("rate", 40, "percent"), unit="KRW")
    found = evaluate(sharing, [seen("2024-12-31", 0, base=-500)], AFTER, RULES)

    assert told(found).startswith("-500원 × 40% = -200원, 음수이므로 낼 금액이 없습니다.\n")


def test_loss_of_one_year_does_not_lower_what_another_owes() -> None:
    sharing = promise(Form.AMOUNT, stated("rate", 40, "percent"), unit="KRW")
    records = [seen("2023-12-31", 0, base=-500), seen("2024-12-31", 0, base=500)]

    assert status(sharing, records) is Status.NOT_MET
    assert status(sharing, [*records, seen("2024-12-30", 200)]) is Status.MET
