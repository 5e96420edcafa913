from typing import Any

import pytest
from django.utils import translation

from dure.council.models import Body
from dure.site.seats import tree

pytestmark = pytest.mark.usefixtures("world")

BODIES = Body.objects.prefetch_related("constituencies__posts")


def shape(nodes: list[dict[str, Any]]) -> list[Any]:
    return [(node["title"], shape(node["children"])) for node in nodes]


def test_bodies_stand_under_their_parents() -> None:
    assert shape(tree(BODIES.all())) == [("협의회", [("사무국", [("창구", [])])])]


def test_body_without_its_parent_at_hand_stands_on_top() -> None:
    found = tree(BODIES.exclude(key="council"))
    assert shape(found) == [("사무국", [("창구", [])])]


def test_no_body_is_lost_whatever_the_order() -> None:
    assert shape(tree(BODIES.order_by("-key"))) == shape(tree(BODIES.order_by("key")))


def test_seats_are_counted_by_side_and_an_unstated_number_as_one() -> None:
    (council,) = tree(BODIES.filter(key="council"))
    assert council["seats"][0] == {"side": "labour", "filled": 4, "vacant": 0}


def test_life_of_a_body() -> None:
    found = {node["title"]: node["note"] for node in flat(tree(BODIES.all()))}
    assert found["협의회"] == "2015년 –"
    assert "2016년 3월" in found["사무국"]
    assert "2019년" in found["사무국"]
    assert found["창구"] == ""
    with translation.override("en"):
        (office,) = tree(BODIES.filter(key="office"))
    assert office["note"] == "March 2016 – dissolved 2019"
    assert office["url"] == "/en/bodies/office/"


def flat(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for node in nodes for each in (node, *flat(node["children"]))]
