"""Words for a nation that does not exist. Every name says that it is synthetic (가상)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from random import Random

from dure.records.domain.text import Text

SUBJECTS = (
    Text("지역 일자리", "regional jobs"),
    Text("청년 채용", "hiring of young people"),
    Text("적정임금", "fair pay"),
    Text("노동시간 단축", "shorter hours"),
    Text("하청 노동자 교육", "training of subcontracted workers"),
    Text("시설 투자", "investment in plant"),
    Text("공동근로복지기금", "joint welfare fund"),
    Text("산업재해 예방", "prevention of accidents"),
    Text("지역 물품 구매", "local purchasing"),
    Text("노사민정협의회 운영", "running of the council"),
)
RARE = Text("잠수함 도크", "submarine dock")  # in one promise of a thousand, for the search
RARE_EVERY = 1_000

SIDES = ("labour", "management", "government")
BEARERS = ("가상시청", "가상노조", "가상상의", "가상자동차")
BEARERS_EN = ("Synthetic City Hall", "Synthetic Union", "Synthetic Chamber", "Synthetic Motors")


def numbered(ko: str, en: str, *numbers: int) -> Text:
    shown = "-".join(str(number) for number in numbers)
    return Text(f"{ko} {shown}(가상)", f"{en} {shown} (synthetic)")


def subject(draw: Random) -> Text:
    return draw.choice(SUBJECTS)


def statement(subject: Text, amount: int) -> Text:
    return Text(
        f"당사자는 {subject.ko}에 관하여 분기마다 {amount:,} 이상을 이행하고 그 결과를 "
        "협의회에 보고합니다. 두레의 시험을 위해 만든 가상의 약속입니다.",
        f"The parties deliver at least {amount:,} a quarter of {subject.en} and report to the "
        "council. A synthetic promise, made to test Dure.",
    )


def quarters(first_year: int, count: int) -> list[tuple[date, date]]:
    """First and last day of quarters in a row."""
    starts = [date(first_year + n // 4, 3 * (n % 4) + 1, 1) for n in range(count + 1)]
    return [
        (start, date.fromordinal(following.toordinal() - 1))
        for start, following in pairwise(starts)
    ]
