"""Target bars with the actual inside, on one scale for all rows that share a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal
SCALE = Decimal(1000)  # drawing units across the widest row of a unit


@dataclass(frozen=True)
class BarRow:
    """A promise or plan line. `printed` is a figure its source states differently from `actual`."""

    label: str
    target: Number
    actual: Number | None
    unit: str = ""
    url: str = ""
    status: str = ""
    forecast: tuple[Number, Number] | None = None
    printed: Number | None = None
    reason: str = ""


@dataclass(frozen=True)
class Drawn:
    row: BarRow
    target: Decimal
    actual: Decimal | None
    printed: Decimal | None
    band: tuple[Decimal, Decimal] | None  # start and width
    share: Decimal | None  # per cent of the target


def _top(row: BarRow) -> Number:
    values: list[Number] = [row.target, row.actual or 0, row.printed or 0, *(row.forecast or ())]
    return max(values)


def scale(rows: Sequence[BarRow]) -> list[Drawn]:
    # Jobs and money on one scale would compare what cannot be compared.
    widest: dict[str, Number] = {}
    for row in rows:
        widest[row.unit] = max(widest.get(row.unit, 0), _top(row))
    return [_draw(row, widest[row.unit] or 1) for row in rows]


def _draw(row: BarRow, widest: Number) -> Drawn:
    def to_scale(value: Number) -> Decimal:
        return (Decimal(value) * SCALE / Decimal(widest)).quantize(Decimal("0.1"))

    band = None
    if row.forecast is not None:
        low, high = (to_scale(value) for value in row.forecast)
        band = (low, high - low)
    share = None
    if row.actual is not None and row.target:
        share = (Decimal(row.actual) * 100 / Decimal(row.target)).quantize(Decimal("0.1"))
    return Drawn(
        row=row,
        target=to_scale(row.target),
        actual=None if row.actual is None else to_scale(row.actual),
        printed=None if row.printed is None else to_scale(row.printed),
        band=band,
        share=share,
    )
