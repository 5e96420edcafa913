"""Promises that were really made, with what is known of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.types import Condition, Form, Status
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

GUNSAN_JOBS = promise(Form.CUMULATIVE, stated("target", 1704), cumulative=True)
GUNSAN_INVESTMENT = promise(
    Form.CUMULATIVE, stated("target", 517_100_000_000, "KRW"), unit="KRW", cumulative=True
)
GUNSAN_PRODUCTION = promise(
    Form.CUMULATIVE, stated("target", 100_000, "vehicle"), unit="vehicle", cumulative=True
)


def test_gunsan_jobs_at_32_percent_are_not_met_provisionally() -> None:
    found = evaluate(GUNSAN_JOBS, [seen("2024-03-31", share_of_target="0.32")], AFTER, RULES)

    assert (found.status, found.provisional) == (Status.NOT_MET, True)
    assert found.share == Decimal("0.32")
    assert told(found).splitlines() == [
        "32% × 1,704명 = 약 545명(계산값)",
        "마지막 실적은 2024년 3월 31일 기준입니다.",
        "2024년 3월 31일까지 알려진 실적으로는, 기한이 2024년 12월 31일인 약속에 미치지 못합니다.",
        "약속의 50% 이상이면 ‘일부 이행’, 그보다 적으면 ‘미이행’으로 판정합니다.",
        "기한 2024년 12월 31일보다 앞선 2024년 3월 31일 기록에 따른 잠정 판정입니다.",
    ]
    assert told(found, "en").startswith("32% × 1,704 people = about 545 people (computed)\n")


def test_gunsan_investment_of_three_fifths_is_partly_met_provisionally() -> None:
    found = evaluate(GUNSAN_INVESTMENT, [seen("2024-03-31", 316_000_000_000)], AFTER, RULES)

    assert (found.status, found.provisional) == (Status.PARTLY_MET, True)
    assert found.share == Decimal("0.611100")
    assert told(found).startswith("3,160억 원 ÷ 5,171억 원 = 약속의 61.1%\n")
    assert told(found, "en").startswith("KRW 316 bn ÷ KRW 517.1 bn = 61.1% of the promise\n")


def test_gunsan_production_at_1_3_percent_is_not_met() -> None:
    found = evaluate(GUNSAN_PRODUCTION, [seen("2024-03-31", share_of_target="0.013")], AFTER, RULES)

    assert (found.status, found.provisional) == (Status.NOT_MET, True)
    assert told(found).startswith("1.3% × 100,000대 = 약 1,300대(계산값)\n")


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ("27999999", Status.NOT_MET),
        ("28000000", Status.MET),
        ("42000000", Status.MET),
        ("42000001", Status.NOT_MET),
    ],
)
def test_gangwon_wage_band_includes_both_edges(pay: str, expected: Status) -> None:
    band = promise(
        Form.BAND, stated("centre", 35_000_000, "KRW"), stated("tolerance", 20), unit="KRW"
    )

    assert status(band, [seen("2024-12-31", pay)]) is expected


def test_gangwon_wage_band_with_one_worker_outside_is_partly_met() -> None:
    band = promise(
        Form.BAND, stated("centre", 35_000_000, "KRW"), stated("tolerance", 20), unit="KRW"
    )
    found = evaluate(band, [seen("2024-12-31", numerator=59, denominator=60)], AFTER, RULES)

    assert found.status is Status.PARTLY_MET
    assert told(found).startswith("59명 ÷ 60명 = 전체의 98.3%가 범위 안, 약속은 100%\n")


# last year's inflation: 0.4 % in 2019 makes the rise of 2020
CPI = [("0.4", 2020), ("0.5", 2021), ("2.5", 2022), ("5.1", 2023)]
GANGWON_PAY_RISE = standing(
    Form.AMOUNT,
    *(stated("rate", cpi, "percent", f"{rise}-01-01", f"{rise}-12-31") for cpi, rise in CPI),
    spans=[year(rise) for _, rise in CPI],
    unit="KRW",
)


def test_gangwon_pay_rise_takes_the_inflation_of_the_year_before() -> None:
    base = 1_000_000_000
    paid = [4_000_000, 5_000_000, 24_999_999, 51_000_000]
    records = [
        seen(f"{rise}-12-31", rise_paid, base=base)
        for (_, rise), rise_paid in zip(CPI, paid, strict=True)
    ]

    assert by_period(GANGWON_PAY_RISE, records) == [
        Status.MET,
        Status.MET,
        Status.PARTLY_MET,
        Status.MET,
    ]
    third = evaluate_spans(GANGWON_PAY_RISE, records, AFTER, RULES)[2]
    assert told(third).splitlines()[:2] == [
        "10억 원 × 2.5% = 2,500만 원",
        "지급 2,499만 9,999원 ÷ 낼 금액 2,500만 원 = 99.9%",
    ]
    assert status(GANGWON_PAY_RISE, records) is Status.PARTLY_MET


@pytest.mark.parametrize(
    ("rate", "base", "paid", "expected"),
    [
        (5, 2_000_000_000, 100_000_000, Status.MET),  # suppliers' guaranteed profit of 5 %
        (5, 2_000_000_000, 99_999_999, Status.PARTLY_MET),
        (40, 500_000_000, 200_000_000, Status.MET),  # 40 % of the car maker's profit
        (40, 500_000_000, 99_999_999, Status.NOT_MET),
        (40, -500_000_000, 0, Status.MET),  # a loss is not shared
    ],
)
def test_gangwon_profit_promises_compare_owed_and_paid(
    rate: int, base: int, paid: int, expected: Status
) -> None:
    sharing = promise(Form.AMOUNT, stated("rate", rate, "percent"), unit="KRW")

    assert status(sharing, [seen("2024-12-31", paid, base=base)]) is expected


@pytest.mark.parametrize(
    ("reached_on", "expected"),
    [(None, Status.NOT_DUE), ("2025-01-02", Status.NOT_DUE), ("2025-01-01", Status.NO_EVIDENCE)],
)
def test_gwangju_bargaining_waits_for_350000_vehicles(
    reached_on: str | None, expected: Status
) -> None:
    vehicles = Condition(
        "vehicles",
        Text("누적 생산 350,000대", "350,000 vehicles made"),
        on(reached_on) if reached_on else None,
    )
    bargaining = promise(Form.MILESTONE, condition=vehicles)

    found = evaluate(bargaining, [], AFTER, RULES)
    assert found.status is expected
    assert ("누적 생산 350,000대" in told(found)) is (expected is Status.NOT_DUE)


def test_guro_local_hiring_without_any_record_has_no_evidence() -> None:
    hiring = promise(Form.RATIO, stated("target", 50, "percent"), unit="percent")

    assert status(hiring, [], on("2024-12-31")) is Status.NOT_DUE
    assert status(hiring, []) is Status.NO_EVIDENCE


def test_guro_local_hiring_of_half_is_met() -> None:
    hiring = promise(Form.RATIO, stated("target", 50, "percent"), unit="percent")
    found = evaluate(hiring, [seen("2024-12-31", numerator=500, denominator=1000)], AFTER, RULES)

    assert (found.status, found.provisional) == (Status.MET, False)
    assert told(found).startswith("500 ÷ 1,000 = 전체의 50%, 약속은 50% 이상\n")


def test_gunsan_no_strike_clause_is_recorded_and_never_scored() -> None:
    clause = promise(Form.EVENT_LOG, unit="event", due_on=None)
    strike = seen("2022-05-02", note=Text("부분 파업", "partial strike"))

    found = evaluate(clause, [strike], AFTER, RULES)
    assert found.status is Status.NOT_ASSESSABLE
    assert "2022년 5월 2일: 부분 파업" in told(found)
    assert "기본권의 행사는 기록만 하고" in told(found)
    assert "recorded, never scored" in told(evaluate(clause, [], AFTER, RULES), "en")


def test_gangwon_reports_are_found_year_by_year() -> None:
    duty = standing(Form.RECURRING, spans=[year(2020), year(2021), year(2022)], unit="report")
    reports = [
        seen("2020-11-30"),
        seen("2022-02-01", span="2021"),  # the report for 2021, handed in late
    ]
    as_of = date(2023, 1, 1)

    assert by_period(duty, reports, as_of) == [Status.MET, Status.MET_LATE, Status.NO_EVIDENCE]
    found = evaluate(duty, reports, as_of, RULES)
    assert found.status is Status.PARTLY_MET
    assert told(found).splitlines() == [
        "이행한 2개 기간 ÷ 판정한 3개 기간 = 66.6%",
        "기간 수: 이행 1개, 지연 이행 1개, 증빙 없음 1개",
    ]
