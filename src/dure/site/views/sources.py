"""The sources, and what rests on each."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from dure.exchange.kinds import noun_of
from dure.records.models import Source, Sourced
from dure.site.addresses import named, place_of, title_of

PER_PAGE = 50
MOST_PER_KIND = 30


@login_not_required
def sources(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    found = Source.objects.order_by("kind", "-published", "key")
    if kind in Source.Kind.values:
        found = found.filter(kind=kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "kinds": Source.Kind.choices, "kind": kind}
    return render(request, "site/sources.html", context)


@login_not_required
def source(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Source, key=key)
    return render(request, "site/source.html", {"source": found, "uses": _uses(found)})


def _uses(source: Source) -> list[dict[str, Any]]:
    """What was taken from the source, by kind of record: one query per table, not per row."""
    uses = []
    for model in apps.get_models():
        if not issubclass(model, Sourced):
            continue
        found = model._default_manager.filter(source=source).order_by("pk")
        if n := found.count():
            shown = list(found[:MOST_PER_KIND])
            uses.append(
                {
                    "name": noun_of(model),
                    "n": n,
                    # parts without a name of their own are only counted
                    "rows": [(row, title_of(row), place_of(row)) for row in shown if named(row)],
                }
            )
    return uses
