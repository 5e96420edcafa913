"""Rows imported per second: compared, written, and found unchanged; beside plain PyYAML."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from bench.results import Line
from dure.exchange.engine import Outcome, run
from dure.ledger.models import Actual, ParameterValue, Period, Promise

PER_AGREEMENT = 204  # rows that one agreement below comes to

_BASE = """dure: 1
sources:
  - {key: synthetic-import, kind: record, title: {ko: 자료(가상), en: Source (synthetic)}}
regions:
  - {key: synthetic-town, name: {ko: 가상읍, en: Synthetic Town}, kind: city, source: synthetic-import}
organisations:
  - {key: synthetic-hall, name: {ko: 가상시청, en: Synthetic Hall}, kind: city, source: synthetic-import}
indicators:
  - {key: synthetic-count, title: {ko: 지표(가상), en: Indicator (synthetic)}, definition: {ko: 수, en: Count}, unit: person, source: synthetic-import}
agendas:
  - {key: synthetic-jobs, title: {ko: 고용(가상), en: Jobs (synthetic)}}
agreements:
"""  # noqa: E501 -- one record a line
_AGREEMENT = """\
  - key: synthetic-compact-{n}
    region: synthetic-town
    title: {{ko: 협약 {n}(가상), en: Compact {n} (synthetic)}}
    status: in_force
    source: synthetic-import
    parties:
      - {{organisation: synthetic-hall, side: government}}
    versions:
      - number: 1
        clauses:
"""
_CLAUSE = """\
          - id: c{n}
            number: "{n}"
            agenda: synthetic-jobs
            heading: {{ko: 고용, en: Jobs}}
            text: {{ko: "해마다 채용합니다.", en: "Hire every year."}}
            obligations:
              - id: o{n}
                clause_kind: {kind}
                promise:
                  title: {{ko: 채용 {n}(가상), en: Hiring {n} (synthetic)}}
                  statement: {{ko: 해마다 채용합니다., en: They hire every year.}}
                  bearer: synthetic-hall
                  indicator: synthetic-count
                  form: threshold
                  parameters:
                    - {{name: target, label: {{ko: 목표, en: Target}}, value: 100, unit: person}}
                  periods:
"""
_PERIOD = "                    - {{id: y{y}, start: {y}-01-01, end: {y}-12-31, due: {y}-12-31}}\n"
_ACTUAL = """\
                    - {{id: a{y}, as_of: {y}-12-31, value: {y}, approval: source_check,
                       approved_by: synthetic-hall, approved_on: {y}-12-31,
                       source: synthetic-import}}
"""
CLAUSES, YEARS = 20, range(2020, 2023)


def measure(rows: int, folder: Path) -> list[Line]:
    file = folder / "synthetic.yml"
    file.write_text(document(max(1, rows // PER_AGREEMENT)), "utf-8")
    comparing, outcome = _run(file)
    writing, _ = _run(file, commit=True)
    again, unchanged = _run(file, commit=True)
    if unchanged.difference.created or unchanged.difference.changed:
        raise RuntimeError("The second import found differences.")
    plain = _plainly(file, outcome.rows)
    return [
        Line(
            f"plain PyYAML and bulk_create ({outcome.rows:,} rows)",
            f"{outcome.rows / plain:,.0f} rows/s",
            "1",
            "plain",
        ),
        _line("import, dry run", outcome.rows, comparing, plain),
        _line("import, written, logged, assessed and indexed", outcome.rows, writing, plain),
        _line("import, second run: nothing to do", outcome.rows, again, plain),
    ]


def _line(what: str, rows: int, seconds: float, plain: float) -> Line:
    return Line(what, f"{rows / seconds:,.0f} rows/s", f"{seconds / plain:.1f}", "times as long")


def document(agreements: int) -> str:
    from dure.compacts.clause_kinds import ClauseKind

    kind = next(iter(ClauseKind)).value
    periods = "".join(_PERIOD.format(y=year) for year in YEARS)
    actuals = "".join(_ACTUAL.format(y=year) for year in YEARS)
    parts = f"{periods}                  actuals:\n{actuals}"
    clauses = "".join(_CLAUSE.format(n=n, kind=kind) + parts for n in range(1, CLAUSES + 1))
    return _BASE + "".join(_AGREEMENT.format(n=n) + clauses for n in range(1, agreements + 1))


def _run(file: Path, *, commit: bool = False) -> tuple[float, Outcome]:
    start = time.perf_counter()
    outcome = run([file], commit=commit)
    seconds = time.perf_counter() - start
    if outcome.faults:
        raise RuntimeError(f"The synthetic import is faulty: {outcome.faults[0]}")
    return seconds, outcome


def _plainly(file: Path, rows: int) -> float:
    """Parse the file, and write as many rows of the models that most of them are of: no checks."""
    parsing = _timed(lambda: yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))
    written, seconds = 0, 0.0
    with transaction.atomic():
        for model in (Promise, Period, Actual, ParameterValue):
            copies: list[Any] = list(model.objects.all())
            for copy in copies:
                copy.pk, copy.key = None, f"plain-{copy.key}"
            written += len(copies)
            seconds += _timed(lambda model=model, copies=copies: model.objects.bulk_create(copies))
        transaction.set_rollback(True)
    return parsing + seconds * rows / written


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
