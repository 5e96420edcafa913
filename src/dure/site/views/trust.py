"""How the ledger can be checked: the head of the log, and what guards it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.audit.queries import summary


@login_not_required
def trust(request: HttpRequest) -> HttpResponse:
    return render(request, "site/trust.html", {"summary": summary()})
