"""Reads that join rooms: the promises of regions as strips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext

from dure.compacts.models import Agreement, Obligation
from dure.ledger.models import Promise
from dure.ledger.queries import DECIDED
from dure.places.models import Region
from dure.site import strips

MOST_BLOCKS = 120  # on a region's small strip; the counts beside it are always of all
MOST_DECIDED = 6


def strips_of_regions(regions: Sequence[Region]) -> dict[int, list[dict[str, Any]]]:
    """A small strip per region: obligations grouped by agenda, then the targets of plans."""
    position = Window(RowNumber(), partition_by=F("region"), order_by=("order", "key"))
    promises = (
        Promise.objects.filter(region__in=regions)
        .annotate(position=position)
        .filter(position__lte=MOST_BLOCKS)
        .only("key", "region", "title", "status", "verifiable")
    )
    by_key = {promise.pk: promise for promise in promises}
    obligations = (
        Obligation.objects.filter(promise__in=by_key)
        .select_related("clause__agenda")
        .only("promise", "clause__order", "clause__agenda")
    )
    grouped: dict[int, list[Obligation]] = {}
    for obligation in obligations:
        obligation.promise = by_key.pop(obligation.promise_id)
        grouped.setdefault(obligation.promise.region_id, []).append(obligation)
    others: dict[int, list[Promise]] = {}
    for promise in by_key.values():
        others.setdefault(promise.region_id, []).append(promise)
    return {
        region.pk: strips.by_agenda(grouped.get(region.pk, []))
        + strips.plain(others.get(region.pk, []), gettext("Plan targets"))
        for region in regions
    }


def strips_of_agreements(agreements: Sequence[Agreement]) -> dict[int, list[dict[str, Any]]]:
    """A strip per agreement, of the newest version that has obligations."""
    obligations = (
        Obligation.objects.filter(clause__version__agreement__in=agreements)
        .select_related("clause__agenda", "clause__version", "promise")
        .only(
            *("clause__order", "clause__agenda", "clause__version__agreement"),
            *("clause__version__number", "promise__key", "promise__title"),
            *("promise__status", "promise__verifiable"),
        )
    )
    grouped: dict[int, dict[int, list[Obligation]]] = {}
    for obligation in obligations:
        version = obligation.clause.version
        versions = grouped.setdefault(version.agreement_id, {})
        versions.setdefault(version.number, []).append(obligation)
    return {pk: strips.by_agenda(found[max(found)]) for pk, found in grouped.items()}


def decided_promises(region: Region) -> list[Promise]:
    """The promises of a region whose outcome is known, as its headline."""
    return decided_by_region([region]).get(region.pk, [])


def decided_by_region(
    regions: Sequence[Region], most: int = MOST_DECIDED
) -> dict[int, list[Promise]]:
    """The same for many regions, in one query."""
    position = Window(RowNumber(), partition_by=F("region"), order_by=("order", "key"))
    found: dict[int, list[Promise]] = {}
    for promise in (
        Promise.objects.filter(region__in=regions, status__in=DECIDED)
        .annotate(position=position)
        .filter(position__lte=most)
        .select_related("finding", "bearer")
        .order_by("order", "key")
    ):
        found.setdefault(promise.region_id, []).append(promise)
    return found
