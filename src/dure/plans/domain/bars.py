"""A plan drawn as bars of parts: by year if it has several, else by category. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

SCALE = Decimal(1000)  # drawing units across the longest bar
MOST_PARTS = 5  # more shades than that cannot be told apart


@dataclass(frozen=True, slots=True)
class Series:
    """A line of the plan that is no total, with its figures by year."""

    name: str
    figures: dict[int, Decimal]


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    value: Decimal
    shade: int  # the same for a line in every bar; the first stands on the baseline
    x: Decimal
    width: Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    total: Decimal
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    bars: tuple[Bar, ...]
    names: tuple[str, ...]  # what the shades mean; empty where every bar is one line
    are_targets: bool


def draw(series: Sequence[Series], *, are_targets: bool) -> Drawing | None:
    """None where there is nothing to compare."""
    told = [one for one in series if one.figures]
    years = sorted({year for one in told for year in one.figures})
    if len(years) > 1 and len(told) <= MOST_PARTS:
        cut = [(str(year), [one for one in told if year in one.figures], year) for year in years]
    elif len(years) == 1 and len(told) > 1:
        cut = [(one.name, [one], years[0]) for one in told]
    else:
        return None
    longest = max(sum((one.figures[year] for one in row), Decimal(0)) for _, row, year in cut)
    if longest <= 0:
        return None
    shades = {one.name: n if len(years) > 1 else 0 for n, one in enumerate(told)}
    bars = tuple(_bar(label, row, year, shades, longest) for label, row, year in cut)
    return Drawing(bars, tuple(shades) if len(years) > 1 else (), are_targets)


def _bar(
    label: str, row: Sequence[Series], year: int, shades: dict[str, int], longest: Decimal
) -> Bar:
    parts, start = [], Decimal(0)
    for one in row:
        value = one.figures[year]
        width = (value * SCALE / longest).quantize(Decimal("0.1"))
        parts.append(Part(one.name, value, shades[one.name], start, width))
        start += width
    return Bar(label, sum((part.value for part in parts), Decimal(0)), tuple(parts))
