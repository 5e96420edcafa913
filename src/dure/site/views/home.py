"""The home page: what Dure shows, and each region's promises at a glance."""

from __future__ import annotations

from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.ledger.queries import counts_by_region
from dure.places.models import Discrepancy, Region
from dure.site import sentences, strips
from dure.site.queries import decided_by_region, small_strips_of_regions

HEADLINES = 3  # outcomes on a region's card


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    featured = list(Region.objects.filter(featured=True).order_by("key"))
    by_region = counts_by_region()
    decided = decided_by_region(featured, HEADLINES)
    small_strips = small_strips_of_regions(featured)
    cards = [
        {
            "region": region,
            "decided": decided.get(region.pk, []),
            "strip": small_strips.get(region.pk, []),
            "counts": strips.counts(
                by_region.get(region.pk, {}), reverse("region_promises", args=[region.key])
            ),
        }
        for region in featured
    ]
    total: Counter[str] = Counter()
    for by_mark in by_region.values():
        total.update(by_mark)
    return render(
        request,
        "site/home.html",
        {
            "opening": sentences.home(len(by_region), strips.total(total), total),
            "counts": strips.counts(total, reverse("promise_list")),
            "cards": cards,
            "flagged": Discrepancy.objects.count(),
        },
    )
