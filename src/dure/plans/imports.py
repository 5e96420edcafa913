"""How plans, their lines and programmes are written in files, and whether their totals add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from pydantic import Field

from dure.exchange.faults import Notice
from dure.exchange.kinds import Citation, Found, Link, RecordKind, Row, citation, register, row
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
    Spec,
    Texts,
    Year,
)
from dure.ledger.domain.wording import number
from dure.ledger.imports import PROMISE_MODELS, PromiseSpec, promise_rows
from dure.ledger.models import Period
from dure.parties.imports import OrganisationKey
from dure.places.imports import RegionKey
from dure.places.models import Discrepancy
from dure.plans.domain.totals import Line as PrintedLine
from dure.plans.domain.totals import Mismatch, mismatches
from dure.plans.models import Plan, PlanFigure, PlanLine, Programme
from dure.records.domain.text import Text
from dure.records.fields import LocalText


class FigureSpec(Spec):
    year: Year
    value: Number
    printed: Line | None = None


class PlanLineSpec(Cited):
    id: PartId
    title: Texts
    basis: Annotated[str, Codes(PlanLine.Basis)]
    is_total: Flag = Field(
        False, description="printed by the source, compared with the sum of the other lines"
    )
    category: Line | None = None
    printed_total: Number | None = Field(None, description="compared with the sum of the figures")
    note: Texts | None = None
    figures: list[FigureSpec] = []
    promise: PromiseSpec | None = Field(
        None, description="without periods of its own it gets one for each figure"
    )


class ProgrammeSpec(Cited):
    id: PartId
    title: Texts
    description: Texts | None = None
    eligibility: Texts | None = None
    category: Line | None = None
    capacity: Count | None = None
    capacity_text: Texts | None = Field(None, description="as printed: about 1,500")


class PlanSpec(Cited):
    key: Key
    region: RegionKey
    kind: Annotated[str, Codes(Plan.Kind)]
    title: Texts
    summary: Texts | None = None
    unit: Texts
    start: Partial
    end: Partial
    owner: OrganisationKey | None = None
    published: Partial | None = None
    lines: list[PlanLineSpec] = Field(min_length=1)
    programmes: list[ProgrammeSpec] = []


def plan_rows(spec: PlanSpec) -> Iterator[Found]:
    yield from in_order(spec, "start", "end")
    cited = citation(spec)
    plan = row(Plan, spec, spec.key, cited)
    yield plan
    for order, line in enumerate(spec.lines, start=1):
        yield from _line_rows(line, plan, order, cited)
    for order, programme in enumerate(spec.programmes, start=1):
        key, own = f"{spec.key}/{programme.id}", citation(programme, cited)
        yield row(Programme, programme, key, own, plan=plan.link, order=order)
    yield from _sums(spec, plan, cited)


def _line_rows(spec: PlanLineSpec, plan: Row, order: int, inherited: Citation) -> Iterator[Found]:
    cited, key = citation(spec, inherited), f"{plan.key}/{spec.id}"
    promise: Link | None = None
    if spec.promise:
        made = promise_rows(
            spec.promise, key, region=plan.values["region"], order=order, inherited=cited
        )
        first = next(made)
        assert isinstance(first, Row)
        promise = first.link
        yield first
        yield from made
        if not spec.promise.periods:
            yield from _periods(spec, first, cited)
    line = row(PlanLine, spec, key, cited, plan=plan.link, order=order, promise=promise)
    yield line
    for figure in spec.figures:
        yield row(PlanFigure, figure, f"{key}/{figure.year}", line=line.link)


def _periods(spec: PlanLineSpec, promise: Row, cited: Citation) -> Iterator[Found]:
    """A line that promises gives a target for each year it prints a figure for."""
    for figure in spec.figures:
        start, end = date(figure.year, 1, 1), date(figure.year, 12, 31)
        yield row(
            Period,
            figure,
            f"{promise.key}/{figure.year}",
            cited,
            promise=promise.link,
            title=None,
            start=start,
            end=end,
            due=end,
            target=figure.value,
            locked=False,
        )


def _sums(spec: PlanSpec, plan: Row, inherited: Citation) -> Iterator[Found]:
    """Printed totals that are not the sum of their parts: kept as printed, and flagged."""
    lines = {f"{spec.key}/{line.id}": line for line in spec.lines}
    for basis in PlanLine.Basis.values:
        printed = [
            PrintedLine(
                key,
                line.is_total,
                {figure.year: figure.value for figure in line.figures},
                line.printed_total,
            )
            for key, line in lines.items()
            if line.basis == basis
        ]
        for mismatch in mismatches(printed):
            yield from _flag(mismatch, lines[mismatch.line], spec, plan, inherited)


def _flag(
    mismatch: Mismatch, line: PlanLineSpec, spec: PlanSpec, plan: Row, inherited: Citation
) -> Iterator[Found]:
    over = _over(mismatch, line)
    title, note = _told(mismatch, over, line)
    cited = citation(line, inherited)
    yield Row(
        Discrepancy,
        f"{mismatch.line}/sum-{over}",
        {
            "region": plan.values["region"],
            "kind": Discrepancy.Kind.SUM.value,
            "subject": f"plan_line:{mismatch.line}",
            "title": LocalText(title.ko, title.en),
            "printed": number(mismatch.printed),
            "found": number(mismatch.computed),
            "note": LocalText(note.ko, note.en),
            "other_source": None,
            "computed": True,
            "source": cited.source,
            "locator": cited.locator,
        },
        line.at,
    )
    yield Notice.at(line.at, title, note)


def _over(mismatch: Mismatch, line: PlanLineSpec) -> str:
    """What was added up: a year's lines, the line's own years, or the totals of the other lines."""
    if mismatch.year is not None:
        return str(mismatch.year)
    own = [figure.value for figure in sorted(line.figures, key=lambda figure: figure.year)]
    return "years" if [*mismatch.parts] == own else "lines"


def _told(mismatch: Mismatch, over: str, line: PlanLineSpec) -> tuple[Text, Text]:
    what = {
        "years": Text("합계와 연도별 수의 합", "the total and the sum of the years"),
        "lines": Text(
            "합계와 세부 항목 합계의 합", "the total and the sum of the other lines' totals"
        ),
    }.get(
        over,
        Text(
            f"{over}년 합계와 세부 항목의 합", f"the total of {over} and the sum of the other lines"
        ),
    )
    title = Text(f"{line.title.ko}: {what.ko}이 다릅니다.", f"{line.title.en}: {what.en} differ.")
    added = " + ".join(number(part) for part in mismatch.parts)
    gap = number(abs(mismatch.printed - mismatch.computed))
    printed, found = number(mismatch.printed), number(mismatch.computed)
    return title, Text(
        f"{added} = {found}인데 출처에는 {printed}. 차이 {gap}. 인쇄된 그대로 두었습니다.",
        f"{added} = {found}, but {printed} is printed: a difference of {gap}. Kept as printed.",
    )


def _outdated(plans: list[Row], rows: list[Row]) -> QuerySet[Discrepancy]:
    """Sums flagged before of lines that are in the files now and add up."""
    lines = [f"plan_line:{row.key}" for row in rows if row.model is PlanLine]
    flagged = [row.key for row in rows if row.model is Discrepancy]
    found = Discrepancy.objects.filter(computed=True, subject__in=lines)
    return found.exclude(key__in=flagged)


register(
    RecordKind(
        "plans",
        PlanSpec,
        plan_rows,
        {
            Plan: Text("계획", "plan"),
            PlanLine: Text("계획 항목", "plan line"),
            PlanFigure: Text("계획 수치", "plan figure"),
            Programme: Text("사업", "programme"),
            **PROMISE_MODELS,
        },
        stale=_outdated,
    )
)
