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


def without_total(title: Text, lines: int, *, has_figures: bool) -> Text:
    """For a plan that prints no total: it may say what is planned without saying how much."""
    topic = particle(title.ko, "은", "는")
    items = "1 item" if lines == 1 else f"{lines} items"
    if has_figures:
        return Text(
            f"{title.ko}{topic} {lines}개 항목의 수치를 적었고, 합계는 적지 않았습니다.",
            f"{title.en} gives figures for {items} and no total.",
        )
    return Text(
        f"{title.ko}{topic} {lines}개 항목을 정했고, 수치 목표는 적지 않았습니다.",
        f"{title.en} names {items} and no figures.",
    )
