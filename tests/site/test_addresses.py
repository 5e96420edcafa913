"""Every record that has a page, or stands on one, is found there."""

import pytest
from django.apps import apps
from django.db import models

from dure.compacts.models import Clause
from dure.council.models import Post
from dure.ledger.models import ParameterValue
from dure.plans.models import PlanLine
from dure.records.domain.text import Text
from dure.site.addresses import OWN_PAGE, WHOLE, Place, place_of, title_of
from dure.site.kinds import KIND_NAMES
from dure.site.search import LABELS


@pytest.mark.parametrize("label", [*OWN_PAGE, *WHOLE])
def test_address_names_a_model_and_a_page(label: str) -> None:
    model = apps.get_model(label)
    place = place_of(model(key="whole/part/of"))
    assert place
    if label != "places.region":  # a region is no part of anything: its key has no slash
        assert place.url.startswith("/ko/")


def test_whatever_is_searched_has_a_name_on_screen() -> None:
    assert set(LABELS) <= set(KIND_NAMES)


@pytest.mark.parametrize(
    ("record", "place"),
    [
        (Clause(key="pact/v1/pay/floor"), Place("agreement", "pact", "clause-pact_v1_pay_floor")),
        (PlanLine(key="plan/all"), Place("plan", "plan", "line-plan_all")),
        (
            ParameterValue(key="pact/wages/upper@2019-01-01"),
            Place("promise", "pact/wages", "parameter-pact_wages_upper_2019-01-01"),
        ),
        (Post(key="council/labour/chair"), Place("body", "council")),
    ],
)
def test_part_stands_on_the_page_of_its_whole(record: models.Model, place: Place) -> None:
    assert place_of(record) == place


def test_record_without_a_page_has_no_place() -> None:
    agenda = apps.get_model("compacts.agenda")(key="wage")
    assert place_of(agenda) is None


def test_record_is_called_by_whichever_text_names_it() -> None:
    assert title_of(Clause(key="k", heading=Text("임금", "Wages"))) == Text("임금", "Wages")
    assert title_of(Clause(key="k")) == Text("k", "k")
