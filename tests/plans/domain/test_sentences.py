from decimal import Decimal

import pytest

from dure.plans.domain.sentences import opening
from dure.records.domain.text import Text

PLAN = Text("구로구 계획", "The plan")


@pytest.mark.parametrize(
    ("unit", "ko"),
    [
        (Text("명", "people"), "구로구 계획은 합계 18,640명을 적고 있습니다."),
        (Text("대", "vehicles"), "구로구 계획은 합계 18,640대를 적고 있습니다."),
    ],
)
def test_total_takes_the_particle_of_its_unit(unit: Text, ko: str) -> None:
    told = opening(PLAN, unit, Decimal("18640.000000"), 0)
    assert told == Text(ko, f"The plan states a total of 18,640 {unit.en}.")


def test_plan_without_a_total_says_so() -> None:
    told = opening(PLAN, Text("명", "people"), None, 0)
    assert told == Text("구로구 계획의 합계는 출처에 없습니다.", "The plan prints no total.")


@pytest.mark.parametrize(
    ("mismatches", "ko", "en"),
    [
        (0, "적고 있습니다.", "of 5 people."),
        (1, "가운데 1개가 세부 수치의 합과 다릅니다.", "One printed total differs from its parts."),
        (3, "가운데 3개가 세부 수치의 합과 다릅니다.", "3 printed totals differ from their parts."),
    ],
)
def test_wrong_totals_are_counted(mismatches: int, ko: str, en: str) -> None:
    told = opening(PLAN, Text("명", "people"), Decimal(5), mismatches)
    assert told.ko.endswith(ko)
    assert told.en.endswith(en)
