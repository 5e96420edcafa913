"""Which records belong to which period, and what the periods come to, taken together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from dure.ledger.domain.forms.arithmetic import part_term
from dure.ledger.domain.task import EXACT, Decision, Reading, Reason, Task
from dure.ledger.domain.types import Judgement, Observation, Sentence, Span, Status, Term
from dure.ledger.domain.units import STATUS_NAMES
from dure.ledger.domain.weigh import excused_or_not_owed
from dure.ledger.domain.wording import derived, quantity, sentence
from dure.records.domain.text import Text

Record = TypeVar("Record", bound=Observation | Judgement)

_KEPT = (Status.MET, Status.MET_LATE)
_SHORT = (Status.PARTLY_MET, Status.NOT_MET)


class Sorted(Generic[Record]):
    """Records in order of date, found by period without looking through all of them."""

    def __init__(self, records: Sequence[Record], key: Callable[[Record], tuple[date, str]]):
        self._key = key
        self._dated = [one for one in records if one.span is None]
        self._days = [key(one)[0] for one in self._dated]
        self._named: dict[str, list[Record]] = {}
        for one in records:
            if one.span is not None:
                self._named.setdefault(one.span, []).append(one)

    def belonging_to(self, span: Span) -> list[Record]:
        """A record belongs to the period it names, else to the one that its date lies in."""
        first = bisect_left(self._days, span.start)
        dated = self._dated[first : bisect_right(self._days, span.end)]
        named = self._named.get(span.key)
        return sorted([*dated, *named], key=self._key) if named else dated


def decide_periods(task: Task, parts: Sequence[Decision]) -> Decision:
    """Excused periods and those that cannot be assessed are left out; those without evidence count.

    A shortfall of the whole needs a period whose shortfall was found: missing evidence alone
    never makes a promise broken.
    """
    early = excused_or_not_owed(task)
    if early is not None and early.reason is not Reason.WAIVED:
        return early
    counts = Counter(part.status for part in parts)
    status = _together(counts, task.rules.partly_from)
    return Decision(
        task,
        status,
        Reason.PERIODS,
        _reading(parts, counts),
        provisional=any(part.provisional for part in parts),
        parts=tuple(parts),
    )


def _together(counts: Counter[Status], partly_from: Decimal) -> Status:
    kept = sum(counts[status] for status in _KEPT)
    short = sum(counts[status] for status in _SHORT)
    silent = counts[Status.NO_EVIDENCE]
    counted = kept + short + silent
    if not counted:
        return _nothing_counted(counts)
    if kept == counted:
        return Status.MET_LATE if counts[Status.MET_LATE] else Status.MET
    enough = EXACT.multiply(partly_from, Decimal(counted))
    if kept + counts[Status.PARTLY_MET] >= enough and kept + short > 0:
        return Status.PARTLY_MET
    return Status.NOT_MET if short else Status.NO_EVIDENCE


def _nothing_counted(counts: Counter[Status]) -> Status:
    if counts[Status.NOT_DUE] or not counts:
        return Status.NOT_DUE
    if counts[Status.NOT_ASSESSABLE]:
        return Status.NOT_ASSESSABLE
    return Status.EXCUSED


def _reading(parts: Sequence[Decision], counts: Counter[Status]) -> Reading | None:
    kept = sum(counts[status] for status in _KEPT)
    counted = kept + sum(counts[status] for status in (*_SHORT, Status.NO_EVIDENCE))
    if not counted:
        return None
    used = [seen for part in parts if part.reading is not None for seen in part.reading.used]
    done = Decimal(kept)
    return Reading(used, kept == counted, done, done, Decimal(counted))


def show_periods(decision: Decision) -> tuple[Sentence, ...]:
    reading = decision.reading
    counts = Counter(part.status for part in decision.parts)
    lines = []
    found = any(counts[status] for status in (*_KEPT, *_SHORT))
    if found and reading is not None and (part := part_term(reading)) and reading.want:
        lines.append(
            sentence(
                "이행한 {kept} ÷ 판정한 {counted} = {part}",
                "{kept} kept ÷ {counted} assessed = {part}",
                kept=derived(quantity(reading.value, "period")),
                counted=derived(quantity(reading.want, "period")),
                part=part,
            )
        )
    terms = {status.value: _counted(status, counts[status]) for status in Status if counts[status]}
    if terms:
        listed = ", ".join("{" + name + "}" for name in terms)
        lines.append(sentence(f"기간 수: {listed}", f"Periods: {listed}", **terms))
    if not decision.parts:
        lines.append(sentence("시작된 기간이 없습니다.", "No period has begun."))
    return tuple(lines)


def _counted(status: Status, count: int) -> Term:
    name = STATUS_NAMES[status]
    return derived(Text(f"{name.ko} {count}개", f"{count} {name.en}"))
