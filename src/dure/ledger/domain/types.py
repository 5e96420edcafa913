"""What the rules of the ledger read and what they answer. Plain values: no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dure.records.domain.text import Text

NOTHING_SAID = Text()


class Form(StrEnum):
    """The nine ways in which a promise can be measured."""

    THRESHOLD = "threshold"
    BAND = "band"
    RATIO = "ratio"
    CUMULATIVE = "cumulative"
    MILESTONE = "milestone"
    RECURRING = "recurring"
    AMOUNT = "amount"
    EVENT_LOG = "event_log"
    QUALITATIVE = "qualitative"


class Status(StrEnum):
    """The eight things that can be said of a promise at a date."""

    MET = "met"
    MET_LATE = "met_late"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"
    NO_EVIDENCE = "no_evidence"
    NOT_ASSESSABLE = "not_assessable"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Ref:
    """A record that a number came from: kind is 'parameter', 'actual', 'period', 'rule', …"""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Term:
    """A number or word inside a sentence, and the record behind it, if any.

    `derived` marks a value that was computed or estimated rather than recorded.
    """

    text: Text
    ref: Ref | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages with named places, `{paid}`, for its terms."""

    text: Text
    terms: dict[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated value that a promise states. Valid from and to are inclusive; None is open."""

    key: str
    name: str
    value: Decimal
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One reporting period with its target; `due` is when the result must be there."""

    key: str
    start: date
    end: date
    due: date
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """An approved actual: what was true on `as_of` (or over the span that contains it).

    Exactly one way of stating it: value; numerator and denominator; or share_of_target, where a
    source gives only the part of the promise that was reached (0.32 for 32 %).
    For recurring duties value counts the times; for event logs each observation is one event;
    for a milestone value 1 says that it was reached on as_of.
    For amounts value is what was paid and `base` the quantity that the rate is applied to.
    `span` names the reporting period it belongs to where the record says so (a report for the first
    quarter handed in in May); otherwise it belongs to the period that contains `as_of`.
    """

    key: str
    as_of: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    share_of_target: Decimal | None = None
    base: Decimal | None = None
    note: Text = NOTHING_SAID
    span: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What must have happened before the duty is owed: a date, an event or a cumulative quantity.

    `reached_on` is when an approved record says that it was; None if no record says so.
    """

    key: str
    text: Text
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision that excuses the bearer from `start` to `end` (None: without end)."""

    key: str
    start: date
    end: date | None
    reason: Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a named person or body found where a rule cannot compute."""

    key: str
    on: date
    status: Status
    assessor: Text
    reason: Text
    span: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The dated rule set that findings are made with.

    partly_from: share of the target from which a shortfall counts as partly met (0.5 for half).
    evidence_reach_days: how old, counted back from the due date, the last evidence may be for a
    shortfall to be found on it; older evidence leaves the promise without evidence.
    """

    key: str
    version: str
    partly_from: Decimal
    evidence_reach_days: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A promise as the rules see it.

    ascending: more is better (at least) or less is better (at most).
    cumulative: the latest value is the total so far; otherwise values are summed.
    unit: what target and values are counted in ("person", "KRW", "percent", "vehicle", …).
    """

    key: str
    form: Form
    unit: str
    ascending: bool = True
    cumulative: bool = False
    starts_on: date | None = None
    due_on: date | None = None
    spans: tuple[Span, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    condition: Condition | None = None
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the rules say at a date, and why.

    computed: False where a person's judgement was taken over.
    provisional: the status rests on evidence from before the due date.
    share: reached part of the target where that can be said, cut (never rounded up) to six places;
    the status itself is decided on exact numbers.
    explanation: first sentence is the one line of arithmetic; then what was used and why.
    """

    duty: str
    span: str | None
    as_of: date
    status: Status
    explanation: tuple[Sentence, ...]
    rules: str
    computed: bool = True
    provisional: bool = False
    share: Decimal | None = None
