"""Reads of agreements: the text with its promises in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from dure.compacts.models import Agreement, AgreementVersion, Clause, Obligation


def clauses_of(version: AgreementVersion) -> list[Clause]:
    """Clauses in reading order, with agenda, obligations, promises, findings and parameters."""
    obligations = Obligation.objects.select_related(
        "promise__finding", "promise__bearer", "promise__source"
    ).prefetch_related("promise__parameters")
    return list(
        version.clauses.select_related("agenda", "source").prefetch_related(
            Prefetch("obligations", obligations)
        )
    )


def with_parties(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return agreements.select_related("region", "source", "parent", "replaces").prefetch_related(
        "parties__organisation", "parties__source", "versions__source"
    )
