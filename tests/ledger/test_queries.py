"""The counts on the home page, on a region's page and behind its links are the same counts."""

from itertools import product

import pytest

from dure.ledger.domain.types import Status
from dure.ledger.models import Finding, Promise, RuleSet
from dure.ledger.queries import (
    DECIDED,
    NOT_VERIFIABLE,
    counted,
    counts_by_region,
    mark_of,
    marked,
    rules_at,
)
from dure.places.models import Region
from dure.site.marks import MARKS
from tests.ledger.conftest import DUE, a_promise, a_region, write

OUTCOMES = [*Status, None]


@pytest.fixture
def regions(rules: RuleSet) -> list[Region]:
    """In one region each outcome once, verifiable or not; in another some; in a third nothing."""
    full, some, empty = (a_region(key) for key in ("full", "some", "empty"))
    for number, (status, verifiable) in enumerate(product(OUTCOMES, [True, False])):
        for region in [full, some] if number % 3 == 0 else [full]:
            key = f"{region.key}-{number}"
            promise = a_promise(region, key, target=None, verifiable=verifiable)
            if status:
                finding = write(Finding, key=f"{key}/finding-1", promise=promise, as_of=DUE,
                                status=status, rules=rules)  # fmt: skip
                Promise.objects.filter(pk=promise.pk).update(finding=finding, status=status)
    return [full, some, empty]


def test_counts_of_a_region_are_those_of_its_promises(regions: list[Region]) -> None:
    by_region = counts_by_region(regions)
    for region in regions:
        promises = Promise.objects.filter(region=region).select_related("finding")
        assert by_region.get(region.pk, {}) == counted(promises)


def test_every_count_leads_to_as_many_promises(regions: list[Region]) -> None:
    for region in regions:
        counts = counts_by_region([region]).get(region.pk, {})
        for mark in MARKS:
            listed = Promise.objects.filter(marked(mark), region=region)
            assert listed.count() == counts.get(mark, 0), mark


def test_statuses_together_are_all_promises(regions: list[Region]) -> None:
    for pk, counts in counts_by_region().items():
        told = sum(n for mark, n in counts.items() if mark != NOT_VERIFIABLE)
        assert told == Promise.objects.filter(region=pk).count()


def test_regions_without_promises_are_not_counted(regions: list[Region]) -> None:
    assert {region.pk for region in regions[:2]} == set(counts_by_region())
    assert counts_by_region([regions[2]]) == {}
    assert counts_by_region([]) == {}


@pytest.mark.parametrize("status", [None, *Status])
def test_only_a_known_outcome_hides_that_a_promise_cannot_be_verified(
    status: Status | None,
) -> None:
    assert mark_of(verifiable=True, status=status) == (status or "no_evidence")
    expected = status if status in DECIDED else NOT_VERIFIABLE
    assert mark_of(verifiable=False, status=status) == expected


def test_newest_rules_in_force_are_taken(rules: RuleSet) -> None:
    assert rules_at(rules.valid_from) == rules
    with pytest.raises(RuleSet.DoesNotExist):
        rules_at(rules.valid_from.replace(year=rules.valid_from.year - 1))
