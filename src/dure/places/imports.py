"""How regions, printed statistics and errors in sources are written in files."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from dure.exchange.faults import Fault
from dure.exchange.kinds import Found, RecordKind, citation, register, row
from dure.exchange.sense import in_order
from dure.exchange.spec import (
    Cited,
    Codes,
    Count,
    Flag,
    Key,
    Line,
    Number,
    Partial,
    PartId,
    RefTo,
    SourceKey,
    Spec,
    Texts,
)
from dure.places.models import Discrepancy, Region, StatCell, StatTable
from dure.records.domain.text import Text

RegionKey = Annotated[Key, RefTo("places.Region")]


class RegionSpec(Cited):
    key: Key
    name: Texts
    kind: Annotated[str, Codes(Region.Kind)]
    parent: RegionKey | None = None
    intro: Texts | None = None
    featured: Flag = Field(False, description="shown with its strip on the home page")
    valid_from: Partial | None = None
    valid_to: Partial | None = None
    successor: RegionKey | None = Field(
        None, description="the region it became part of, or was renamed to"
    )


def region_rows(spec: RegionSpec) -> Iterator[Found]:
    yield from in_order(spec, "valid_from", "valid_to")
    yield row(Region, spec, spec.key, citation(spec))


class Chart(StrEnum):
    LINE = "line"
    BAR = "bar"


class CellSpec(Spec):
    value: Number | None = None
    printed: Line | None = Field(None, description="as the source prints it, if otherwise")


def _cell(value: Any) -> Any:
    """A bare number stands for {value: number}; null for an empty cell."""
    return value if isinstance(value, dict) else {"value": value}


Cell = Annotated[
    CellSpec,
    BeforeValidator(_cell, json_schema_input_type=CellSpec | Number | None),
]


class StatRowSpec(Spec):
    id: PartId
    title: Texts
    unit: Texts | None = None
    values: list[Cell] = Field(min_length=1)


class StatTableSpec(Cited):
    key: Key
    region: RegionKey
    title: Texts
    unit: Texts | None = None
    note: Texts | None = None
    chart: Annotated[str, Codes(Chart)] | None = None
    order: Count = 0
    columns: list[Texts] = Field(min_length=1)
    rows: list[StatRowSpec] = Field(min_length=1)


def stat_table_rows(spec: StatTableSpec) -> Iterator[Found]:
    table = row(StatTable, spec, spec.key, citation(spec))
    yield table
    for order, line in enumerate(spec.rows, start=1):
        if len(line.values) != len(spec.columns):
            yield _uneven(line, len(spec.columns))
            continue
        for number, cell in enumerate(line.values, start=1):
            yield row(
                StatCell,
                cell,
                f"{spec.key}/{line.id}/{number}",
                table=table.link,
                row=line.title,
                column=spec.columns[number - 1],
                row_order=order,
                column_order=number,
                unit=line.unit,
            )


def _uneven(line: StatRowSpec, columns: int) -> Fault:
    given = len(line.values)
    return Fault.at(
        line.at / "values",
        Text(
            f"열은 {columns}개인데 값은 {given}개입니다.", f"{columns} columns, but {given} values."
        ),
        Text("빈칸은 null로 적으십시오.", "Write null for an empty cell."),
    )


class DiscrepancySpec(Cited):
    key: Key
    region: RegionKey | None = None
    kind: Annotated[str, Codes(Discrepancy.Kind)]
    subject: Line | None = Field(
        None, description="what it is about, as kind:key, e.g. promise:pact/jobs"
    )
    title: Texts
    printed: Line = Field(description="what the source prints")
    found: Line = Field(description="what the parts or the other source say")
    note: Texts
    source: SourceKey
    other_source: SourceKey | None = None


def discrepancy_rows(spec: DiscrepancySpec) -> Iterator[Found]:
    yield row(Discrepancy, spec, spec.key, citation(spec), computed=False)


register(RecordKind("regions", RegionSpec, region_rows, {Region: Text("지역", "region")}))
register(
    RecordKind(
        "stat_tables",
        StatTableSpec,
        stat_table_rows,
        {
            StatTable: Text("통계표", "table of statistics"),
            StatCell: Text("통계값", "statistical value"),
        },
    )
)
register(
    RecordKind(
        "discrepancies",
        DiscrepancySpec,
        discrepancy_rows,
        {Discrepancy: Text("출처의 오류", "discrepancy")},
    )
)
