"""A promise's finding with everything that explains it, as of any date, for pages and programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from dure.ledger.domain import evaluate, serial, verifiability
from dure.ledger.domain.types import Finding
from dure.ledger.models import Promise
from dure.ledger.queries import duty_of, judgements_of, observations_of, rules_at, rules_of
from dure.records.domain.text import Text


def finding_at(promise: Promise, as_of: date) -> Finding:
    """What the rules say now for that date. Expects `with_everything`."""
    return evaluate.evaluate(*_case(promise, as_of))


def period_findings(promise: Promise, as_of: date) -> tuple[Finding, ...]:
    return evaluate.evaluate_spans(*_case(promise, as_of))


def _case(promise: Promise, as_of: date) -> tuple[Any, ...]:
    return (
        duty_of(promise),
        observations_of(promise.standing_actuals),
        as_of,
        rules_of(rules_at(as_of)),
        judgements_of(promise.judgements.all()),
    )
