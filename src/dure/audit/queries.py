"""Reads of the log for pages and commands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dure.audit.models import AuditEvent, ChainHead, Verification


@dataclass(frozen=True, slots=True)
class Summary:
    """What anyone may see: no names, no subjects."""

    number: int
    hash: str
    verification: Verification | None


def head() -> ChainHead:
    return ChainHead.objects.filter(pk=1).first() or ChainHead()


def summary() -> Summary:
    at = head()
    return Summary(at.number, at.hash, Verification.objects.order_by("-at", "-pk").first())


def events_about(key: str) -> QuerySet[AuditEvent]:
    """Events whose subject is the key, or that touched the record of that key; newest first."""
    touched = Q(number__in=AuditEvent.objects.filter(rows__key=key).values("number"))
    return AuditEvent.objects.filter(Q(subject=key) | touched).order_by("-number")


def latest_events() -> QuerySet[AuditEvent]:
    return AuditEvent.objects.order_by("-number")
