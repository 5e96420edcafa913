from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.types import Condition, Form, Judgement, Observation, Status, Waiver
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
REASON = Text("공장 침수", "the plant was flooded")


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


def test_due_day_itself_still_belongs_to_the_bearer() -> None:
    short = [seen("2024-12-31", 99)]

    assert status(HIRED, short, DUE) is Status.NOT_DUE
    assert status(HIRED, short, AFTER) is Status.PARTLY_MET
    assert status(HIRED, [seen("2024-12-31", 100)], DUE) is Status.MET


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


def test_cumulative_reached_after_the_due_date_is_late() -> None:
    records = [seen("2024-12-31", 90), seen("2025-03-01", 100), seen("2025-06-01", 80)]

    assert status(TOTAL, records, on("2025-02-28")) is Status.PARTLY_MET
    found = evaluate(TOTAL, records, on("2025-03-01"), RULES)
    assert found.status is Status.MET_LATE
    assert "60일 늦게" in told(found)
    assert status(TOTAL, records, on("2025-12-31")) is Status.MET_LATE


def test_what_is_lost_after_the_due_date_is_not_held_against_the_bearer() -> None:
    assert status(TOTAL, [seen("2024-12-31", 100), seen("2025-06-01", 0)], on("2026-01-01")) is (
        Status.MET
    )
    assert status(TOTAL, [seen("2024-12-31", 60), seen("2025-06-01", 0)], on("2026-01-01")) is (
        Status.PARTLY_MET
    )


def test_old_evidence_reaches_no_further_than_the_rule_says() -> None:
    reach = timedelta(days=RULES.evidence_reach_days)
    last_day = (DUE - reach).isoformat()
    too_early = (DUE - reach - timedelta(days=1)).isoformat()

    within = evaluate(TOTAL, [seen(last_day, 60)], AFTER, RULES)
    assert (within.status, within.provisional) == (Status.PARTLY_MET, True)
    beyond = evaluate(TOTAL, [seen(too_early, 60)], AFTER, RULES)
    assert (beyond.status, beyond.provisional, beyond.share) == (Status.NO_EVIDENCE, False, None)
    assert "60명 ÷ 100명" in told(beyond)
    assert "366일 넘게" in told(beyond)


def test_observation_in_the_future_is_not_seen() -> None:
    assert status(TOTAL, [seen("2025-01-02", 100)], AFTER) is Status.NO_EVIDENCE
    assert status(TOTAL, [seen("2025-01-02", 100)], on("2025-01-02")) is Status.MET_LATE


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
    assert "더한 실적: 25명(계산값) + 75명" in told(found)


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


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        (Form.THRESHOLD, "목표값, 이행 기한이 없어"),
        (Form.RATIO, "목표값, 이행 기한이 없어"),
        (Form.BAND, "하한, 상한, 이행 기한이 없어"),
        (Form.AMOUNT, "적용 비율, 이행 기한이 없어"),
        (Form.MILESTONE, "이행 기한이 없어"),
        (Form.QUALITATIVE, "이행 기한이 없어"),
    ],
)
def test_promise_that_states_nothing_is_not_assessable(form: Form, missing: str) -> None:
    found = evaluate(promise(form, due_on=None), [], AFTER, RULES)

    assert found.status is Status.NOT_ASSESSABLE
    assert missing in told(found)


def test_record_without_the_needed_number_is_not_assessable() -> None:
    assert status(RATE, [seen("2024-06-30", share_of_target="0.3")]) is Status.NOT_ASSESSABLE
    assert status(RATE, [seen("2024-06-30", share_of_target="0.3")], DUE) is Status.NOT_DUE


def test_parameter_in_force_is_the_one_of_the_due_date() -> None:
    raised = promise(
        Form.THRESHOLD,
        stated("target", 100, end="2024-06-30"),
        stated("target", 200, start="2024-07-01", end="2024-12-31"),
        stated("target", 900, start="2025-01-01"),
    )
    records = [seen("2024-05-31", 150)]

    assert status(raised, records, on("2024-06-30")) is Status.MET
    assert status(raised, records, on("2024-07-01")) is Status.NOT_DUE
    assert status(raised, records, on("2025-06-30")) is Status.PARTLY_MET


def test_of_overlapping_parameters_the_later_one_counts() -> None:
    amended = promise(
        Form.THRESHOLD, stated("target", 100), stated("target", 50, start="2024-01-01")
    )

    assert status(amended, [seen("2024-12-31", 50)]) is Status.MET


@pytest.mark.parametrize(
    ("start", "end", "as_of", "expected"),
    [
        ("2024-12-31", "2024-12-31", "2025-06-01", Status.EXCUSED),
        ("2024-01-01", "2024-12-30", "2025-06-01", Status.NO_EVIDENCE),
        ("2024-01-01", "2024-12-30", "2024-12-30", Status.EXCUSED),
        ("2024-01-01", "2024-12-30", "2024-12-31", Status.NOT_DUE),
        ("2025-01-01", None, "2025-06-01", Status.NO_EVIDENCE),
        ("2024-12-31", None, "2025-06-01", Status.EXCUSED),
    ],
)
def test_waiver_counts_where_it_covers_the_due_date(
    start: str, end: str | None, as_of: str, expected: Status
) -> None:
    waiver = Waiver("flood", on(start), on(end) if end else None, REASON)
    duty = promise(Form.THRESHOLD, stated("target", 1), waivers=(waiver,))

    found = evaluate(duty, [], on(as_of), RULES)
    assert found.status is expected
    assert ("공장 침수" in told(found)) is (expected is Status.EXCUSED)


def test_duty_before_its_start_is_not_due() -> None:
    duty = promise(Form.THRESHOLD, stated("target", 1), starts_on=on("2024-02-01"))

    assert status(duty, [seen("2024-01-01", 5)], on("2024-01-31")) is Status.NOT_DUE
    assert status(duty, [seen("2024-01-01", 5)], AFTER) is Status.NO_EVIDENCE


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


def _judged(day: str, verdict: Status, span: str | None = None) -> Judgement:
    assessor = Text("상생협의회", "the win-win council")
    return Judgement(f"j-{day}", on(day), verdict, assessor, Text("현장 확인", "site visit"), span)


def test_qualitative_promise_waits_for_a_judgement() -> None:
    duty = promise(Form.QUALITATIVE)
    records = [seen("2024-06-30")]

    assert status(duty, []) is Status.NO_EVIDENCE
    assert status(duty, [], DUE) is Status.NOT_DUE
    assert status(duty, records) is Status.NOT_ASSESSABLE


def test_qualitative_promise_takes_the_latest_judgement_known() -> None:
    duty = promise(Form.QUALITATIVE)
    judgements = [_judged("2025-03-01", Status.MET), _judged("2025-01-15", Status.NOT_MET)]

    assert evaluate(duty, [], on("2025-01-14"), RULES, judgements).status is Status.NO_EVIDENCE
    first = evaluate(duty, [], on("2025-02-01"), RULES, judgements)
    assert (first.status, first.computed) == (Status.NOT_MET, False)
    assert told(first) == ("2025년 1월 15일, 상생협의회가 ‘미이행’으로 판정했습니다: 현장 확인")
    assert evaluate(duty, [], on("2025-03-01"), RULES, judgements).status is Status.MET


def test_judgement_of_a_period_stays_with_that_period() -> None:
    duty = standing(Form.QUALITATIVE, spans=[year(2023), year(2024)])
    judgements = [_judged("2024-02-01", Status.NOT_MET, "2023")]

    found = evaluate_spans(duty, [], AFTER, RULES, judgements)
    assert [one.status for one in found] == [Status.NOT_MET, Status.NO_EVIDENCE]


@pytest.mark.parametrize("form", [Form.THRESHOLD, Form.EVENT_LOG])
def test_judgement_stands_beside_what_is_computed(form: Form) -> None:
    duty = promise(form, stated("target", 100))
    records = [seen("2024-12-31", 10)]
    judgements = [_judged("2025-01-01", Status.MET)]

    alone = evaluate(duty, records, AFTER, RULES)
    beside = evaluate(duty, records, AFTER, RULES, judgements)
    assert (beside.status, beside.computed) == (alone.status, True)
    assert "상생협의회가 ‘이행’으로 판정했습니다" in told(beside)


def test_numbers_beyond_exact_arithmetic_are_refused() -> None:
    records = [
        Observation("big", date(2024, 1, 1), Decimal("1E+200")),
        Observation("small", date(2024, 1, 2), Decimal("1E-200")),
    ]

    with pytest.raises(ArithmeticError):
        evaluate(HIRED, records, AFTER, RULES)


def test_shortfall_says_which_part_of_the_promise_it_is() -> None:
    ratio = evaluate(RATE, [seen("2024-12-31", numerator=20, denominator=100)], AFTER, RULES)
    assert "이행한 몫은 약속의 66.6%입니다." in told(ratio)
    ceiling = evaluate(CEILING, [seen("2024-12-31", 4)], AFTER, RULES)
    assert "That is 75 % of what was promised." in told(ceiling, "en")


def test_shortfall_without_parts_says_so() -> None:
    hours = promise(Form.BAND, stated("lower", 35, "hour"), stated("upper", 44, "hour"))
    found = evaluate(hours, [seen("2024-12-31", 52)], AFTER, RULES)

    assert (found.status, found.share) == (Status.NOT_MET, None)
    assert "일부만 이행한 것으로 볼 수 없는 약속이므로 ‘미이행’으로 판정합니다." in told(found)


def test_loss_shared_says_that_nothing_is_owed() -> None:
    sharing = promise(Form.AMOUNT, stated("rate", 40, "percent"), unit="KRW")
    found = evaluate(sharing, [seen("2024-12-31", 0, base=-500)], AFTER, RULES)

    assert told(found).startswith("-500원 × 40% = -200원, 음수이므로 낼 금액이 없습니다.\n")


def test_records_named_for_a_period_are_sorted_among_its_own() -> None:
    duty = standing(
        Form.THRESHOLD, spans=[year(2023, 10), year(2024, 10)], cumulative=False, unit="percent"
    )
    records = [seen("2023-12-01", 4), seen("2024-02-01", 10, span="2023"), seen("2024-03-01", 3)]

    assert by_period(duty, records) == [Status.MET_LATE, Status.NOT_MET]
