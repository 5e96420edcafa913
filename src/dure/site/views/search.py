"""Search over everything, in Korean and English."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.site.addresses import Place
from dure.site.domain.grams import LONGEST_QUERY
from dure.site.kinds import KIND_NAMES
from dure.site.search import find

PER_PAGE = 20


@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    found = find(query, kind if kind in KIND_NAMES else "")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "entry": entry,
            "kind": KIND_NAMES[entry.label],
            "url": Place(entry.url_name, entry.url_key, entry.fragment).url,
        }
        for entry in page
    ]
    context = {
        "query": query,
        "kind": kind if kind in KIND_NAMES else "",
        "kinds": KIND_NAMES.items(),
        "page": page,
        "rows": rows,
    }
    return render(request, "site/search.html", context)
