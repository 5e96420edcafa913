"""How rule sets, indicators and promises are written in files.

Promises stand inside the clauses and plan lines that make them: rooms above call `promise_rows`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dure.exchange.faults import Fault
from dure.exchange.kinds import (
    Citation,
    Found,
    Link,
    Model,
    RecordKind,
    Row,
    citation,
    register,
    row,
)
from dure.exchange.sense import Span, apart, in_order
from dure.exchange.spec import (
    Cited,
    Codes,
    Count,
    Day,
    Flag,
    Key,
    Line,
    Name,
    Number,
    PartId,
    RefTo,
    SourceKey,
    Texts,
)
from dure.ledger import hooks  # noqa: F401 -- loading it registers what follows an import
from dure.ledger.domain.types import Form
from dure.ledger.models import (
    Actual,
    Condition,
    Evidence,
    Indicator,
    Judgement,
    ParameterValue,
    Period,
    Promise,
    RuleSet,
)
from dure.parties.imports import OrganisationKey
from dure.records.domain.text import Text

IndicatorKey = Annotated[Key, RefTo("ledger.Indicator")]

PROMISE_MODELS: dict[Model, Text] = {
    Promise: Text("약속", "promise"),
    Condition: Text("조건", "condition"),
    ParameterValue: Text("조건값", "parameter"),
    Period: Text("이행 기간", "period"),
    Actual: Text("승인 실적", "approved actual"),
    Evidence: Text("증빙", "evidence"),
    Judgement: Text("판정", "judgement"),
}


class RuleSetSpec(Cited):
    key: Key
    version: Line
    title: Texts
    valid_from: Day
    partly_from: Number = Field(
        description="share of the target from which a shortfall is partly met, e.g. 0.5"
    )
    evidence_reach_days: Count = Field(
        description="how old, before the due date, the last evidence may be"
    )
    note: Texts | None = None


def rule_set_rows(spec: RuleSetSpec) -> Iterator[Found]:
    yield row(RuleSet, spec, spec.key, citation(spec))


class IndicatorSpec(Cited):
    key: Key
    title: Texts
    definition: Texts
    unit: Line = Field(description="person, KRW, percent, vehicle, time, …")
    ascending: Flag = Field(True, description="more is better")
    cumulative: Flag = Field(False, description="the latest value is the total so far")
    numerator: Texts | None = None
    denominator: Texts | None = None


def indicator_rows(spec: IndicatorSpec) -> Iterator[Found]:
    yield row(Indicator, spec, spec.key, citation(spec))


class ConditionSpec(Cited):
    kind: Annotated[str, Codes(Condition.Kind)]
    text: Texts
    indicator: IndicatorKey | None = None
    threshold: Number | None = None
    reached_on: Day | None = Field(None, description="the day it came true")


class ParameterSpec(Cited):
    name: Name
    label: Texts
    value: Number
    unit: Line
    printed: Line | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


class PeriodSpec(Cited):
    id: PartId
    title: Texts | None = None
    start: Day
    end: Day
    due: Day = Field(description="when the result must be there")
    target: Number | None = None
    locked: Flag = Field(False, description="no more reports are taken")


class EvidenceSpec(Cited):
    id: PartId
    title: Texts
    method: Annotated[str, Codes(Evidence.Method)]
    collected_on: Day | None = None
    expires_on: Day | None = None
    sha256: Line | None = None
    visibility: Annotated[str, Codes(Evidence.Visibility)] = Evidence.Visibility.PUBLIC.value


class ActualSpec(Cited):
    id: PartId
    as_of: Day = Field(description="the day the result describes")
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    share_of_target: Number | None = Field(
        None, description="0.32 where a source says 32 % of the promise"
    )
    base: Number | None = Field(None, description="for amounts: what the rate is applied to")
    printed: Line | None = None
    note: Texts | None = None
    reported_by: Texts | None = None
    approval: Annotated[str, Codes(Actual.Approval)]
    approved_by: OrganisationKey
    approved_on: Day
    supersedes: PartId | None = Field(None, description="id of the actual that this one corrects")
    source: SourceKey
    evidence: list[EvidenceSpec] = []


class JudgementStatus(Codes):
    """A person can find everything but that nothing is due or nothing is known."""

    def __init__(self) -> None:
        self.values = ["met", "met_late", "partly_met", "not_met", "not_assessable", "excused"]


class JudgementSpec(Cited):
    id: PartId
    on: Day
    until: Day | None = Field(None, description="for a waiver: its last day")
    status: Annotated[str, JudgementStatus()]
    assessor: Texts
    reason: Texts
    source: SourceKey


class PromiseSpec(Cited):
    title: Texts
    statement: Texts
    bearer: OrganisationKey | None = None
    beneficiary: OrganisationKey | None = None
    beneficiary_text: Texts | None = Field(None, description="where it is no organisation")
    indicator: IndicatorKey | None = None
    form: Annotated[str, Codes(Form)]
    starts_on: Day | None = None
    due_on: Day | None = None
    due_text: Texts | None = Field(None, description="the due rule in the words of the source")
    evidence_source: Texts | None = Field(None, description="where the proof is to come from")
    reporter: OrganisationKey | None = None
    verifier: OrganisationKey | None = None
    consequence: Texts | None = None
    excuse: Texts | None = None
    note: Texts | None = None
    condition: ConditionSpec | None = None
    parameters: list[ParameterSpec] = []
    periods: list[PeriodSpec] = []
    actuals: list[ActualSpec] = []
    judgements: list[JudgementSpec] = []


def promise_rows(
    spec: PromiseSpec, key: str, *, region: Link, order: int, inherited: Citation
) -> Iterator[Found]:
    """The promise and its parts. The region and order are those of what makes the promise."""
    cited = citation(spec, inherited)
    promise = row(Promise, spec, key, cited, region=region, order=order)
    yield promise
    yield from in_order(spec, "starts_on", "due_on")
    if spec.condition:
        own = citation(spec.condition, cited)
        yield row(Condition, spec.condition, f"{key}/condition", own, promise=promise.link)
    yield from _parameter_rows(spec, promise, cited)
    yield from _period_rows(spec, promise, cited)
    for actual in spec.actuals:
        yield from _actual_rows(actual, spec, promise, cited)
    for judgement in spec.judgements:
        yield from in_order(judgement, "on", "until")
        own = citation(judgement, cited)
        yield row(Judgement, judgement, f"{key}/{judgement.id}", own, promise=promise.link)


def _parameter_rows(spec: PromiseSpec, promise: Row, cited: Citation) -> Iterator[Found]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for parameter in spec.parameters:
        yield from in_order(parameter, "valid_from", "valid_to")
        spans[parameter.name].append((parameter.valid_from, parameter.valid_to, parameter.at))
        # keys have no "_"
        key = f"{promise.key}/{parameter.name.replace('_', '-')}@{parameter.valid_from or 'open'}"
        own = citation(parameter, cited)
        yield row(ParameterValue, parameter, key, own, promise=promise.link)
    for name, dated in spans.items():
        yield from apart(dated, Text(f"{name} 값의 적용 기간", f"validity of {name}"))


def _period_rows(spec: PromiseSpec, promise: Row, cited: Citation) -> Iterator[Found]:
    spans: list[Span] = []
    for period in spec.periods:
        ordered = [*in_order(period, "start", "end")]
        yield from ordered
        yield from in_order(period, "start", "due")
        if not ordered:
            spans.append((period.start, period.end, period.at))
        own = citation(period, cited)
        yield row(Period, period, f"{promise.key}/{period.id}", own, promise=promise.link)
    yield from apart(spans, Text("이행 기간", "period"))


_FROZEN = (
    Text("승인된 실적은 고칠 수 없습니다.", "An approved actual does not change."),
    Text(
        "바로잡으려면 이 실적은 그대로 두고, supersedes에 이 id를 적은 새 실적을 더하십시오.",
        "To correct it, leave it as it is and add a new actual with supersedes: its id.",
    ),
)


def _actual_rows(
    spec: ActualSpec, whole: PromiseSpec, promise: Row, inherited: Citation
) -> Iterator[Found]:
    yield from in_order(spec, "as_of", "approved_on")
    yield from _one_way(spec, whole)
    cited = citation(spec, inherited)
    before = None
    if spec.supersedes:
        before = Link(Actual, f"{promise.key}/{spec.supersedes}", spec.at / "supersedes")
    key = f"{promise.key}/{spec.id}"
    actual = row(Actual, spec, key, cited, frozen=_FROZEN, promise=promise.link, supersedes=before)
    yield actual
    for evidence in spec.evidence:
        yield from in_order(evidence, "collected_on", "expires_on")
        own = citation(evidence, cited)
        yield row(Evidence, evidence, f"{key}/{evidence.id}", own, actual=actual.link)


# An entry of a log, and what is judged, may come without a number.
_WITHOUT_NUMBER = {Form.EVENT_LOG.value, Form.QUALITATIVE.value}


def _one_way(spec: ActualSpec, promise: PromiseSpec) -> Iterator[Fault]:
    """A result is stated in exactly one way."""
    share = (spec.numerator is not None, spec.denominator is not None)
    ways = [spec.value is not None, any(share), spec.share_of_target is not None]
    remedy = Text(
        "value, numerator와 denominator, share_of_target 가운데 하나로 적으십시오.",
        "Give value, or numerator and denominator, or share_of_target.",
    )
    if any(share) and not all(share):
        yield Fault.at(
            spec.at,
            Text(
                "numerator와 denominator 가운데 하나만 있습니다.",
                "Only one of numerator and denominator is given.",
            ),
            remedy,
        )
    if sum(ways) > 1:
        yield Fault.at(
            spec.at,
            Text(
                "같은 실적을 두 가지 이상으로 적었습니다.",
                "The same result is stated in more than one way.",
            ),
            remedy,
        )
    if not any(ways) and promise.form not in _WITHOUT_NUMBER:
        yield Fault.at(spec.at, Text("실적 값이 없습니다.", "The actual states no result."), remedy)


register(
    RecordKind("rule_sets", RuleSetSpec, rule_set_rows, {RuleSet: Text("판정 규칙", "rule set")})
)
register(
    RecordKind("indicators", IndicatorSpec, indicator_rows, {Indicator: Text("지표", "indicator")})
)
