"""The results as the page of the documentation."""

from __future__ import annotations

from bench.results import Line, Results

LEAD = """\
# Performance

Written by `make bench`. Every nation here is synthetic. A ratio says more than a time: it holds
on another machine too. Times are milliseconds; "of limit" is the 95th percentile as a share of
the limit of 100 ms, so that above 1 misses it. "Served" is gunicorn with two workers and two
clients at a time on the same cores; where both happen upon the same worker they share one
interpreter, and a page takes up to twice its own time. The ten regions of the nation
that are written through the log are copied inside the database to make up the rest: to log three
million rows takes the better part of an hour, and pages do not read them.
"""


def render(found: Results) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in found.machine.items())
    parts = [LEAD, f"Machine: {machine}.\n"]
    if found.nation:
        nation = ", ".join(f"{count:,} {name}" for name, count in found.nation.items())
        parts.append(f"Nation: {nation}.\n")
    if found.pages:
        parts.append(_pages(found))
    for title, lines in (
        ("Findings", found.findings), ("Import", found.imports), ("Upkeep", found.upkeep),
    ):  # fmt: skip
        if lines:
            parts.append(_lines(title, lines))
    return "\n".join(parts)


def _pages(found: Results) -> str:
    head = "| page | queries | in process p50 | p95 | of limit | served p50 | p95 | of limit |"
    rows = [
        f"| {row['page']} | {row['queries']} | {row['alone_p50']} | {row['alone_p95']} |"
        f" {row['alone_share']} | {row['served_p50']} | {row['served_p95']} |"
        f" {row['served_share']} |"
        for row in found.pages
    ]
    return "\n".join(["## Pages", "", head, "|---" + "|---:" * 7 + "|", *rows, ""])


def _lines(title: str, lines: list[Line]) -> str:
    rows = [f"| {one.what} | {one.value} | {one.ratio} | {one.against} |" for one in lines]
    return "\n".join(
        [f"## {title}", "", "| what | rate | ratio | to |", "|---|---:|---:|---|", *rows, ""]
    )
