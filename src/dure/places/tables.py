"""Statistics tables as grids, as CSV and as charts."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from dure.places.models import StatCell, StatTable
from dure.records.domain.text import Text


@dataclass(frozen=True, slots=True)
class GridRow:
    title: Text
    unit: Text
    cells: list[StatCell | None]


@dataclass(frozen=True, slots=True)
class Grid:
    columns: list[Text]
    rows: list[GridRow]


def grid(table: StatTable) -> Grid:
    """Rows and columns in their printed order; None where the source prints nothing."""
    cells = list(table.cells.all())
    columns = {cell.column_order: cell.column for cell in cells}
    rows: dict[int, dict[int, StatCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row_order, {})[cell.column_order] = cell
    order = sorted(columns)
    return Grid(
        columns=[columns[place] for place in order],
        rows=[
            GridRow(
                title=(first := next(iter(row.values()))).row,
                unit=first.unit,
                cells=[row.get(place) for place in order],
            )
            for _, row in sorted(rows.items())
        ],
    )


def as_csv(table: StatTable, language: str) -> str:
    """One line per cell. It starts with a byte order mark: Excel takes it for EUC-KR otherwise."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["row", "column", "value", "unit", "as_printed", "source"])
    source = table.source.key if table.source else ""
    for cell in table.cells.all():
        value = "" if cell.value is None else f"{cell.value.normalize():f}"
        texts = (cell.row, cell.column, cell.unit or table.unit)
        row, column, unit = (text.in_language(language)[0] for text in texts)
        writer.writerow([row, column, value, unit, cell.printed, source])
    return "\ufeff" + out.getvalue()
