from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.types import Form, Judgement, Observation, Status, Waiver
from dure.records.domain.text import Text
from tests.ledger.domain.promises import (
    AFTER,
    DUE,
    RULES,
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


def test_due_day_itself_still_belongs_to_the_bearer() -> None:
    short = [seen("2024-12-31", 99)]

    assert status(HIRED, short, DUE) is Status.NOT_DUE
    assert status(HIRED, short, AFTER) is Status.PARTLY_MET
    assert status(HIRED, [seen("2024-12-31", 100)], DUE) is Status.MET


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
def test_promise_that_states_nothing_is_without_evidence_first(form: Form, missing: str) -> None:
    found = evaluate(promise(form, due_on=None), [], AFTER, RULES)

    assert found.status is Status.NO_EVIDENCE
    assert "제출된 증빙이 없습니다" in told(found)
    assert missing in told(found)


def test_evidence_for_a_promise_that_states_nothing_cannot_decide() -> None:
    found = evaluate(promise(Form.THRESHOLD, due_on=None), [seen("2024-06-30", 5)], AFTER, RULES)

    assert found.status is Status.NOT_ASSESSABLE
    assert "판정할 수 없습니다" in told(found)


def test_promise_without_a_target_is_not_without_evidence_before_it_is_due() -> None:
    assert status(promise(Form.THRESHOLD), [], DUE) is Status.NOT_ASSESSABLE
    assert status(promise(Form.THRESHOLD), [], AFTER) is Status.NO_EVIDENCE


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
    assert "That is 75% of what was promised." in told(ceiling, "en")


def test_shortfall_without_parts_says_so() -> None:
    hours = promise(Form.BAND, stated("lower", 35, "hour"), stated("upper", 44, "hour"))
    found = evaluate(hours, [seen("2024-12-31", 52)], AFTER, RULES)

    assert (found.status, found.share) == (Status.NOT_MET, None)
    assert "일부만 이행한 것으로 볼 수 없는 약속이므로 ‘미이행’으로 판정합니다." in told(found)
