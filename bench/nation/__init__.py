"""A synthetic nation, the same for the same seed, written as everything is: through the log."""

from __future__ import annotations

from random import Random

from bench.nation.country import describe, found
from bench.nation.life import convene, plan
from bench.nation.promises import agree
from dure.audit.actions import recorded

REGIONS = 250  # at scale 1: with 2,500 agreements and 50,000 promises
LOGGED = 10  # of them written through the log; the others are copies of these
SEED = 20261121


def build(regions: int, sources: int, seed: int = SEED) -> None:
    """Write the nation into an empty database. Its promises are not yet assessed."""
    with recorded(by="bench", action="bench.nation") as recording:
        country = found(recording, Random(seed), regions, sources)
    for n, region in enumerate(country.regions):
        with recorded(by="bench", action="bench.region", subject=region.key) as recording:
            describe(recording, country, region)
            convene(recording, country, region)
            plan(recording, country, region)
            agree(recording, country, region, agreements_of(n, regions))


def agreements_of(n: int, count: int) -> int:
    """Ten on average; a tenth of the regions has three times as many as the others."""
    return 25 if n < count / 10 else 8 + (n % 3 == 0)
