"""Dates as sources give them: a year, a month or a day. Nothing is filled in that was not said."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year ("2017"), the month ("2017-06") or the day ("2017-06-05").

    Ordered as text, so a whole year sorts before its months: timelines keep that order.
    """

    iso: str

    def __post_init__(self) -> None:
        match = _SHAPE.fullmatch(self.iso)
        if not match:
            raise ValueError(f"not a year, month or day: {self.iso!r}")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)

    def __str__(self) -> str:
        return self.iso

    @property
    def precision(self) -> str:
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date.fromisoformat(self.iso + "-01-01"[len(self.iso) - 4 :])

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        first = self.first
        if self.precision == "year":
            return date(first.year, 12, 31)
        if self.precision == "month":
            return date(first.year, first.month, monthrange(first.year, first.month)[1])
        return first
