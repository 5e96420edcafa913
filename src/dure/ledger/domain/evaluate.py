"""From a promise and what is known of it to a finding, as of a date.

`decide` gives the status alone and is what bulk work calls; `evaluate` adds the explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter

from dure.ledger.domain.explain import explain
from dure.ledger.domain.forms import MEASURES
from dure.ledger.domain.periods import decide_periods
from dure.ledger.domain.task import Decision, Task
from dure.ledger.domain.types import (
    Duty,
    Finding,
    Form,
    Judgement,
    Observation,
    Rules,
    Span,
)

_OLDEST_FIRST = attrgetter("as_of", "key")
_JUDGED_FIRST = attrgetter("on", "key")

# Forms whose evidence may be older than the promise: totals run on, and a thing may be there already.
_FROM_ANY_TIME = frozenset({Form.CUMULATIVE, Form.MILESTONE, Form.EVENT_LOG, Form.QUALITATIVE})


def evaluate(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement] = (),
) -> Finding:
    """Find what can be said of the promise as a whole at the end of `as_of`."""
    return finding(decide(duty, observations, as_of, rules, judgements))


def evaluate_spans(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement] = (),
) -> tuple[Finding, ...]:
    """Find what can be said of each period that has begun by `as_of`, in order of time."""
    decisions = decide_spans(duty, observations, as_of, rules, judgements)
    return tuple(finding(decision) for decision in decisions)


def decide(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement] = (),
) -> Decision:
    known = _known(observations, as_of)
    judged = _judged(judgements, as_of)
    task = _whole(duty, known, as_of, rules, judged)
    if duty.spans and _is_found_by_period(duty, judged):
        return decide_periods(task, _spans(duty, known, as_of, rules, judged))
    return MEASURES[duty.form].decide(task)


def decide_spans(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement] = (),
) -> tuple[Decision, ...]:
    known = _known(observations, as_of)
    return _spans(duty, known, as_of, rules, _judged(judgements, as_of))


def finding(decision: Decision) -> Finding:
    task = decision.task
    return Finding(
        duty=task.duty.key,
        span=task.span.key if task.span is not None else None,
        as_of=task.as_of,
        status=decision.status,
        explanation=explain(decision),
        rules=task.rules.key,
        computed=decision.computed,
        provisional=decision.provisional,
        share=decision.share,
    )


def _known(observations: Iterable[Observation], as_of: date) -> list[Observation]:
    return sorted((seen for seen in observations if seen.as_of <= as_of), key=_OLDEST_FIRST)


def _judged(judgements: Iterable[Judgement], as_of: date) -> list[Judgement]:
    return sorted((one for one in judgements if one.on <= as_of), key=_JUDGED_FIRST)


def _is_found_by_period(duty: Duty, judged: Sequence[Judgement]) -> bool:
    """A duty that comes back every period has no result of its own beside those of its periods."""
    if duty.form is Form.EVENT_LOG:
        return False
    if duty.form is Form.QUALITATIVE and any(one.span is None for one in judged):
        return False
    return duty.due_on is None or duty.form is Form.RECURRING


def _whole(
    duty: Duty,
    known: Sequence[Observation],
    as_of: date,
    rules: Rules,
    judged: Sequence[Judgement],
) -> Task:
    start = duty.starts_on
    if start is not None and duty.form not in _FROM_ANY_TIME and not duty.cumulative:
        known = [seen for seen in known if seen.as_of >= start]
    task = Task(duty, as_of, rules, known, judged, start=start, due=duty.due_on)
    if duty.form is not Form.RECURRING or duty.due_on is not None:
        return task
    condition = duty.condition
    trigger = condition.reached_on if condition is not None else start
    due = _within_days(task, trigger)
    return Task(duty, as_of, rules, known, judged, start=start, due=due)


def _within_days(task: Task, trigger: date | None) -> date | None:
    limit = task.parameter("within_days")
    if limit is None or trigger is None:
        return None
    return trigger + timedelta(days=int(limit.value))


def _spans(
    duty: Duty,
    known: Sequence[Observation],
    as_of: date,
    rules: Rules,
    judged: Sequence[Judgement],
) -> tuple[Decision, ...]:
    decide_one = MEASURES[duty.form].decide
    begun = sorted(
        (span for span in duty.spans if span.start <= as_of), key=attrgetter("start", "key")
    )
    return tuple(decide_one(_period(duty, span, known, as_of, rules, judged)) for span in begun)


def _period(
    duty: Duty,
    span: Span,
    known: Sequence[Observation],
    as_of: date,
    rules: Rules,
    judged: Sequence[Judgement],
) -> Task:
    runs_on = duty.form is Form.CUMULATIVE or duty.cumulative
    own = known if runs_on else [seen for seen in known if belongs(seen.span, seen.as_of, span)]
    verdicts = [one for one in judged if belongs(one.span, one.on, span)]
    task = Task(duty, as_of, rules, own, verdicts, start=span.start, due=span.due, span=span)
    if duty.form is not Form.RECURRING:
        return task
    due = _within_days(task, span.start) or span.due
    return Task(duty, as_of, rules, own, verdicts, start=span.start, due=due, span=span)


def belongs(named: str | None, on: date, span: Span) -> bool:
    """A record belongs to the period it names, else to the one that its date lies in."""
    return named == span.key if named is not None else span.start <= on <= span.end
