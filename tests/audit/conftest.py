from datetime import date
from decimal import Decimal

import pytest

from dure.accounts.models import RoleGrant, User
from dure.audit.actions import recorded
from dure.ledger.models import Finding, Indicator, Period, Promise, RuleSet
from dure.places.models import Region, StatCell, StatTable
from dure.records.domain.partial_date import PartialDate
from dure.records.fields import LocalText
from dure.records.models import Source

AS_OF = date(2024, 12, 31)


def a_source(key: str = "press-one", **values: object) -> Source:
    return Source(
        **{
            "key": key,
            "kind": Source.Kind.PRESS,
            "title": LocalText("군산형 일자리", "Gunsan jobs"),
            "published": PartialDate("2019-10"),
            **values,
        }
    )


def write_ledger() -> None:
    """A few rows with every kind of column that the house has, in two events."""
    with recorded(by="import", action="import", subject="gunsan", note="표본"):
        source = a_source()
        source.save()
        region = Region.objects.create(
            key="gunsan", name=LocalText("군산시", "Gunsan"), kind="city", source=source
        )
        table = StatTable.objects.create(key="jobs", region=region, title=LocalText("고용", "Jobs"))
        for row in range(3):
            StatCell.objects.create(
                key=f"jobs/{row}",
                table=table,
                row_order=row,
                column_order=0,
                value=Decimal(row) / 3,
            )
        indicator = Indicator.objects.create(key="hired", unit="person")
        promise = Promise.objects.create(
            key="gunsan/1", region=region, indicator=indicator, form="threshold", due_on=AS_OF
        )
        Period.objects.create(
            key="gunsan/1/2024",
            promise=promise,
            start=date(2024, 1, 1),
            end=AS_OF,
            due=AS_OF,
            target=1704,
        )
    with recorded(by="assessor", action="assess", subject="gunsan"):
        rules = RuleSet.objects.create(
            key="dure-2026", version="1", valid_from=AS_OF, partly_from="0.5", evidence_reach_days=9
        )
        promise.finding = Finding.objects.create(
            key="gunsan/1/f", promise=promise, as_of=AS_OF, status="not_met", rules=rules,
            share=Decimal(545) / 1704, explanation=[{"value": 32.0, "text": {"ko": "가"}}, 0.5],
        )  # fmt: skip
        promise.save()
        user = User.objects.create(email="officer@gunsan.example", name="담당")
        RoleGrant.objects.create(user=user, role="officer", region=region, until=AS_OF)


@pytest.fixture
def ledger(db: None) -> None:
    write_ledger()
