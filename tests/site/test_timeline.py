from datetime import date

import pytest

from dure.places.models import Region
from dure.site.timeline import Story, story_of

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def story(world: None) -> Story:
    return story_of(Region.objects.get(key="r"))


def test_events_agreements_and_ordinances_are_told_in_order(story: Story) -> None:
    assert [(item.kind, item.at) for item in story.items] == [
        ("law", date(2012, 5, 1)),
        ("meeting", date(2015, 2, 1)),
        ("law", date(2018, 1, 1)),
        ("other", date(2018, 2, 13)),
        ("withdrawal", date(2018, 6, 1)),
        ("meeting", date(2019, 1, 1)),
        ("agreement", date(2019, 10, 1)),
        ("return", date(2020, 4, 29)),
    ]


def test_dates_are_told_as_precisely_as_they_are_known(story: Story) -> None:
    labels = {item.url: item.date_label for item in story.items}
    assert labels["/ko/events/without/"] == "2019년"
    assert labels["/ko/agreements/pact/"] == "2019년 10월"
    assert labels["/ko/events/leaving/"] == "2018년 6월 1일"


def test_lanes_are_those_of_sides_that_took_part(story: Story) -> None:
    lanes = {lane.side: lane.segments for lane in story.lanes}
    assert lanes == {
        "labour": [(date(2015, 2, 1), date(2018, 6, 1)), (date(2020, 4, 29), None)],
        "management": [(date(2019, 11, 1), None)],
        "government": [(date(2015, 2, 1), None)],
    }


def test_who_stayed_away_is_not_among_those_who_were_there(story: Story) -> None:
    (forum,) = [item for item in story.items if item.url == "/ko/events/without/"]
    assert forum.sides == ["government"]


def test_repealed_ordinance_ends(story: Story) -> None:
    assert [(bar.start, bar.end) for bar in story.bars] == [
        (date(2012, 5, 1), date(2018, 12, 31)),
        (date(2018, 1, 1), None),
    ]


def test_region_in_which_nothing_happened_has_an_empty_story() -> None:
    empty = Region(key="empty", pk=0)
    assert story_of(empty) == Story([], [], [])
