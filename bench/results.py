"""Results as ratios: kept by database, printed, and written into the documentation."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Timing:
    """A kind of page: queries of its costliest address, and seconds of each request."""

    kind: str
    queries: int
    alone: list[float]
    served: list[float]


@dataclass
class Line:
    """One thing measured. ratio: against what the column of its table says."""

    what: str
    value: str
    ratio: str
    against: str


@dataclass
class Results:
    machine: dict[str, str]
    nation: dict[str, int] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Line] = field(default_factory=list)
    imports: list[Line] = field(default_factory=list)
    upkeep: list[Line] = field(default_factory=list)

    def write(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")


def percentile(times: list[float], part: float) -> float:
    """The smallest time that at least this part of all did not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -int(-len(ordered) * part // 1) - 1)]


def page_row(timing: Timing, limit: float) -> dict[str, Any]:
    """Milliseconds, and the ratio of the limit to the 95th percentile: below 1 misses it."""
    row: dict[str, Any] = {"page": timing.kind, "queries": timing.queries}
    for name, times in (("alone", timing.alone), ("served", timing.served)):
        row[f"{name}_p50"] = round(1000 * percentile(times, 0.5), 1)
        row[f"{name}_p95"] = round(1000 * percentile(times, 0.95), 1)
        row[f"{name}_share"] = round(percentile(times, 0.95) / limit, 2)
    return row
