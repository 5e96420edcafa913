"""Where a record can be read, whatever its kind: its own page, or its place on its whole's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from dure.records.domain.text import Text
from dure.site.templatetags.dure_text import anchor

OWN_PAGE = {
    "places.region": "region",
    "places.stattable": "stat_table",
    "council.event": "event",
    "council.body": "body",
    "council.legalact": "legal_act",
    "ledger.promise": "promise",
    "compacts.agreement": "agreement",
    "plans.plan": "plan",
    "network.policycase": "policy_case",
    "network.declaration": "declaration",
    "records.source": "source",
}
# Parts stand on the page of the record whose key theirs begins with: (page, mark in the anchor).
WHOLE = {
    "compacts.clause": ("agreement", "clause"),
    "compacts.agreementparty": ("agreement", ""),
    "compacts.agreementversion": ("agreement", ""),
    "plans.planline": ("plan", "line"),
    "plans.programme": ("plan", ""),
    "council.post": ("body", ""),
    "council.membership": ("body", ""),
    "ledger.parametervalue": ("promise", "parameter"),
    "ledger.actual": ("promise", "actual"),
    "ledger.period": ("promise", "period"),
    "network.declarationarticle": ("declaration", ""),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The name of a page, the key it takes, and where on it."""

    url_name: str
    url_key: str
    fragment: str = ""

    @property
    def url(self) -> str:
        found = reverse(self.url_name, args=[self.url_key])
        return f"{found}#{self.fragment}" if self.fragment else found


def place_of(record: models.Model) -> Place | None:
    """None where a record has no page and stands on none."""
    label = record._meta.label_lower
    key: str = record.key  # type: ignore[attr-defined]  # every record has one
    if label in OWN_PAGE:
        return Place(OWN_PAGE[label], key)
    if label not in WHOLE:
        return None
    page, mark = WHOLE[label]
    parts = 2 if page == "promise" else 1
    fragment = f"{mark}-{anchor(key)}" if mark else ""
    return Place(page, "/".join(key.split("/")[:parts]), fragment)


def title_of(record: Any) -> Text:
    """What to call a record: whichever of its texts names it; its key if none does."""
    return named(record) or Text(record.key, record.key)


def named(record: Any) -> Text | None:
    for name in ("title", "name", "heading", "label"):
        text = getattr(record, name, None)
        if isinstance(text, Text) and text:
            return text
    return None
