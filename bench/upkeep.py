"""Assessing, verifying and backing up: rates on the regions that were written through the log."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.nation import LOGGED, build
from bench.nation.promises import AS_OF
from bench.results import Line
from dure.audit.backup import backup
from dure.audit.models import AuditRow
from dure.audit.verify import verify
from dure.ledger.actions import assess


def measure(folder: Path, regions: int = LOGGED, sources: int = 2000) -> list[Line]:
    """Build the logged part of the nation and look after it."""
    building, _ = _timed(lambda: build(regions, sources))
    rows = AuditRow.objects.count()
    assessing, findings = _timed(lambda: assess(by="bench", as_of=AS_OF))
    again, changed = _timed(lambda: assess(by="bench", as_of=AS_OF))
    verifying, report = _timed(verify)
    if changed or not report.holds:
        raise RuntimeError("The log does not hold, or a second assessment changed something.")
    file = folder / "bench.zip"
    saving, manifest = _timed(lambda: backup(file))
    saved = sum(entry["rows"] for entry in manifest["tables"].values())
    size = file.stat().st_size / 2**20
    file.unlink()
    base = building / rows
    return [
        Line("rows written through the log", f"{rows / building:,.0f}/s", "1", "a logged row"),
        _line("findings of a first assessment, written", findings, assessing, base),
        _line("findings of a second, none changed", findings, again, base),
        _line("rows verified", report.rows, verifying, base),
        _line(f"rows backed up ({size:,.0f} MiB)", saved, saving, base),
    ]


def _line(what: str, count: int, seconds: float, base: float) -> Line:
    return Line(
        what, f"{count / seconds:,.0f}/s", f"{seconds / count / base:.2f}", "of a logged row"
    )


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found
