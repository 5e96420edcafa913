"""Whether a promise could be proven at all: what it must state, and what would settle it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from dure.ledger.domain.types import Form
from dure.records.domain.text import Text


class Element(StrEnum):
    """What a promise must name before anybody can say that it was kept."""

    BEARER = "bearer"
    BENEFICIARY = "beneficiary"
    MEASURE = "measure"
    UNIT = "unit"
    TARGET_OR_FORMULA = "target_or_formula"
    PERIOD = "period"
    SOURCE = "source"
    REPORTER = "reporter"
    VERIFIER = "verifier"
    DUE = "due"
    CONSEQUENCE = "consequence"


ELEMENT_NAMES = {
    Element.BEARER: Text("의무자", "bearer"),
    Element.BENEFICIARY: Text("수혜자", "beneficiary"),
    Element.MEASURE: Text("측정 방법", "measure"),
    Element.UNIT: Text("단위", "unit"),
    Element.TARGET_OR_FORMULA: Text("목표값 또는 산식", "target or formula"),
    Element.PERIOD: Text("대상 기간", "period"),
    Element.SOURCE: Text("자료 출처", "source"),
    Element.REPORTER: Text("보고자", "reporter"),
    Element.VERIFIER: Text("확인자", "verifier"),
    Element.DUE: Text("이행 기한", "due date"),
    Element.CONSEQUENCE: Text("불이행 시 조치", "consequence"),
}

# A milestone is its date, events are only recorded, a judgement counts nothing.
_NOTHING_COUNTED = frozenset({Form.MILESTONE, Form.EVENT_LOG, Form.QUALITATIVE})
_COUNTED_ELEMENTS = frozenset({Element.UNIT, Element.TARGET_OR_FORMULA})

# The evidence that usually settles each measure form.
EVIDENCE = {
    Form.THRESHOLD: Text(
        "기준일의 값을 보여 주는 근로계약서, 급여대장, 교육 기록 등으로 판정합니다.",
        "Settled by the record of the value on the day: contracts, payroll, training logs.",
    ),
    Form.BAND: Text(
        "급여대장이나 고용보험 보수 자료에서 범위 안 인원과 전체 인원을 세어 판정합니다.",
        "Settled by payroll or employment-insurance pay data: people inside the range, and all.",
    ),
    Form.RATIO: Text(
        "채용일의 거주지 명부나 구매 장부처럼 부분과 전체를 함께 셀 수 있는 자료로 판정합니다.",
        "Settled by a roll that gives part and whole: residence at hiring, the purchase ledger.",
    ),
    Form.CUMULATIVE: Text(
        "고용보험 피보험자 명부, 감사받은 투자 집행액, 생산 일지의 누계로 판정합니다.",
        "Settled by the running total in the employment-insurance roll, audited investment or "
        "the production log.",
    ),
    Form.MILESTONE: Text(
        "준공, 임명, 의결 등 이루어진 날을 적은 공문서나 회의록으로 판정합니다.",
        "Settled by a document that dates the event: completion, appointment, decision.",
    ),
    Form.RECURRING: Text(
        "회의록, 접수된 보고서 등 한 일의 날짜가 적힌 기록으로 기간마다 판정합니다.",
        "Settled for each period by dated records: minutes, reports received.",
    ),
    Form.AMOUNT: Text(
        "기준 금액을 적은 결산서나 계약서와 지급을 증명하는 이체 내역으로 판정합니다.",
        "Settled by the accounts or contract that give the base, with proof of transfer.",
    ),
    Form.EVENT_LOG: Text(
        "통지서와 노동위원회 기록으로 있었던 일만 적으며, 판정하지 않습니다.",
        "Notices and labour-commission records show what happened; nothing is scored.",
    ),
    Form.QUALITATIVE: Text(
        "이름을 밝힌 사람이나 기구가 근거를 보고 이유와 함께 판정합니다.",
        "Settled by a named person or body that looks at the evidence and gives a reason.",
    ),
}


def verifiability(present: Collection[str], form: Form | None = None) -> tuple[Element, ...]:
    """Return what is missing, in the order in which a promise is read; empty: verifiable.

    With the form given, what that form has no use for is not asked.
    """
    given = {Element(code) for code in present}
    spared = _COUNTED_ELEMENTS if form in _NOTHING_COUNTED else frozenset()
    return tuple(one for one in Element if one not in given and one not in spared)
