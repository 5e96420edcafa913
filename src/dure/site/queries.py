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

MOST_BLOCKS = 120  # on a region's strip; the counts beside it are always of all
MOST_DECIDED = 6


def strip_of_region(region: Region) -> list[dict[str, Any]]:
    """The region's promises: obligations grouped by agenda, then the targets of plans."""
    promises = Promise.objects.filter(region=region).order_by("order", "key")[:MOST_BLOCKS]
    by_key = {found.pk: found for found in promises.only("key", "title", "status", "verifiable")}
    obligations = list(
        Obligation.objects.filter(promise__in=by_key)
        .select_related("clause__agenda")
        .only("promise", "clause__order", "clause__agenda")
    )
    for obligation in obligations:
        obligation.promise = by_key.pop(obligation.promise_id)
    return strips.by_agenda(obligations) + strips.plain(by_key.values(), gettext("Plan targets"))


def small_strips_of_regions(regions: Sequence[Region]) -> dict[int, strips.Small]:
    """The same for many regions, drawn small: blocks with a mark, without words and links."""
    position = Window(RowNumber(), partition_by=F("region"), order_by=("order", "key"))
    places = dict(
        Promise.objects.filter(region__in=regions)
        .annotate(position=position)
        .filter(position__lte=MOST_BLOCKS)
        .values_list("pk", "region")
    )
    found: dict[int, dict[int | None, list[dict[str, str]]]] = {}
    clause, agenda = "obligation__clause__order", "obligation__clause__agenda"
    rows = Promise.objects.filter(pk__in=places).order_by(
        F(f"{agenda}__order").asc(nulls_last=True), clause, "order", "key"
    )
    for pk, group, status, verifiable in rows.values_list("pk", agenda, "status", "verifiable"):
        block = strips.small_block(status, verifiable=verifiable)
        found.setdefault(places[pk], {}).setdefault(group, []).append(block)
    return {pk: strips.small(groups) for pk, groups in found.items()}


def strips_of_agreements(agreements: Sequence[Agreement]) -> dict[int, strips.Small]:
    """A small strip per agreement, of the newest version that has obligations."""
    rows = (
        Obligation.objects.filter(clause__version__agreement__in=agreements)
        .order_by("clause__agenda__order", "clause__order", "order", "key")
        .values_list(
            *("clause__version__agreement", "clause__version__number", "clause__agenda"),
            *("promise__status", "promise__verifiable"),
        )
    )
    found: dict[int, dict[int, dict[int, list[dict[str, str]]]]] = {}
    for agreement, version, agenda, status, verifiable in rows:
        groups = found.setdefault(agreement, {}).setdefault(version, {})
        groups.setdefault(agenda, []).append(strips.small_block(status, verifiable=verifiable))
    return {pk: strips.small(versions[max(versions)]) for pk, versions in found.items()}


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
