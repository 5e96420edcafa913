"""The sentence a plan's page opens with."""

from __future__ import annotations

from decimal import Decimal

from dure.ledger.domain.wording import number, particle
from dure.records.domain.text import Text


def opening(title: Text, unit: Text, total: Decimal | None, mismatches: int) -> Text:
    topic = particle(title.ko, "은", "는")
    if total is None:
        ko, en = f"{title.ko}의 합계는 출처에 없습니다.", f"{title.en} prints no total."
    else:
        object_ = particle(unit.ko, "을", "를")
        ko = f"{title.ko}{topic} 합계 {number(total)}{unit.ko}{object_} 적고 있습니다."
        en = f"{title.en} states a total of {number(total)} {unit.en}."
    if mismatches:
        ko += f" 출처에 인쇄된 합계 가운데 {mismatches}개가 세부 수치의 합과 다릅니다."
        en += (
            " One printed total differs from its parts."
            if mismatches == 1
            else f" {mismatches} printed totals differ from their parts."
        )
    return Text(ko, en)
