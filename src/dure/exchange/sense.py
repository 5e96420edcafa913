"""Checks that rooms share: dates in order, stretches of time that do not overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dure.exchange.faults import Fault, Place
from dure.exchange.spec import Spec
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text

Span = tuple[date | None, date | None, Place]


def in_order(spec: Spec, first: str, last: str) -> Iterator[Fault]:
    """A fault if the last date lies before the first, whatever day a partial date means."""
    start, end = getattr(spec, first), getattr(spec, last)
    if start is None or end is None or _earliest(start) <= _latest(end):
        return
    yield Fault.at(
        spec.at / last,
        Text(
            f"{last}: {first}({start})보다 앞선 {end}입니다.",
            f"{last} ({end}) is before {first} ({start}).",
        ),
        Text("두 날짜를 확인하십시오.", "Check both dates."),
    )


def _earliest(when: date | PartialDate) -> date:
    return when.first if isinstance(when, PartialDate) else when


def _latest(when: date | PartialDate) -> date:
    return when.last if isinstance(when, PartialDate) else when


def apart(spans: list[Span], what: Text) -> Iterator[Fault]:
    """A fault where a stretch begins before the one before it ends; None is open."""
    in_time = sorted(spans, key=lambda span: span[0] or date.min)
    for (_start, end, _at), (start, _end, at) in pairwise(in_time):
        if start is None or end is None or start <= end:
            shown = f"{start or ''}–{_end or ''}"
            yield Fault.at(
                at,
                Text(
                    f"앞의 것과 겹칩니다: {what.ko} {shown}",
                    f"This {what.en} ({shown}) overlaps the one before.",
                ),
                Text("시작일과 종료일을 확인하십시오.", "Check its first and last day."),
            )
