"""The bench's nation, tiny: it is whole, the log holds, and the peers agree with the rules."""

import pytest

from bench.findings import measure
from bench.nation import build
from bench.nation.copies import multiply
from bench.nation.promises import AS_OF
from dure.audit.verify import verify
from dure.compacts.models import Agreement, Obligation
from dure.ledger.actions import assess
from dure.ledger.models import Finding, Promise
from dure.places.models import Region


@pytest.mark.django_db
def test_nation_is_whole_logged_and_multiplied() -> None:
    build(regions=2, sources=5)
    assess(by="test", as_of=AS_OF)
    assert verify().holds
    assert Promise.objects.count() == Obligation.objects.count() == 20 * Agreement.objects.count()
    assert not Promise.objects.filter(finding=None).exists()
    before = Finding.objects.count()
    multiply(1)
    assert (Region.objects.count(), Finding.objects.count()) == (4, 2 * before)
    copied = Promise.objects.filter(key__startswith="copy-")
    assert all(p.finding.promise_id == p.pk for p in copied.select_related("finding")[:20])


@pytest.mark.django_db
def test_status_of_a_promise_is_that_of_its_finding() -> None:
    build(regions=2, sources=5)
    assess(by="test", as_of=AS_OF)
    for promise in Promise.objects.select_related("finding")[:50]:
        assert promise.finding is not None
        assert promise.status == promise.finding.status


def test_findings_are_reported_as_ratios_and_the_peers_agree() -> None:
    lines = measure(promises=5, seed=1)  # raises where NumPy or DuckDB come to another status
    assert len(lines) == 12
    assert all(float(line.ratio.replace(",", "")) > 0 for line in lines)
