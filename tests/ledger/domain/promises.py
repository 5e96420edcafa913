"""Short ways of writing the promises and records that the tests speak about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.sentences import plain_text
from dure.ledger.domain.types import (
    Duty,
    Finding,
    Form,
    Observation,
    Parameter,
    Rules,
    Span,
    Status,
)

RULES = Rules("rules-2026", "1", partly_from=Decimal("0.5"), evidence_reach_days=366)
DUE = date(2024, 12, 31)
AFTER = date(2025, 1, 1)


def on(text: str) -> date:
    return date.fromisoformat(text)


def stated(
    name: str, value: str | int, unit: str = "person", start: str = "", end: str = ""
) -> Parameter:
    return Parameter(
        f"{name}-{start or 'always'}",
        name,
        Decimal(value),
        unit,
        on(start) if start else None,
        on(end) if end else None,
    )


def seen(day: str, value: str | int | None = None, key: str = "", **more: Any) -> Observation:
    more = {
        name: Decimal(given) if name in {"numerator", "denominator", "base"} else given
        for name, given in more.items()
    }
    if "share_of_target" in more:
        more["share_of_target"] = Decimal(more["share_of_target"])
    number = Decimal(value) if value is not None else None
    return Observation(key or f"seen-{day}", on(day), number, **more)


def year(number: int, target: str | int | None = None) -> Span:
    end = date(number, 12, 31)
    goal = Decimal(target) if target is not None else None
    return Span(str(number), date(number, 1, 1), end, end, goal)


def promise(form: Form, *parameters: Parameter, unit: str = "person", **more: Any) -> Duty:
    return Duty("promise", form, unit, parameters=parameters, **{"due_on": DUE, **more})


def standing(form: Form, *parameters: Parameter, spans: Iterable[Span], **more: Any) -> Duty:
    """A duty of every period, without a due date of its own."""
    return promise(form, *parameters, spans=tuple(spans), due_on=None, **more)


def status(duty: Duty, observations: Iterable[Observation], as_of: date = AFTER) -> Status:
    return evaluate(duty, observations, as_of, RULES).status


def by_period(duty: Duty, observations: Iterable[Observation], as_of: date = AFTER) -> list[Status]:
    return [one.status for one in evaluate_spans(duty, observations, as_of, RULES)]


def told(finding: Finding, language: str = "ko") -> str:
    return plain_text(finding.explanation, language)
