"""A plan's targets or results as printed, against what its parts add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from dure.places.models import Discrepancy
from dure.plans import queries
from dure.plans.domain import bars
from dure.plans.domain.sentences import opening, without_total
from dure.plans.models import Plan, PlanLine
from dure.records.domain.text import Text


@login_not_required
def plan(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(queries.with_lines(Plan.objects.all()), key=key)
    lines = list(found.lines.all())
    mismatches = queries.mismatches_of(lines)
    years = sorted({figure.year for line in lines for figure in line.figures.all()})
    rows = [_row(line, years, mismatches) for line in lines]
    titles = {line.key: line.title for line in lines}
    context: dict[str, Any] = {
        "plan": found,
        "opening": _opening(found, lines, len(mismatches)),
        "bars": _bars(lines),
        "years": years,
        "rows": rows,
        "mismatches": [(titles[item.line], item) for item in mismatches],
        "programmes": list(found.programmes.select_related("source")),
        "flags": Discrepancy.objects.filter(subject__contains=f":{found.key}").select_related(
            "source", "other_source"
        ),
    }
    return render(request, "plans/plan.html", context)


def _opening(plan: Plan, lines: list[PlanLine], mismatches: int) -> Text:
    total = _grand_total(lines)
    if total is None and not mismatches:
        has_figures = any(line.figures.all() for line in lines)
        return without_total(plan.title, len(lines), has_figures=has_figures)
    return opening(plan.title, plan.unit, total, mismatches)


def _bars(lines: list[PlanLine]) -> bars.Drawing | None:
    parts = [line for line in lines if not line.is_total]
    return bars.draw(
        [
            bars.Series(str(line.title), {f.year: f.value for f in line.figures.all()})
            for line in parts
        ],
        are_targets=all(line.basis == PlanLine.Basis.TARGET for line in parts),
    )


def _figures(line: PlanLine) -> dict[int, Decimal]:
    return {figure.year: figure.value for figure in line.figures.all()}


def _row(line: Any, years: list[int], mismatches: list[Any]) -> dict[str, Any]:
    figures = {figure.year: figure for figure in line.figures.all()}
    wrong = {m.year: m for m in mismatches if m.line == line.key}
    total = sum((figure.value for figure in figures.values()), Decimal(0)) if figures else None
    return {
        "line": line,
        "cells": [(figures.get(year), wrong.get(year)) for year in years],
        "printed_total": line.printed_total,
        "wrong_total": wrong.get(None),
        "computed_total": total,
    }


def _grand_total(lines: list[Any]) -> Decimal | None:
    for line in lines:
        if line.is_total:
            if line.printed_total is not None:
                return Decimal(line.printed_total)
            return sum((figure.value for figure in line.figures.all()), Decimal(0))
    return None
