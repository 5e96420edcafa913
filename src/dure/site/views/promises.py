"""One promise and its "why": the finding, the numbers behind it, what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dure.ledger import explained
from dure.ledger.domain.types import Finding
from dure.ledger.models import Promise, RuleSet
from dure.ledger.queries import mark_of, with_everything

PROMISES = Promise.objects.select_related(
    "region",
    "obligation__clause__version__agreement",
    "obligation__clause__agenda",
    "plan_line__plan",
)


@login_not_required
def promise(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(with_everything(PROMISES), key=key)
    today = timezone.localdate()
    as_of, bad_date = _as_of(request, today)
    if not RuleSet.objects.filter(valid_from__lte=as_of).exists():
        return render(request, "site/no_rules.html", {"promise": found, "as_of": as_of}, status=404)
    finding = explained.finding_at(found, as_of)
    context: dict[str, Any] = {
        "promise": found,
        "as_of": as_of,
        "today": today,
        "bad_date": bad_date,
        "finding": finding,
        "mark": mark_of(verifiable=found.verifiable, status=finding.status),
        "elements": explained.elements(found),
        "evidence": _evidence(found, finding, as_of),
        "settles": explained.what_would_settle(found),
        "spans": explained.period_findings(found, as_of),
        "history": found.findings.filter(period=None)
        .exclude(pk=found.finding_id or 0)
        .select_related("rules")
        .order_by("-id"),
    }
    return render(request, "site/promise.html", context)


def _evidence(promise: Promise, finding: Finding, as_of: date) -> list[dict[str, Any]]:
    """The newest first; those that the arithmetic stands on are named as deciding."""
    decisive = {
        term.ref.key
        for line in finding.explanation[:1]
        for term in line.terms.values()
        if term.ref and term.ref.kind == "actual"
    }
    newest_first = sorted(
        explained.standing_actuals(promise), key=lambda a: (a.as_of, a.key), reverse=True
    )
    return [
        {"actual": actual, "decided": actual.key in decisive, "later": actual.as_of > as_of}
        for actual in newest_first
    ]


@login_not_required
def promise_json(request: HttpRequest, key: str) -> JsonResponse:
    """The whole explanation for a program, in one request."""
    found = get_object_or_404(with_everything(PROMISES), key=key)
    as_of, bad_date = _as_of(request, timezone.localdate())
    if bad_date:
        return JsonResponse({"error": "as_of must be a date like 2024-12-31"}, status=400)
    if not RuleSet.objects.filter(valid_from__lte=as_of).exists():
        return JsonResponse({"error": "no rule set was in force on that day"}, status=404)
    return JsonResponse(
        explained.as_json(found, as_of), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _as_of(request: HttpRequest, today: date) -> tuple[date, str]:
    """The date asked for, and what was typed if it is none."""
    asked = request.GET.get("as_of", "").strip()
    if not asked:
        return today, ""
    try:
        return date.fromisoformat(asked), ""
    except ValueError:
        return today, asked[:40]
