"""A region: overview, story, bodies, agreements, plans, statistics, and its promises as a list."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dure.council.models import Body
from dure.ledger.models import Promise
from dure.ledger.queries import counts_by_region, marked
from dure.places.models import Region
from dure.site import sentences, strips
from dure.site.marks import MARKS
from dure.site.queries import decided_promises, strip_of_region, strips_of_agreements
from dure.site.seats import tree
from dure.site.timeline import story_of

PER_PAGE = 50  # promises
REGIONS_PER_PAGE = 20


@login_not_required
def region_list(request: HttpRequest) -> HttpResponse:
    """Every region that has promised something, with its counts; others by their parent."""
    counts = counts_by_region()
    regions = (
        Region.objects.filter(Q(pk__in=counts) | Q(featured=True))
        .select_related("parent")
        .order_by("-featured", "key")
    )
    page = Paginator(regions, REGIONS_PER_PAGE).get_page(request.GET.get("page"))
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
    found = _region(key)
    agreements = list(found.agreements.all())
    drawn = strips_of_agreements(agreements)
    more: dict[str, Any] = {
        "strip": strip_of_region(found),
        "decided": decided_promises(found),
        "agreements": [(agreement, drawn.get(agreement.pk, [])) for agreement in agreements],
        "plans": list(found.plans.all()),
        "declarations": list(found.declarations.all()),
        "cases": list(found.policy_cases.all()),
        "children": list(found.region_set.order_by("key")),
    }
    return _section(request, found, "overview", more)


@login_not_required
def timeline(request: HttpRequest, key: str) -> HttpResponse:
    found = _region(key)
    return _section(request, found, "timeline", {"story": story_of(found)})


@login_not_required
def bodies(request: HttpRequest, key: str) -> HttpResponse:
    found = _region(key)
    listed = Body.objects.filter(region=found).prefetch_related("constituencies__posts")
    return _section(request, found, "bodies", {"bodies": tree(listed)})


@login_not_required
def statistics(request: HttpRequest, key: str) -> HttpResponse:
    found = _region(key)
    tables = found.stat_tables.select_related("source").prefetch_related("cells")
    return _section(request, found, "statistics", {"tables": list(tables)})


@login_not_required
def studies(request: HttpRequest, key: str) -> HttpResponse:
    """What studies concluded of the region, and where the sources about it err."""
    found = _region(key)
    more = {
        "findings": list(found.study_findings.select_related("source")),
        "flags": list(found.discrepancy_set.select_related("source", "other_source")),
    }
    return _section(request, found, "studies", more)


def _region(key: str) -> Region:
    return get_object_or_404(Region.objects.select_related("parent", "source"), key=key)


def _section(
    request: HttpRequest, found: Region, section: str, more: dict[str, Any]
) -> HttpResponse:
    by_mark = counts_by_region([found]).get(found.pk, {})
    context = {
        "region": found,
        "opening": sentences.region(
            found.name,
            found.agreements.count(),
            found.plans.count(),
            strips.total(by_mark),
            by_mark,
        ),
        "counts": strips.counts(by_mark, reverse("region_promises", args=[found.key])),
        "tabs": _tabs(found, section),
        **more,
    }
    return render(request, f"site/region/{section}.html", context)


def _tabs(found: Region, current: str) -> list[dict[str, Any]]:
    """The sections that hold something, with how much; overview and timeline always."""
    sections: list[tuple[str, str, Any, int | None]] = [
        ("overview", "region", _("Overview"), None),
        ("timeline", "region_timeline", _("Timeline"), None),
        ("bodies", "region_bodies", _("Bodies"), found.bodies.count()),
        ("statistics", "region_statistics", _("Statistics"), found.stat_tables.count()),
        (
            "studies",
            "region_studies",
            _("Studies and errors"),
            found.study_findings.count() + found.discrepancy_set.count(),
        ),
    ]
    return [
        {
            "title": title,
            "url": reverse(name, args=[found.key]),
            "current": section == current,
            "count": count,
        }
        for section, name, title, count in sections
        if count != 0 or section == current
    ]


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
    # numbers first, then the page's rows: what is skipped on the way to page 900 is not read
    numbers = promises.order_by("region__key", "order", "key").values_list("pk", flat=True)
    page = Paginator(numbers, PER_PAGE).get_page(request.GET.get("page"))
    found = Promise.objects.select_related("bearer", "region").in_bulk(list(page))
    return render(
        request,
        "site/promise_list.html",
        {
            "region": region,
            "mark": mark if mark in MARKS else "",
            "marks": MARKS,
            "page": page,
            "rows": [(promise, strips.mark(promise)) for promise in map(found.__getitem__, page)],
        },
    )
