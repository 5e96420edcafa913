"""A region: overview, story, bodies, agreements, plans, statistics, and its promises as a list."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dure.council.models import Body
from dure.ledger.models import Promise
from dure.ledger.queries import counts_by_region, marked
from dure.places.models import Region
from dure.site import sentences, strips
from dure.site.marks import MARKS
from dure.site.queries import decided_promises, strips_of_agreements, strips_of_regions
from dure.site.seats import tree
from dure.site.timeline import story_of

PER_PAGE = 50


@login_not_required
def region_list(request: HttpRequest) -> HttpResponse:
    """Every region that has promised something, with its counts; others by their parent."""
    counts = counts_by_region()
    regions = Region.objects.filter(
        Q(pk__in=counts) | Q(featured=True)
    ).select_related("parent").order_by("-featured", "key")
    page = Paginator(regions, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "region": region,
            "counts": strips.counts(
                counts.get(region.pk, {}), reverse("region_promises", args=[region.key])
            ),
        }
        for region in page
    ]
    return render(request, "site/region_list.html", {"rows": rows, "page": page})


@login_not_required
def region(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.select_related("parent", "source"), key=key)
    by_mark = counts_by_region([found]).get(found.pk, {})
    agreements = list(found.agreements.all())
    plans = list(found.plans.all())
    strips_by_agreement = strips_of_agreements(agreements)
    context: dict[str, Any] = {
        "region": found,
        "opening": sentences.region(found.name, len(agreements), len(plans), by_mark),
        "counts": strips.counts(by_mark, reverse("region_promises", args=[found.key])),
        "strip": strips_of_regions([found])[found.pk],
        "decided": decided_promises(found),
        "agreements": [(a, strips_by_agreement.get(a.pk, [])) for a in agreements],
        "plans": plans,
        "bodies": tree(
            Body.objects.filter(region=found).prefetch_related("constituencies__posts")
        ),
        "tables": list(found.stat_tables.select_related("source").prefetch_related("cells")),
        "findings": list(found.study_findings.select_related("source")),
        "flags": list(found.discrepancy_set.select_related("source", "other_source")),
        "story": story_of(found),
        "declarations": list(found.declarations.all()),
        "cases": list(found.policy_cases.all()),
        "children": list(found.region_set.order_by("key")),
    }
    return render(request, "site/region.html", context)


@login_not_required
def region_promises(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Region, key=key)
    return _promises(request, Promise.objects.filter(region=found), found)


@login_not_required
def promise_list(request: HttpRequest) -> HttpResponse:
    return _promises(request, Promise.objects.all(), None)


def _promises(request: HttpRequest, promises: Any, region: Region | None) -> HttpResponse:
    mark = request.GET.get("mark", "")
    if mark in MARKS:
        promises = promises.filter(marked(mark))
    promises = promises.select_related("finding", "bearer", "region").order_by(
        "region__key", "order", "key"
    )
    page = Paginator(promises, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "site/promise_list.html",
        {
            "region": region,
            "mark": mark if mark in MARKS else "",
            "marks": MARKS,
            "page": page,
            "rows": [(promise, strips.mark(promise)) for promise in page],
        },
    )
