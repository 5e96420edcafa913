"""The opening sentences in both languages, for nothing, one and many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.records.domain.text import Text
from dure.site import sentences

GUNSAN = Text("군산시", "Gunsan")
GUMI = Text("구미군", "Gumi")
MARKS = ["met", "met_late", "partly_met", "not_met", "not_due", "no_evidence", "not_verifiable"]


@pytest.mark.parametrize(
    ("by_mark", "ko", "en"),
    [
        ({}, "이행이 확인된 것은 0건입니다.", "0 proven kept."),
        ({"met": 1, "met_late": 2}, "이행이 확인된 것은 3건입니다.", "3 proven kept."),
        (
            {"partly_met": 1, "not_met": 2, "no_evidence": 30},
            (
                "이행이 확인된 것은 0건, 일부만 이행된 것은 1건, 이행되지 않은 것은 2건, "
                "증빙이 하나도 없는 것은 30건입니다."
            ),
            "0 proven kept, 1 partly met, 2 not met, 30 without any evidence.",
        ),
        (
            {"not_verifiable": 1},
            (
                "이행이 확인된 것은 0건입니다. "
                "전체 가운데 1건은 기한이나 확인자처럼 검증에 필요한 요소가 빠져 있습니다."
            ),
            (
                "0 proven kept. Of all, 1 lacks something that verifying needs, "
                "such as a due date or a verifier."
            ),
        ),
        (
            {"no_evidence": 1200, "not_verifiable": 1100},
            (
                "이행이 확인된 것은 0건, 증빙이 하나도 없는 것은 1,200건입니다. "
                "전체 가운데 1,100건은 기한이나 확인자처럼 검증에 필요한 요소가 빠져 있습니다."
            ),
            (
                "0 proven kept, 1,200 without any evidence. "
                "Of all, 1,100 lack something that verifying needs, "
                "such as a due date or a verifier."
            ),
        ),
        ({"not_due": 4, "excused": 1}, "이행이 확인된 것은 0건입니다.", "0 proven kept."),
    ],
)
def test_outcome_names_what_there_is_and_always_what_is_kept(
    by_mark: dict[str, int], ko: str, en: str
) -> None:
    assert sentences.outcome(by_mark) == Text(ko, en)


@pytest.mark.parametrize(
    ("regions", "total", "ko", "en"),
    [
        (0, 0, "지역 0곳이 한 약속 0건 가운데 ", "Of 0 promises made in 0 regions: "),
        (1, 1, "지역 1곳이 한 약속 1건 가운데 ", "Of 1 promise made in 1 region: "),
        (4, 1234, "지역 4곳이 한 약속 1,234건 가운데 ", "Of 1,234 promises made in 4 regions: "),
    ],
)
def test_home_counts_regions_and_promises(regions: int, total: int, ko: str, en: str) -> None:
    told = sentences.home(regions, total, {})
    assert told.ko.startswith(ko)
    assert told.en.startswith(en)


def test_region_without_promises_says_so() -> None:
    told = sentences.region(GUNSAN, 1, 0, 0, {})
    assert told.ko == "군산시의 약속은 아직 등록되지 않았습니다."
    assert told.en == "No promises of Gunsan have been recorded yet."


@pytest.mark.parametrize(
    ("agreements", "plans", "total", "ko", "en"),
    [
        (1, 0, 1, "군산시는 협약 1건에서 1건을", "Gunsan made 1 promise in 1 agreement: "),
        (0, 2, 3, "군산시는 계획 2건에서 3건을", "Gunsan made 3 promises in 2 plans: "),
        (
            2,
            1,
            1234,
            "군산시는 협약 2건과 계획 1건에서 1,234건을",
            "Gunsan made 1,234 promises in 2 agreements and 1 plan: ",
        ),
    ],
)
def test_region_says_where_it_promised(
    agreements: int, plans: int, total: int, ko: str, en: str
) -> None:
    told = sentences.region(GUNSAN, agreements, plans, total, {})
    assert told.ko.startswith(f"{ko} 약속했습니다. ")
    assert told.en.startswith(en)


def test_topic_takes_the_particle_of_the_name() -> None:
    assert sentences.region(GUMI, 1, 0, 1, {}).ko.startswith("구미군은 ")


@pytest.mark.parametrize(
    ("signed", "total", "ko", "en"),
    [
        (None, 0, "군산시에는 기록된 의무가 없습니다.", "Gunsan has no duties on record."),
        (None, 1, "군산시에는 약속 1건이 있습니다. ", "Gunsan holds 1 promise: "),
        (
            Text("2019년 10월", "October 2019"),
            1234,
            "군산시(2019년 10월)에는 약속 1,234건이 있습니다. ",
            "Gunsan (October 2019) holds 1,234 promises: ",
        ),
    ],
)
def test_agreement_says_when_and_how_much(
    signed: Text | None, total: int, ko: str, en: str
) -> None:
    told = sentences.agreement(GUNSAN, signed, total, {})
    assert told.ko.startswith(ko)
    assert told.en.startswith(en)


@pytest.mark.parametrize(
    ("kept", "dropped", "added", "en"),
    [
        (0, 0, 0, "Of 0 clauses in Gunsan, 0 are absent from Gumi, which adds 0."),
        (0, 1, 2, "Of 1 clause in Gunsan, 1 is absent from Gumi, which adds 2."),
        (3, 4, 1, "Of 7 clauses in Gunsan, 4 are absent from Gumi, which adds 1."),
    ],
)
def test_comparison_counts_clauses(kept: int, dropped: int, added: int, en: str) -> None:
    told = sentences.comparison(GUNSAN, GUMI, kept, dropped, added)
    assert told.en == en
    assert told.ko == (
        f"군산시에 있던 조항 {kept + dropped}건 가운데 {dropped}건은 "
        f"구미군에 없고, {added}건이 새로 들어갔습니다."
    )


@given(st.dictionaries(st.sampled_from(MARKS), st.integers(0, 10**6)))
def test_both_languages_tell_the_same_numbers(by_mark: dict[str, int]) -> None:
    told = sentences.outcome(by_mark)
    numbers = [
        [word for word in text.replace("건", " ").split() if word[0].isdigit()]
        for text in (told.ko, told.en)
    ]
    assert numbers[0] == numbers[1]
