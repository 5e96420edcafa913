"""Every address that the samples give: each page, for each record of its kind."""

from collections.abc import Iterator

from django.apps import apps
from django.urls import get_resolver, reverse

ALONE = [
    "home", "region_list", "agreement_list", "compare", "promise_list", "sources", "search",
    "trust", "gallery", "studies", "policy_cases", "discrepancies", "login",
]  # fmt: skip
OF_EACH = {
    "region": "places.region",
    "region_promises": "places.region",
    "region_timeline": "places.region",
    "region_bodies": "places.region",
    "region_statistics": "places.region",
    "region_studies": "places.region",
    "agreement": "compacts.agreement",
    "promise": "ledger.promise",
    "promise_json": "ledger.promise",
    "source": "records.source",
    "event": "council.event",
    "body": "council.body",
    "legal_act": "council.legalact",
    "policy_case": "network.policycase",
    "declaration": "network.declaration",
    "stat_table": "places.stattable",
    "stat_table_csv": "places.stattable",
    "stat_chart": "places.stattable",
    "plan": "plans.plan",
}
FILES = {"promise_json", "stat_table_csv", "stat_chart"}
CLOSED = {"desk", "logout", "password_change"}


def names() -> set[str]:
    """The names of all addresses of Dure."""
    found = {
        str(pattern.name)
        for prefix in get_resolver().url_patterns
        for room in getattr(prefix, "url_patterns", [])
        for pattern in getattr(room, "url_patterns", [])
    }
    return found - {"None"}


def addresses(*, files: bool) -> Iterator[str]:
    """In the active language: pages, or files for programs."""
    if not files:
        yield from (reverse(name) for name in ALONE)
    for name, label in OF_EACH.items():
        if (name in FILES) is not files:
            continue
        records = apps.get_model(label)._default_manager
        if name == "stat_chart":
            records = records.exclude(chart="")
        yield from (reverse(name, args=[r.key]) for r in records.order_by("key"))
