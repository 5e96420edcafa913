"""A small ledger in the database, and short ways of writing into it."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from dure.audit.actions import recorded
from dure.audit.models import AuditedModel
from dure.ledger.models import Actual, Indicator, ParameterValue, Promise, RuleSet
from dure.parties.models import Organisation
from dure.places.models import Region
from dure.records.fields import LocalText

M = TypeVar("M", bound=AuditedModel)
DUE = date(2024, 12, 31)


def text(words: str) -> LocalText:
    return LocalText(words, words)


def write(model: type[M], **values: Any) -> M:
    with recorded(by="test", action="test"):
        return model._default_manager.create(**values)


def a_region(key: str) -> Region:
    return write(Region, key=key, name=text(key), kind="city")


def a_promise(region: Region, key: str = "jobs", target: int | None = 100, **more: Any) -> Promise:
    """A hundred jobs by the end of 2024, the total so far being what is observed."""
    values = {"form": "cumulative", "due_on": DUE, "indicator": an_indicator()} | more
    promise = write(Promise, key=key, region=region, title=text(key), statement=text(key), **values)
    if target is not None:
        write(
            ParameterValue,
            key=f"{key}/target@open",
            promise=promise,
            name="target",
            label=text("target"),
            value=Decimal(target),
            unit="person",
        )
    return promise


def an_indicator() -> Indicator:
    found = Indicator.objects.filter(key="jobs").first()
    return found or write(
        Indicator, key="jobs", title=text("jobs"), definition=text("jobs"), unit="person",
        cumulative=True,
    )  # fmt: skip


def an_actual(promise: Promise, day: str, value: int | None = None, **more: Any) -> Actual:
    checker = Organisation.objects.filter(key="checker").first() or write(
        Organisation, key="checker", name=text("checker"), kind="agency"
    )
    return write(
        Actual,
        key=f"{promise.key}/{day}-{Actual.objects.count()}",
        promise=promise,
        as_of=date.fromisoformat(day),
        value=value,
        approval="source_check",
        approved_by=checker,
        approved_on=date(2025, 6, 1),
        **more,
    )


@pytest.fixture
def region(db: None) -> Region:
    return a_region("gunsan")


@pytest.fixture
def rules(db: None) -> RuleSet:
    return write(
        RuleSet,
        key="rules-2026",
        version="2026",
        title=text("rules"),
        valid_from=date(2010, 1, 1),
        partly_from=Decimal("0.5"),
        evidence_reach_days=366,
    )
