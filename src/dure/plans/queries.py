"""Reads of plans."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from dure.plans.domain.totals import Line, Mismatch, mismatches
from dure.plans.models import Plan, PlanLine


def with_lines(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    return plans.select_related("region", "owner", "source").prefetch_related(
        "lines__figures", "lines__promise__finding", "lines__source"
    )


def mismatches_of(lines: Iterable[PlanLine]) -> list[Mismatch]:
    """Printed totals that differ from their parts. Expects figures to be loaded."""
    return list(
        mismatches(
            Line(
                key=line.key,
                is_total=line.is_total,
                figures={figure.year: figure.value for figure in line.figures.all()},
                printed_total=line.printed_total,
                basis=line.basis,
            )
            for line in lines
        )
    )
