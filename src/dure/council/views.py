"""Events with their programme, bodies with their seats, ordinances."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from dure.council.models import AgendaItem, Body, Event, LegalAct, Participation
from dure.parties.models import Side


@login_not_required
def event(request: HttpRequest, key: str) -> HttpResponse:
    agenda = AgendaItem.objects.prefetch_related("speakers__person", "speakers__city")
    found = get_object_or_404(
        Event.objects.select_related("region", "body", "source").prefetch_related(
            "participations__organisation", Prefetch("agenda", agenda)
        ),
        key=key,
    )
    context = {
        "event": found,
        "sides": _by_side(found.participations.all()),
        "programme": _in_order(found.agenda.all()),
    }
    return render(request, "council/event.html", context)


def _by_side(parts: Iterable[Participation]) -> list[tuple[str, list[Participation]]]:
    """Each side once, in the usual order, with those who took part for it."""
    by_side: dict[str, list[Participation]] = {}
    for part in parts:
        by_side.setdefault(part.side, []).append(part)
    return [(side, by_side[side]) for side in Side.values if side in by_side]


def _in_order(items: Iterable[AgendaItem]) -> list[tuple[int, AgendaItem]]:
    """Items with their depth, each followed by its parts."""
    by_parent: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        by_parent.setdefault(item.parent_id, []).append(item)
    found: list[tuple[int, AgendaItem]] = []

    def walk(parent: int | None, depth: int) -> None:
        for item in by_parent.get(parent, []):
            found.append((depth, item))
            walk(item.pk, depth + 1)

    walk(None, 0)
    return found


@login_not_required
def body(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(
        Body.objects.select_related("region", "parent", "legal_basis", "source").prefetch_related(
            "children",
            "events",
            "constituencies__posts__organisation",
            "constituencies__posts__source",
            "constituencies__posts__memberships__person",
            "constituencies__posts__memberships__on_behalf_of",
        ),
        key=key,
    )
    return render(request, "council/body.html", {"body": found})


@login_not_required
def legal_act(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(
        LegalAct.objects.select_related("region", "source").prefetch_related("body_set"), key=key
    )
    return render(request, "council/legal_act.html", {"act": found})
