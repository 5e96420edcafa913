"""Findings per second on one core, beside NumPy and DuckDB written by hand for three forms.

The peers say met or not met and no more; Dure's rules also know waivers, conditions, dated
parameters and six further forms, and explain each finding. All must come to the same statuses.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import duckdb
import numpy as np

from bench.results import Line
from dure.ledger.domain.evaluate import decide_spans, evaluate_spans
from dure.ledger.domain.types import Duty, Form, Observation, Rules, Span, Status

AS_OF = date(2026, 7, 15)  # between the end of the last period and its due date
RULES = Rules("synthetic", "1", Decimal("0.5"), 60)
PERIODS = 20
CODES = [Status.MET, Status.MET_LATE, Status.PARTLY_MET, Status.NOT_MET, Status.NOT_DUE,
         Status.NO_EVIDENCE]  # fmt: skip
MET, LATE, PARTLY, NOT_MET, NOT_DUE, NO_EVIDENCE = range(6)
Columns = dict[str, np.ndarray[Any, Any]]
Case = tuple[Duty, list[Observation]]


@dataclass
class Data:
    """The same periods and observations as domain values and as columns.

    A period is (start, end, due, target); an observation (period, day, value, whole).
    """

    cases: list[Case]
    periods: Columns
    seen: Columns


def measure(promises: int, seed: int) -> list[Line]:
    lines = []
    for form in (Form.THRESHOLD, Form.RATIO, Form.CUMULATIVE):
        data = generate(form, promises, Random(seed))
        count = len(data.periods["due"])
        deciding, decided = _decided(data)
        explaining = _timed(
            lambda data=data: [evaluate_spans(d, s, AS_OF, RULES) for d, s in data.cases]
        )[0]
        rate = count / deciding
        lines.append(Line(f"{form}: decide", f"{rate:,.0f}/s", "1", "Dure's rules"))
        lines.append(_line(f"{form}: decide and explain", count / explaining, rate))
        for name, peer in (("NumPy", by_numpy), ("DuckDB, one thread", by_duckdb)):
            seconds, found = _timed(lambda data=data, peer=peer, form=form: peer(form, data))
            if not np.array_equal(found, decided):
                raise RuntimeError(f"{name} and Dure differ on {form}")
            lines.append(_line(f"{form}: {name}, status alone", count / seconds, rate))
    return lines


def _line(what: str, rate: float, base: float) -> Line:
    return Line(what, f"{rate:,.0f}/s", f"{rate / base:,.2f}", "times Dure's decide")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _decided(data: Data) -> tuple[float, np.ndarray[Any, Any]]:
    seconds, found = _timed(
        lambda: [decide_spans(duty, seen, AS_OF, RULES) for duty, seen in data.cases]
    )
    code = {status: n for n, status in enumerate(CODES)}
    return seconds, np.array([code[one.status] for each in found for one in each])


def generate(form: Form, promises: int, draw: Random) -> Data:
    """Promises of twenty quarters; some periods have no observation, some three, a few are late."""
    cases: list[Case] = []
    periods: list[tuple[int, int, int]] = []
    seen: list[tuple[int, int, int, int]] = []
    for n in range(promises):
        spans, observations, total = [], [], 0
        amount = draw.randint(10, 1000)
        for k in range(PERIODS):
            start = date(2021 + (k + 2) // 4, 3 * ((k + 2) % 4) + 1, 1)
            end = start + timedelta(days=89)
            # a share that stood a day after the due date is left out: the peers see the end alone
            late = () if form is Form.RATIO else (-20,)
            due = end + timedelta(days=draw.choice((*late, 0, 30)))
            target = (
                60 if form is Form.RATIO else amount * (k + 1 if form is Form.CUMULATIVE else 1)
            )
            key = f"p{n}/q{k}"
            spans.append(Span(key, start, end, due, Decimal(target)))
            periods.append((start.toordinal(), due.toordinal(), target))
            days = sorted(draw.sample(range(90), draw.choice((0, 1, 1, 3))))
            for day in (start + timedelta(days=d) for d in days):
                whole = draw.randint(1, 300)
                value = int(draw.uniform(0.1, 1.2) * (whole if form is Form.RATIO else amount))
                total += value
                value = total if form is Form.CUMULATIVE else value
                seen.append((n * PERIODS + k, day.toordinal(), value, whole))
                observations.append(_observation(form, f"{key}/{day}", day, value, whole))
        duty = Duty(f"p{n}", form, "person", cumulative=form is Form.CUMULATIVE, spans=tuple(spans))
        cases.append((duty, observations))
    return Data(
        cases, _columns("start due target", periods), _columns("period day value whole", seen)
    )


def _observation(form: Form, key: str, day: date, value: int, whole: int) -> Observation:
    if form is Form.RATIO:
        return Observation(key, day, numerator=Decimal(value), denominator=Decimal(whole))
    return Observation(key, day, value=Decimal(value))


def _columns(names: str, rows: list[tuple[int, ...]]) -> Columns:
    table = np.array(rows, dtype=np.int64)
    return {name: table[:, n] for n, name in enumerate(names.split())}


def by_numpy(form: Form, data: Data) -> np.ndarray[Any, Any]:
    """Sums per period for threshold and ratio; the latest total up to a day for cumulative."""
    due, today = data.periods["due"], AS_OF.toordinal()
    at_due, at_end = (_read(form, data, np.minimum(last, today)) for last in (due, due * 0 + today))
    (got, want, last), (late_got, late_want, late_last) = at_due, at_end
    known, late_known = last > 0, late_last > 0
    reached = known & (got >= want)
    is_late = late_last > np.where(known, last, 0)
    reached_late = is_late & (late_got >= late_want)
    # of a share reached in time the later counts; of a sum or total the later is never less
    first = known & (form is Form.RATIO) & (got * late_want > late_got * want)
    fresh_last = np.where(first, last, late_last)
    fresh = due - fresh_last <= RULES.evidence_reach_days
    first &= due - last <= RULES.evidence_reach_days
    got, want = np.where(first, got, late_got), np.where(first, want, late_want)
    short = np.where(2 * got >= want, PARTLY, NOT_MET)
    short = np.where(fresh | (late_last > due), short, NO_EVIDENCE)
    kept = MET
    if form is Form.RATIO:
        kept = np.where(due - last <= RULES.evidence_reach_days, MET, NO_EVIDENCE)
    past = np.where(reached, kept, np.where(reached_late, LATE, short))
    past = np.where(late_known, past, NO_EVIDENCE)
    return np.where(today > due, past, np.where(reached, MET, NOT_DUE))


def _read(form: Form, data: Data, until: np.ndarray[Any, Any]) -> tuple[Any, Any, Any]:
    """What was reached, what was wanted and the last day, per period, up to its own day."""
    seen, count = data.seen, len(until)
    target = data.periods["target"]
    if form is Form.CUMULATIVE:
        promise = seen["period"] // PERIODS
        scale = 10_000_000
        place = np.searchsorted(
            promise * scale + seen["day"], np.arange(count) // PERIODS * scale + until, "right"
        )
        found = (place > 0) & (promise[place - 1] == np.arange(count) // PERIODS)
        value = np.where(found, seen["value"][place - 1], 0)
        return value, target, np.where(found, seen["day"][place - 1], 0)
    inside = seen["day"] <= until[seen["period"]]
    period, last = seen["period"][inside], np.zeros(count, np.int64)
    np.maximum.at(last, period, seen["day"][inside])
    got = np.bincount(period, seen["value"][inside], count).astype(np.int64)
    if form is not Form.RATIO:
        return got, target, last
    whole = np.bincount(period, seen["whole"][inside], count).astype(np.int64)
    return 100 * got, target * whole, last


_DUCKDB = """
with p as (select row_number() over () - 1 as n, * from periods), r as (
  select n, due, {got} as got, {want} as want, {last} as last,
    {late_got} as late_got, {late_want} as late_want, {late_last} as late_last
  from p left join seen s on {joined} and s.day <= {today} group by n, due, target, p.start)
select case
  when {today} <= due then case when got >= want and last is not null then 0 else 4 end
  when late_last is null then 5
  when last is not null and got >= want
    then case when {stale} and due - last > {reach} then 5 else 0 end
  when late_last > coalesce(last, 0) and late_got >= late_want then 1
  when {first} then case when 2 * got >= want then 2 else 3 end
  when late_last <= due and due - late_last > {reach} then 5
  when 2 * late_got >= late_want then 2 else 3 end as status
from r order by n
"""


def by_duckdb(form: Form, data: Data) -> np.ndarray[Any, Any]:
    in_time = "filter (where s.day <= p.due)"
    sums = {
        "got": f"sum(s.value) {in_time}", "late_got": "sum(s.value)",
        "want": "target", "late_want": "target", "joined": "s.period = p.n",
        "stale": "false", "first": "false",
    }  # fmt: skip
    if form is Form.RATIO:
        sums |= {
            "got": f"100 * sum(s.value) {in_time}", "late_got": "100 * sum(s.value)",
            "want": f"target * sum(s.whole) {in_time}", "late_want": "target * sum(s.whole)",
            "stale": "true",
            "first": "last is not null and due - last <= {reach}"
            " and got * late_want > late_got * want",
        }  # fmt: skip
    if form is Form.CUMULATIVE:
        sums |= {
            "got": f"max(s.value) {in_time}", "late_got": "max(s.value)",
            "joined": f"s.period // {PERIODS} = p.n // {PERIODS}",
        }  # fmt: skip
    own = {"today": AS_OF.toordinal(), "reach": RULES.evidence_reach_days}
    sums["first"] = sums["first"].format(**own)
    query = _DUCKDB.format(**sums, **own, last=f"max(s.day) {in_time}", late_last="max(s.day)")
    connection = duckdb.connect(config={"threads": 1})
    for name, columns in (("periods", data.periods), ("seen", data.seen)):
        connection.register(name, dict(columns))
    found = connection.sql(query).fetchnumpy()["status"]
    return np.asarray(found)
