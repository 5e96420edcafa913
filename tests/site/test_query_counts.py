"""No page asks the database more often because there is more to show."""

from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.addresses import addresses
from bench.nation import build
from bench.nation.copies import multiply
from bench.nation.promises import AS_OF
from dure.ledger.actions import assess
from dure.site.search import rebuild


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_number_of_records(client: Client) -> None:
    build(regions=2, sources=5)
    assess(by="test", as_of=AS_OF)
    rebuild()
    pages = addresses(Random(1))
    few = {kind: queries(client, found[0]) for kind, found in pages.items() if kind != "compare"}
    multiply(2)  # three times as many of everything
    many = {kind: queries(client, pages[kind][0]) for kind in few}
    assert {kind: (few[kind], n) for kind, n in many.items() if n > few[kind]} == {}
