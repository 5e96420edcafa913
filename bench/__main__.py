"""`python -m bench [--scale 0.05] [--only pages|findings|import] [--data FOLDER]`"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bench.ground import empty, ground, machine

DOCUMENT = Path(__file__).parents[1] / "docs" / "explanation" / "performance.md"
SEED = 20261121


def main() -> None:
    options = _options()
    if options.data:
        options.data.mkdir(parents=True, exist_ok=True)
    with ground(options.data) as folder:
        _run(folder, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="1: 250 regions, 50,000 promises")
    parser.add_argument("--only", choices=("pages", "findings", "import"))
    parser.add_argument("--data", type=Path, help="a folder whose nation is used again and kept")
    return parser.parse_args()


def _run(folder: Path, options: argparse.Namespace) -> None:
    # after Django is set up
    from bench import findings, importing, pages, upkeep
    from bench.document import render
    from bench.nation import LOGGED, REGIONS, copies
    from bench.results import Results, page_row
    from dure.ledger.models import Finding, Promise
    from dure.places.models import Region
    from dure.site.search import rebuild

    found, only, scale = Results(machine()), options.only, options.scale
    found.machine["load before"] = f"{os.getloadavg()[0]:.1f}"
    there = Region.objects.exists()
    if only in (None, "findings"):
        found.findings = findings.measure(max(20, int(1000 * scale)), SEED)
    if only in (None, "import") and not there:  # an import wants an empty database
        found.imports = importing.measure(max(300, int(20_000 * scale)), folder)
        empty()
    if only in (None, "pages"):
        if not there:
            regions = max(2, min(LOGGED, round(REGIONS * scale)))
            found.upkeep = upkeep.measure(folder, regions, max(50, int(2000 * scale)))
            rebuild()
            copies.multiply(max(1, round(REGIONS * scale / regions) - 1))
        for name, model in (("regions", Region), ("promises", Promise), ("findings", Finding)):
            found.nation[name] = model.objects.count()
        found.pages = [page_row(timing, pages.LIMIT) for timing in pages.measure(SEED)]
    text = render(found)
    print(text)
    if scale == 1:
        DOCUMENT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
