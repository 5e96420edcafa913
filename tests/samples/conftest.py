"""The samples as a city would load them, once for all the tests of a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from dure.exchange.engine import Outcome, run
from dure.ledger.actions import assess
from dure.site.search import rebuild
from tests.samples.days import TODAY

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Outcome]:
    """The outcome of the import. What a test writes beyond it goes when that test ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        outcome = run([SAMPLES], commit=True)
        assess(by="test", as_of=TODAY)
        rebuild()
        yield outcome
        transaction.set_rollback(True)


@pytest.fixture
def samples(loaded: Outcome, db: None) -> Outcome:
    return loaded


@pytest.fixture(params=["ko", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param
