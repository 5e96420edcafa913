"""The public pages to ask for: for each kind several addresses, drawn from the nation's records."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any
from urllib.parse import quote

from django.db.models import Max, Min
from django.urls import reverse
from django.utils.translation import override

from bench.nation import words
from dure.compacts.models import Agreement
from dure.council.models import Body, Event, LegalAct
from dure.ledger.models import Promise
from dure.network.models import PolicyCase
from dure.places.models import Region, StatTable
from dure.plans.models import Plan
from dure.records.models import Source

EACH = 12  # different addresses of a kind that has many
LANGUAGES = ("ko", "en")
COMMON = words.SUBJECTS[0]

WITH_KEY: dict[str, tuple[str, Any]] = {
    "region": ("region", Region),
    "promises of a region": ("region_promises", Region),
    "promise": ("promise", Promise),
    "promise as data": ("promise_json", Promise),
    "agreement": ("agreement", Agreement),
    "event": ("event", Event),
    "body": ("body", Body),
    "ordinance": ("legal_act", LegalAct),
    "plan": ("plan", Plan),
    "statistics table": ("stat_table", StatTable),
    "source": ("source", Source),
    "policy case": ("policy_case", PolicyCase),
}
WITHOUT_KEY = {
    "home": "home",
    "regions": "region_list",
    "agreements": "agreement_list",
    "promises": "promise_list",
    "sources": "sources",
    "discrepancies": "discrepancies",
    "policy cases": "policy_cases",
    "trust": "trust",
}
LAST_PAGE = 10_000  # what is past the end shows the last page


def addresses(draw: Random) -> dict[str, list[str]]:
    """Addresses by kind of page, in both languages in turn."""
    found: dict[str, list[str]] = {}
    for kind, name in WITHOUT_KEY.items():
        found[kind] = _in_both([(name, [], "")])
    for kind, (name, model) in WITH_KEY.items():
        found[kind] = _in_both([(name, [key], "") for key in _keys(draw, model)])
    regions = _keys(draw, Region)
    found["promises of a region, one mark"] = _in_both(
        [("region_promises", [key], "?mark=no_evidence") for key in regions]
    )
    for mark in ("not_met", "not_verifiable"):
        found[f"promises, {mark}"] = _in_both([("promise_list", [], f"?mark={mark}")])
    found["promises, last page"] = _in_both([("promise_list", [], f"?page={LAST_PAGE}")])
    found["compare"] = _in_both(_pairs(draw))
    found["search, common word"] = _searches(COMMON.ko, COMMON.en)
    found["search, rare word"] = _searches(words.RARE.ko, words.RARE.en)
    found["search, no hit"] = _searches("없는낱말", "nothingsuch")
    return found


def _keys(draw: Random, model: Any) -> list[str]:
    """Keys of records from anywhere in the table, without reading all of it."""
    ends = model.objects.aggregate(first=Min("pk"), last=Max("pk"))
    drawn = {draw.randint(ends["first"], ends["last"]) for _ in range(4 * EACH)}
    return sorted(model.objects.filter(pk__in=drawn).values_list("key", flat=True)[:EACH])


def _pairs(draw: Random) -> list[tuple[str, list[str], str]]:
    keys = _keys(draw, Agreement)
    return [("compare", [], f"?left={left}&right={right}") for left, right in pairwise(keys)]


def _in_both(pages: list[tuple[str, list[str], str]]) -> list[str]:
    found = []
    for name, arguments, query in pages:
        for language in LANGUAGES:
            with override(language):
                found.append(reverse(name, args=arguments) + query)
    return found


def _searches(ko: str, en: str) -> list[str]:
    return [f"/ko/search/?q={quote(ko)}", f"/en/search/?q={quote(en)}"]
