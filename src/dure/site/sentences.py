"""The sentences that pages open with: made from the records, in both languages, never a slogan."""

from __future__ import annotations

from collections.abc import Mapping

from dure.ledger.domain.wording import particle
from dure.records.domain.text import Text

KEPT = ("met", "met_late")


def outcome(by_mark: Mapping[str, int]) -> Text:
    """What became of the promises; then, apart, how many nobody can verify."""
    kept = sum(by_mark.get(code, 0) for code in KEPT)
    parts = [
        (kept, "이행이 확인된 것은 {n}건", "{n} proven kept"),
        (by_mark.get("partly_met", 0), "일부만 이행된 것은 {n}건", "{n} partly met"),
        (by_mark.get("not_met", 0), "이행되지 않은 것은 {n}건", "{n} not met"),
        (
            by_mark.get("no_evidence", 0),
            "증빙이 하나도 없는 것은 {n}건",
            "{n} without any evidence",
        ),
    ]
    said = [part for part in parts if part[0] or part is parts[0]]
    ko = ", ".join(words.format(n=f"{n:,}") for n, words, _ in said)
    en = ", ".join(words.format(n=f"{n:,}") for n, _, words in said)
    return Text(f"{ko}입니다.{_unverifiable(by_mark).ko}", f"{en}.{_unverifiable(by_mark).en}")


def _unverifiable(by_mark: Mapping[str, int]) -> Text:
    n = by_mark.get("not_verifiable", 0)
    if not n:
        return Text()
    return Text(
        f" 전체 가운데 {n:,}건은 기한이나 확인자처럼 검증에 필요한 요소가 빠져 있습니다.",
        f" Of all, {n:,} {'lacks' if n == 1 else 'lack'} something that verifying needs, "
        "such as a due date or a verifier.",
    )


def _of(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def home(regions: int, total: int, by_mark: Mapping[str, int]) -> Text:
    told = outcome(by_mark)
    return Text(
        f"지역 {regions:,}곳이 한 약속 {total:,}건 가운데 {told.ko}",
        f"Of {_of(total, 'promise', 'promises')} made in {_of(regions, 'region', 'regions')}: "
        f"{told.en}",
    )


def region(name: Text, agreements: int, plans: int, total: int, by_mark: Mapping[str, int]) -> Text:
    if not total:
        return Text(
            f"{name.ko}의 약속은 아직 등록되지 않았습니다.",
            f"No promises of {name.en} have been recorded yet.",
        )
    told = outcome(by_mark)
    topic = particle(name.ko, "은", "는")
    where_ko = [f"협약 {agreements}건"] * bool(agreements) + [f"계획 {plans}건"] * bool(plans)
    where_en = [_of(agreements, "agreement", "agreements")] * bool(agreements)
    where_en += [_of(plans, "plan", "plans")] * bool(plans)
    made = _of(total, "promise", "promises")
    return Text(
        f"{name.ko}{topic} {'과 '.join(where_ko)}에서 {total:,}건을 약속했습니다. {told.ko}",
        f"{name.en} made {made} in {' and '.join(where_en)}: {told.en}",
    )


def agreement(title: Text, signed: Text | None, total: int, by_mark: Mapping[str, int]) -> Text:
    told = outcome(by_mark)
    signed_ko = f"({signed.ko})" if signed else ""
    signed_en = f" ({signed.en})" if signed else ""
    if not total:
        return Text(
            f"{title.ko}{signed_ko}에는 기록된 의무가 없습니다.",
            f"{title.en}{signed_en} has no duties on record.",
        )
    return Text(
        f"{title.ko}{signed_ko}에는 약속 {total:,}건이 있습니다. {told.ko}",
        f"{title.en}{signed_en} holds {_of(total, 'promise', 'promises')}: {told.en}",
    )


def comparison(left: Text, right: Text, kept: int, dropped: int, added: int) -> Text:
    """What the second text has of the first."""
    return Text(
        f"{left.ko}에 있던 조항 {kept + dropped}건 가운데 {dropped}건은 "
        f"{right.ko}에 없고, {added}건이 새로 들어갔습니다.",
        f"Of {_of(kept + dropped, 'clause', 'clauses')} in {left.en}, "
        f"{_of(dropped, 'is', 'are')} absent from {right.en}, "
        f"which adds {added}.",
    )
