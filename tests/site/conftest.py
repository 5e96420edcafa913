"""A small made-up region with one of each, as a file brings it in."""

from pathlib import Path

import pytest

from dure.exchange.engine import run

# What an attacker, or a careless copy from a web page, would put into a file.
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single' {{ x }} {% y %}"

WORLD = Path(__file__).parent / "world.yml"


@pytest.fixture
def world(db: None) -> None:
    outcome = run([WORLD], commit=True)
    assert [fault.message.en for fault in outcome.faults] == []
