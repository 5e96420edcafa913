"""A signed-in person's desk: what is due in their regions and from their organisations."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.accounts.models import RoleGrant
from dure.accounts.rules import grants_in_force
from dure.audit.queries import latest_events
from dure.ledger.models import Period, Promise
from dure.site import strips

MOST = 40


def desk(request: HttpRequest) -> HttpResponse:
    grants = list(grants_in_force(request.user).select_related("region", "organisation"))
    administers = any(grant.role == RoleGrant.Role.ADMINISTRATOR for grant in grants)
    promises = _promises_of(grants)
    silent = promises.filter(status="no_evidence")
    dated = Q(due_on__isnull=False) | Q(pk__in=Period.objects.values("promise"))
    context: dict[str, Any] = {
        "grants": grants,
        "unproven": _rows(silent.filter(dated)),
        "undated": _rows(silent.exclude(dated)),
        "coming": _rows(promises.filter(status="not_due")),
        "unverifiable": promises.filter(verifiable=False).count(),
        "events": latest_events()[:MOST] if administers else None,
    }
    return render(request, "site/desk.html", context)


def _promises_of(grants: list[RoleGrant]) -> Any:
    """What a reporter's organisation owes; for the other roles everything in their region."""
    mine = Q(pk__in=[])
    for grant in grants:
        if grant.role == RoleGrant.Role.REPORTER and grant.organisation_id:
            mine |= Q(bearer=grant.organisation_id)
        elif grant.region_id:
            mine |= Q(region=grant.region_id)
    return Promise.objects.filter(mine)


def _rows(promises: Any) -> list[tuple[Promise, str]]:
    found = promises.select_related("bearer", "region").order_by(
        F("due_on").asc(nulls_last=True), "key"
    )[:MOST]
    return [(promise, strips.mark(promise)) for promise in found]
