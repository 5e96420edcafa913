"""Printed totals against their parts. Pure; exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a plan's table: its figures by year, and the total its source prints, if any.

    basis: what its numbers are (targets, reported results); a total is of lines of its own basis.
    """

    key: str
    is_total: bool
    figures: dict[int, Decimal]
    printed_total: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A printed total that differs from its parts. year None: the total over all years."""

    line: str
    year: int | None
    printed: Decimal
    parts: tuple[Decimal, ...]

    @property
    def computed(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def mismatches(lines: Iterable[Line]) -> tuple[Mismatch, ...]:
    """Every printed total that is not the sum of what stands beside or above it."""
    rows = list(lines)
    found = [*_across(rows), *_down(rows)]
    return tuple(mismatch for mismatch in found if mismatch.printed != mismatch.computed)


def _across(rows: list[Line]) -> Iterable[Mismatch]:
    """A line's total over its own years."""
    for row in rows:
        if row.printed_total is not None and row.figures:
            parts = tuple(row.figures[year] for year in sorted(row.figures))
            yield Mismatch(row.key, None, row.printed_total, parts)


def _down(rows: list[Line]) -> Iterable[Mismatch]:
    """A total line against the other lines, year by year and over all years."""
    for total in (row for row in rows if row.is_total):
        others = [row for row in rows if not row.is_total and row.basis == total.basis]
        for year, printed in sorted(total.figures.items()):
            parts = tuple(row.figures[year] for row in others if year in row.figures)
            if parts:
                yield Mismatch(total.key, year, printed, parts)
        printed_parts = tuple(row.printed_total for row in others if row.printed_total is not None)
        if total.printed_total is not None and len(printed_parts) == len(others) > 0:
            yield Mismatch(total.key, None, total.printed_total, printed_parts)
