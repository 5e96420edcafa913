"""From a promise and what is known of it to a finding, as of a date.

`decide` gives the status alone and is what bulk work calls; `evaluate` adds the explanation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter

from dure.ledger.domain.explain import explain
from dure.ledger.domain.forms import MEASURES
from dure.ledger.domain.periods import Sorted, decide_periods
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

# Forms whose evidence may be older than the promise: totals run on, a thing may be there already.
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
    known = _known(duty, observations, as_of, rules, judgements)
    if duty.spans and _is_found_by_period(known):
        return decide_periods(_whole(known), _decide_each(known))
    return MEASURES[duty.form].decide(_whole(known))


def decide_spans(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement] = (),
) -> tuple[Decision, ...]:
    return _decide_each(_known(duty, observations, as_of, rules, judgements))


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


def _known(
    duty: Duty,
    observations: Iterable[Observation],
    as_of: date,
    rules: Rules,
    judgements: Iterable[Judgement],
) -> Task:
    """What was known at the end of `as_of`, oldest first, before it is cut to what belongs."""
    seen = [one for one in observations if one.as_of <= as_of]
    judged = [one for one in judgements if one.on <= as_of]
    seen.sort(key=_OLDEST_FIRST)
    judged.sort(key=_JUDGED_FIRST)
    return Task(duty, as_of, rules, seen, judged)


def _is_found_by_period(known: Task) -> bool:
    """A duty that comes back every period has no result of its own beside those of its periods."""
    duty = known.duty
    if duty.form is Form.EVENT_LOG:
        return False
    if duty.form is Form.QUALITATIVE and any(one.span is None for one in known.judgements):
        return False
    return duty.due_on is None or duty.form is Form.RECURRING


def _whole(known: Task) -> Task:
    duty, start, due = known.duty, known.duty.starts_on, known.duty.due_on
    seen = known.observations
    if start is not None and duty.form not in _FROM_ANY_TIME and not duty.cumulative:
        seen = [one for one in seen if one.as_of >= start]
    if duty.form is Form.RECURRING and due is None:
        trigger = duty.condition.reached_on if duty.condition is not None else start
        due = _within_days(known, trigger)
    return Task(duty, known.as_of, known.rules, seen, known.judgements, start=start, due=due)


def _decide_each(known: Task) -> tuple[Decision, ...]:
    decide_one = MEASURES[known.duty.form].decide
    begun = [span for span in known.duty.spans if span.start <= known.as_of]
    begun.sort(key=attrgetter("start", "key"))
    seen_in = Sorted(known.observations, _OLDEST_FIRST)
    judged_in = Sorted(known.judgements, _JUDGED_FIRST)
    runs_on = known.duty.form is Form.CUMULATIVE or known.duty.cumulative
    tasks = (
        Task(
            known.duty,
            known.as_of,
            known.rules,
            known.observations if runs_on else seen_in.belonging_to(span),
            judged_in.belonging_to(span),
            span.start,
            _due_of(known, span),
            span,
        )
        for span in begun
    )
    return tuple(decide_one(task) for task in tasks)


def _due_of(known: Task, span: Span) -> date:
    within = _within_days(known, span.start) if known.duty.form is Form.RECURRING else None
    return within or span.due


def _within_days(known: Task, trigger: date | None) -> date | None:
    limit = known.parameter("within_days")
    if limit is None or trigger is None:
        return None
    return trigger + timedelta(days=int(limit.value))
