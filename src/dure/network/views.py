"""Policy cases of cities, and declarations with their articles."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from dure.network.models import Declaration, Pillar, PolicyCase, StudyFinding

CASES = PolicyCase.objects.select_related("city", "presented_at", "source")


@login_not_required
def policy_cases(request: HttpRequest) -> HttpResponse:
    """Every case; `?pillar=` keeps those that serve one pillar."""
    pillar = request.GET.get("pillar", "")
    cases = list(CASES)
    if pillar in Pillar.values:
        cases = [case for case in cases if pillar in case.pillars]
    return render(
        request,
        "network/policy_cases.html",
        {
            "cases": [(case, _names(case.pillars)) for case in cases],
            "pillars": Pillar.choices,
            "pillar": pillar if pillar in Pillar.values else "",
            "declarations": Declaration.objects.select_related("region"),
        },
    )


@login_not_required
def policy_case(request: HttpRequest, key: str) -> HttpResponse:
    case = get_object_or_404(CASES, key=key)
    return render(
        request, "network/policy_case.html", {"case": case, "pillars": _names(case.pillars)}
    )


@login_not_required
def declaration(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(
        Declaration.objects.select_related("region", "event", "source").prefetch_related(
            "articles"
        ),
        key=key,
    )
    articles = [(article, _names(article.pillars)) for article in found.articles.all()]
    return render(request, "network/declaration.html", {"declaration": found, "articles": articles})


@login_not_required
def studies(request: HttpRequest) -> HttpResponse:
    """Regions side by side under the lenses of a study; then what studies say in general."""
    findings = list(StudyFinding.objects.select_related("region", "source"))
    regional = [finding for finding in findings if finding.region]
    regions = sorted({f.region for f in regional if f.region}, key=lambda region: region.key)
    general = [finding for finding in findings if not finding.region]
    return render(
        request,
        "network/studies.html",
        {
            "regions": regions,
            "lenses": [
                (
                    label,
                    [[f for f in regional if f.lens == code and f.region == r] for r in regions],
                )
                for code, label in StudyFinding.Lens.choices
                if any(f.lens == code for f in regional)
            ],
            "general": [
                (label, [f for f in general if f.lens == code])
                for code, label in StudyFinding.Lens.choices
                if any(f.lens == code for f in general)
            ],
        },
    )


def _names(codes: list[str]) -> list[str]:
    return [str(Pillar(code).label) for code in codes]
