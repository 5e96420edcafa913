"""Agreements: the promise strip, the text with its duties, the parties; two texts side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dure.compacts.domain.comparison import Article, Change
from dure.compacts.domain.comparison import compare as compare_texts
from dure.compacts.models import Agreement, AgreementVersion, Clause
from dure.compacts.queries import clauses_of, with_parties
from dure.ledger.queries import DECIDED, counted
from dure.places.models import Region
from dure.records.domain.text import Text
from dure.site import sentences, strips
from dure.site.queries import strips_of_agreements
from dure.site.templatetags.dure_text import anchor, clause_as_text, date_text

PER_PAGE = 30
MOST_OFFERED = 200  # agreements to choose from in one list
# What people come to compare first: the agreement that labour shared in, and the deal after it.
DEFAULT_PAIR = ("gwangju-base-2017", "gwangju-provisional-2018")


@login_not_required
def agreement_list(request: HttpRequest) -> HttpResponse:
    agreements = Agreement.objects.select_related("region").order_by("region__key", "signed_on")
    page = Paginator(agreements, PER_PAGE).get_page(request.GET.get("page"))
    drawn = strips_of_agreements(list(page))
    rows = [(agreement, drawn.get(agreement.pk, [])) for agreement in page]
    return render(request, "site/agreement_list.html", {"rows": rows, "page": page})


@login_not_required
def agreement(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(with_parties(Agreement.objects.all()), key=key)
    versions = list(found.versions.all())
    version = _chosen(versions, request.GET.get("version", ""))
    clauses = clauses_of(version) if version else []
    obligations = [o for clause in clauses for o in clause.obligations.all()]
    for clause in clauses:
        for obligation in clause.obligations.all():
            obligation.clause = clause
    by_mark = counted(obligation.promise for obligation in obligations)
    signed = date_text(found.signed_on) if found.signed_on else None
    decided = [o.promise for o in obligations if _decided(o.promise)]
    context: dict[str, Any] = {
        "agreement": found,
        "version": version,
        "versions": versions,
        "opening": sentences.agreement(found.title, signed, len(obligations), by_mark),
        "counts": strips.counts(by_mark),
        "strip": strips.by_agenda(obligations),
        "decided": decided[:6],
        "clauses": [
            (clause, [(o, strips.mark(o.promise)) for o in clause.obligations.all()])
            for clause in clauses
        ],
        "others": Agreement.objects.exclude(pk=found.pk).filter(region=found.region),
    }
    return render(request, "site/agreement.html", context)


def _asked(request: HttpRequest, name: str, default: str = "") -> str:
    """A key from the address; PostgreSQL refuses the NUL that no key holds."""
    return request.GET.get(name, default).replace("\x00", "")


def _decided(promise: Any) -> bool:
    return bool(promise.finding and promise.finding.status in DECIDED)


def _chosen(versions: list[AgreementVersion], number: str) -> AgreementVersion | None:
    """The version asked for; the newest otherwise."""
    for version in versions:
        if str(version.number) == number:
            return version
    return versions[-1] if versions else None


@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    left, right = (
        Agreement.objects.select_related("region", "source")
        .filter(key=_asked(request, name, default))
        .first()
        for name, default in zip(("left", "right"), DEFAULT_PAIR, strict=True)
    )
    agreements, regions = _offered([left, right], _asked(request, "region"))
    context: dict[str, Any] = {
        "agreements": agreements,
        "regions": regions,
        "left": left,
        "right": right,
    }
    if left and right:
        rows = _rows(left, right)
        tally = Counter(change for change, _ in rows)
        context |= {
            "rows": [row for _, row in rows],
            "opening": sentences.comparison(
                left.title,
                right.title,
                tally[Change.KEPT],
                tally[Change.DROPPED],
                tally[Change.ADDED],
            ),
        }
    return render(request, "site/compare.html", context)


def _offered(chosen: list[Agreement | None], region: str) -> tuple[list[Agreement], list[Region]]:
    """All agreements; of a nation's those of a few regions, and the regions to choose from."""
    offered = Agreement.objects.select_related("region").order_by("region__key", "signed_on")
    regions: list[Region] = []
    if offered.count() > MOST_OFFERED:
        at_hand = Q(region__key=region) | Q(region__in=[one.region_id for one in chosen if one])
        offered = offered.filter(at_hand)
        regions = list(Region.objects.exclude(agreements=None).only("key", "name").order_by("key"))
    texts = ("key", "title", "signed_on", "region__key", "region__name")
    return list(offered.only(*texts)), regions


def _rows(left: Agreement, right: Agreement) -> list[tuple[Change, dict[str, str]]]:
    lefts, rights = _newest_clauses(left), _newest_clauses(right)
    found = compare_texts(map(_article, lefts.values()), map(_article, rights.values()))
    titles = {c.agenda.key: c.agenda.title for c in (*lefts.values(), *rights.values())}
    return [
        (
            row.change,
            {
                "agenda": str(titles[row.agenda]),
                "left": _text(lefts.get(row.left or "")),
                "right": _text(rights.get(row.right or "")),
                "left_url": _url(left, row.left),
                "right_url": _url(right, row.right),
            },
        )
        for row in found
    ]


def _newest_clauses(agreement: Agreement) -> dict[str, Clause]:
    version = agreement.versions.last()
    return {clause.key: clause for clause in clauses_of(version)} if version else {}


def _article(clause: Clause) -> Article:
    agenda = clause.agenda
    return Article(clause.key, clause.stable_id, agenda.key, agenda.order, clause.order)


def _text(clause: Clause | None) -> str:
    if clause is None:
        return ""
    heading: Text = clause.heading
    return f"{heading} — {clause_as_text(clause)}"


def _url(agreement: Agreement, clause_key: str | None) -> str:
    if clause_key is None:
        return ""
    return f"{reverse('agreement', args=[agreement.key])}#clause-{anchor(clause_key)}"
