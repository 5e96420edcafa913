"""What a measure form is given to decide on, and what it hands back.

Task, Reading and Decision are not frozen, which would double the cost of making the millions that
bulk work needs; nobody writes to them after they are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import (
    ROUND_DOWN,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from enum import StrEnum

from dure.ledger.domain.types import (
    Duty,
    Judgement,
    Observation,
    Parameter,
    Ref,
    Rules,
    Span,
    Status,
    Waiver,
)

# Sums and products are exact or refused: a rounding that nobody sees must never decide a status.
EXACT = Context(prec=120, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
_SHARE = Context(prec=120, rounding=ROUND_DOWN, traps=[InvalidOperation, Overflow, DivisionByZero])
_SIX_PLACES = Decimal("0.000001")

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)


class Reason(StrEnum):
    """Why a decision came out as it did; the explanation is written from it."""

    WAIVED = "waived"
    NOT_STARTED = "not_started"
    CONDITION_OPEN = "condition_open"
    INCOMPLETE = "incomplete"
    NOTHING_YET = "nothing_yet"
    NOTHING_PROVEN = "nothing_proven"
    UNUSABLE = "unusable"
    UNDER_WAY = "under_way"
    TOO_OLD = "too_old"
    REACHED = "reached"
    REACHED_LATE = "reached_late"
    SHORT = "short"
    PERIODS = "periods"
    RECORDED_ONLY = "recorded_only"
    JUDGED = "judged"
    AWAITING_JUDGEMENT = "awaiting_judgement"


class Holds(StrEnum):
    """What a target reached before its due date is worth."""

    FOR_GOOD = "for_good"  # once there, it is done
    FOR_NOW = "for_now"  # may be lost again before the due date
    AT_DUE_ONLY = "at_due_only"  # a ceiling on a sum: says nothing until the period is over


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the promise states and the record that states it."""

    value: Decimal
    ref: Ref
    derived: bool = False


@dataclass(slots=True)
class Task:
    """One question: the duty, or one period of it, at a date, with what was known by then.

    observations: those up to `as_of` that belong here, oldest first.
    """

    duty: Duty
    as_of: date
    rules: Rules
    observations: Sequence[Observation]
    judgements: Sequence[Judgement] = ()
    start: date | None = None
    due: date | None = None
    span: Span | None = None

    @property
    def is_past_due(self) -> bool:
        """The due day itself still belongs to the bearer (Civil Act of Korea, article 159)."""
        return self.due is not None and self.as_of > self.due

    @property
    def reference_day(self) -> date:
        """The day whose parameters and waivers apply: the due date, or today before it."""
        return self.due if self.due is not None and self.due < self.as_of else self.as_of

    def parameter(self, name: str, on: date | None = None) -> Parameter | None:
        """The value in force; of overlapping ones the one that began last."""
        day = on or self.reference_day
        found: Parameter | None = None
        for parameter in self.duty.parameters:
            if parameter.name != name or not _in_force(parameter, day):
                continue
            if found is None or _began(parameter) > _began(found):
                found = parameter
        return found

    def target(self) -> Stated | None:
        """The period's own target, else the target in force, else what the periods add up to."""
        if self.span is not None and self.span.target is not None:
            return Stated(self.span.target, Ref("period", self.span.key))
        if (parameter := self.parameter("target")) is not None:
            return Stated(parameter.value, Ref("parameter", parameter.key))
        if self.span is None:
            return _target_of_spans(self.duty)
        return None


def _in_force(parameter: Parameter, day: date) -> bool:
    return (parameter.valid_from is None or parameter.valid_from <= day) and (
        parameter.valid_to is None or day <= parameter.valid_to
    )


def _began(parameter: Parameter) -> tuple[date, str]:
    return (parameter.valid_from or date.min, parameter.key)


def _target_of_spans(duty: Duty) -> Stated | None:
    targets = [span.target for span in duty.spans if span.target is not None]
    if not targets or len(targets) < len(duty.spans):
        return None
    last = max(duty.spans, key=lambda span: (span.due, span.key))
    if takes_latest(duty) and last.target is not None:
        return Stated(last.target, Ref("period", last.key))
    return Stated(total(targets), Ref("promise", duty.key), derived=True)


def takes_latest(duty: Duty) -> bool:
    """Whether the last value counts rather than the sum; percentages are never added up."""
    return duty.cumulative or duty.form == "cumulative" or duty.unit == "percent"


def total(values: Sequence[Decimal]) -> Decimal:
    result = ZERO
    for value in values:
        result = EXACT.add(result, value)
    return result


def less_is_better(value: Decimal, target: Decimal) -> tuple[Decimal, Decimal | None]:
    """Twice the ceiling is half the promise; below nought no part can be said."""
    return (target, value) if value > 0 and target >= 0 else (ZERO, None)


@dataclass(slots=True)
class Reading:
    """What the observations come to under one measure form.

    got and want: the reached part is got ÷ want; want is None where no part can be said.
    value: the number that was reached, in the duty's unit.
    problem: a code where the observations cannot be computed with.
    """

    used: Sequence[Observation]
    reached: bool
    value: Decimal
    got: Decimal = ZERO
    want: Decimal | None = None
    holds: Holds = Holds.FOR_GOOD
    problem: str = ""

    @property
    def last(self) -> date:
        return max(observation.as_of for observation in self.used)

    def is_at_least(self, part: Decimal) -> bool:
        if self.want is None or self.want <= 0:
            return False
        return self.got >= EXACT.multiply(part, self.want)

    @property
    def share(self) -> Decimal | None:
        if self.want is None or self.want <= 0:
            return None
        return _SHARE.divide(self.got, self.want).quantize(_SIX_PLACES, context=_SHARE)


@dataclass(slots=True)
class Decision:
    """A status with everything its explanation is written from."""

    task: Task
    status: Status
    reason: Reason
    reading: Reading | None = None
    provisional: bool = False
    computed: bool = True
    missing: tuple[str, ...] = ()
    waiver: Waiver | None = None
    judgement: Judgement | None = None
    parts: tuple[Decision, ...] = ()

    @property
    def share(self) -> Decimal | None:
        """The reached part; under `no evidence` none is claimed, the last value is only told."""
        if self.reading is None or self.status is Status.NO_EVIDENCE:
            return None
        return self.reading.share
