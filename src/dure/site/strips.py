"""Promises laid out for the strip and the counts: the same marks in the same order everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from dure.compacts.models import Obligation
from dure.ledger.models import Promise
from dure.ledger.queries import NOT_VERIFIABLE, mark_of
from dure.site.marks import MARKS


def mark(promise: Promise) -> str:
    """The mark a promise is shown with."""
    return mark_of(verifiable=promise.verifiable, status=promise.status)


def block(promise: Promise) -> dict[str, str]:
    return {
        "url": reverse("promise", args=[promise.key]),
        "label": str(promise.title),
        "status": mark(promise),
    }


Small = list[dict[str, list[dict[str, str]]]]


def small_block(status: str, *, verifiable: bool) -> dict[str, str]:
    return {"status": mark_of(verifiable=verifiable, status=status)}


def small(groups: Mapping[Any, list[dict[str, str]]]) -> Small:
    """Groups for a strip without words, in the order given."""
    return [{"blocks": blocks} for blocks in groups.values()]


def by_agenda(obligations: Iterable[Obligation]) -> list[dict[str, Any]]:
    """Groups for the strip, in the order of the agendas."""
    groups: dict[int, dict[str, Any]] = {}
    for obligation in sorted(obligations, key=lambda o: (o.clause.agenda.order, o.clause.order)):
        agenda = obligation.clause.agenda
        group = groups.setdefault(agenda.pk, {"title": str(agenda.title), "blocks": []})
        group["blocks"].append(block(obligation.promise))
    return list(groups.values())


def plain(promises: Iterable[Promise], title: str) -> list[dict[str, Any]]:
    """One group: for promises that stand in no clause, or a strip too small for headings."""
    blocks = [block(promise) for promise in promises]
    return [{"title": title, "blocks": blocks}] if blocks else []


def counts(by_mark: Mapping[str, int], list_url: str = "") -> list[dict[str, Any]]:
    """Rows for the counts: all that was promised, what became of it, what nobody can verify."""
    asked = ("met", "not_met", "no_evidence", NOT_VERIFIABLE)
    rows = [{"status": "promised", "n": total(by_mark), "url": list_url}]
    for code in MARKS:
        if by_mark.get(code) or code in asked:
            url = f"{list_url}?mark={code}" if list_url else ""
            rows.append({"status": code, "n": by_mark.get(code, 0), "url": url})
    return rows


def total(by_mark: Mapping[str, int]) -> int:
    """All promises: the statuses together. Not verifiable ones are among them."""
    return sum(n for code, n in by_mark.items() if code != NOT_VERIFIABLE)
