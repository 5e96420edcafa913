"""Statistics tables as pages, charts and files; and the errors that sources contain."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from dure.places import charts, tables
from dure.places.models import Discrepancy, StatTable

TABLES = StatTable.objects.select_related("region", "source").prefetch_related("cells")
PER_PAGE = 50


@login_not_required
def stat_table(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "places/stat_table.html", {"table": get_object_or_404(TABLES, key=key)})


@login_not_required
def stat_table_csv(request: HttpRequest, key: str) -> HttpResponse:
    table = get_object_or_404(TABLES, key=key)
    response = HttpResponse(
        tables.as_csv(table, get_language() or "ko"), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{table.key.replace("/", "-")}.csv"'
    return response


@login_not_required
def stat_chart(request: HttpRequest, key: str) -> HttpResponse:
    table = get_object_or_404(TABLES, key=key)
    if not table.chart:
        raise Http404
    drawn = charts.svg(table, get_language() or "ko", narrow="narrow" in request.GET)
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=300"
    return response


@login_not_required
def discrepancies(request: HttpRequest) -> HttpResponse:
    found: Any = Discrepancy.objects.select_related("region", "source", "other_source")
    page = Paginator(found.order_by("region__key", "key"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "places/discrepancies.html", {"page": page})
