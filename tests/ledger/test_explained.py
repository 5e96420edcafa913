"""The explanation for programs: complete, exact, and the same as what is stored."""

import json
from datetime import date
from decimal import Decimal

import pytest

from dure.ledger.actions import assess
from dure.ledger.domain.types import Status
from dure.ledger.explained import as_json, elements, missing, period_findings
from dure.ledger.models import ParameterValue, Period, Promise
from dure.ledger.queries import with_everything
from dure.places.models import Region
from tests.ledger.conftest import a_promise, an_actual, text, write

pytestmark = pytest.mark.usefixtures("rules")

TODAY = date(2025, 7, 1)


@pytest.fixture
def promise(region: Region) -> Promise:
    made = a_promise(region)
    an_actual(made, "2024-03-31", share_of_target=Decimal("0.32"), printed="32%")
    return loaded(made)


def loaded(promise: Promise) -> Promise:
    return with_everything(Promise.objects.all()).get(pk=promise.pk)


def test_explanation_survives_as_json_text(promise: Promise) -> None:
    told = as_json(promise, TODAY)
    assert json.loads(json.dumps(told)) == told


def test_explanation_names_status_arithmetic_and_what_it_rests_on(promise: Promise) -> None:
    told = as_json(promise, TODAY)
    assert (told["status"], told["provisional"], told["rules"]) == ("not_met", True, "rules-2026")
    assert Decimal(told["share"]) == Decimal("0.32")
    assert told["explanation_text"]["en"].startswith(
        "32% × 100 people = about 32 people (computed)"
    )
    assert told["explanation_text"]["ko"].startswith("32% × 100명 = 약 32명(계산값)")
    (parameter,) = told["parameters"]
    assert (parameter["name"], parameter["value"], parameter["unit"]) == ("target", "100", "person")
    (actual,) = told["actuals"]
    assert (actual["share_of_target"], actual["value"], actual["printed"]) == ("0.32", None, "32%")
    assert actual["approved_by"] == "checker"
    assert told["statuses"] == [status.value for status in Status]


def test_what_is_missing_is_named_in_the_order_of_reading(promise: Promise) -> None:
    assert as_json(promise, TODAY)["missing"] == [
        "bearer",
        "beneficiary",
        "source",
        "reporter",
        "verifier",
        "consequence",
    ]
    assert [row["name"].en for row in elements(promise) if not row["text"]] == [
        "bearer",
        "beneficiary",
        "source",
        "reporter",
        "verifier",
        "consequence",
    ]


def test_superseded_actual_is_not_shown(promise: Promise) -> None:
    an_actual(promise, "2024-03-31", 40, supersedes=promise.actuals.get())
    (actual,) = as_json(loaded(promise), TODAY)["actuals"]
    assert actual["value"] == "40"


@pytest.mark.parametrize("value", ["517100000000", "0.000001", "1E+11", "-3.5"])
def test_numbers_are_written_out_in_full(region: Region, value: str) -> None:
    promise = a_promise(region, target=None)
    write(ParameterValue, key="jobs/target@open", promise=promise, name="target",
          label=text("target"), value=Decimal(value), unit="KRW")  # fmt: skip
    (parameter,) = as_json(loaded(promise), TODAY)["parameters"]
    assert Decimal(parameter["value"]) == Decimal(value)
    assert "E" not in parameter["value"]


def test_periods_that_have_begun_are_told_one_by_one(region: Region) -> None:
    promise = a_promise(region, target=None, form="threshold", due_on=None)
    for year in (2024, 2026):
        write(Period, key=f"jobs/{year}", promise=promise, start=date(year, 1, 1),
              end=date(year, 12, 31), due=date(year, 12, 31), target=Decimal(10))  # fmt: skip
    an_actual(promise, "2024-12-31", 10)
    told = as_json(loaded(promise), TODAY)
    assert told["periods"] == [{"key": "jobs/2024", "status": "met", "target": "10"}]


def test_stored_finding_equals_the_one_recomputed_from_its_inputs(region: Region) -> None:
    promise = a_promise(region, target=None, form="threshold", due_on=None)
    write(Period, key="jobs/2024", promise=promise, start=date(2024, 1, 1), end=date(2024, 12, 31),
          due=date(2024, 12, 31), target=Decimal(3))  # fmt: skip
    an_actual(promise, "2024-12-31", 1)  # a third: more digits than are kept
    assess(by="test", as_of=TODAY)
    found = loaded(promise)
    assert found.finding
    told = as_json(found, TODAY)
    assert (found.finding.status, found.finding.explanation) == (
        told["status"],
        told["explanation"],
    )
    (period,) = period_findings(found, TODAY)
    stored = found.findings.get(period=period.period)
    assert (stored.status, stored.share) == (period.finding.status, period.finding.share)


def test_nothing_missing_where_everything_is_stated(promise: Promise) -> None:
    lacking = {element.value for element in missing(promise)}
    assert "target_or_formula" not in lacking
    assert "due" not in lacking
