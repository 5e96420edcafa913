from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dure.site.lanes import LEFT, RIGHT, WIDTH, Bar, Chart, Item, Lane, chart

OUT, BACK = date(2018, 12, 5), date(2020, 5, 3)
LABOUR = Lane("labour", "Labour", [(date(2015, 1, 1), OUT), (BACK, None)])
CITY = Lane("government", "Government", [(date(2015, 1, 1), None)])


def item(at: date, kind: str = "meeting", *sides: str, **effect: str) -> Item:
    return Item(at.isoformat(), at, kind, "title", "/x", list(sides), effect)


def drawn(*items: Item, bars: tuple[Bar, ...] = ()) -> Chart:
    result = chart([LABOUR, CITY], list(items), bars)
    assert result is not None
    return result


def test_chart_of_nothing_is_none() -> None:
    assert chart([], [], []) is None


def test_lane_breaks_where_a_side_leaves_and_resumes_where_it_returns() -> None:
    result = drawn(item(OUT, "withdrawal", "labour"), item(BACK, "return", "labour"))
    first, second = result.lanes[0].segments
    leaves, returns = result.items
    assert (first.broken, first.resumed) == (True, False)
    assert (second.broken, second.resumed) == (False, True)
    assert first.x2 < leaves.x < second.x1 == returns.x


def test_open_lane_runs_to_the_edge() -> None:
    (segment,) = drawn(item(OUT)).lanes[1].segments
    assert segment.x2 == WIDTH - RIGHT
    assert not segment.broken


def test_agreement_binds_only_the_sides_that_take_part() -> None:
    (agreement,) = drawn(item(date(2019, 1, 30), "agreement", "government")).items
    assert [(touch.side, touch.effect) for touch in agreement.touches] == [("government", "binds")]
    assert agreement.y1 == agreement.y2


def test_agreement_reaches_from_the_first_to_the_last_side() -> None:
    (agreement,) = drawn(item(date(2017, 6, 1), "agreement", "government", "labour")).items
    assert agreement.y1 < agreement.y2


def test_side_that_never_left_only_joins_a_return() -> None:
    (returns,) = drawn(item(BACK, "return", "labour", "government")).items
    assert {touch.side: touch.effect for touch in returns.touches} == {
        "labour": "resumes",
        "government": "joins",
    }


def test_effect_named_for_a_side_wins_over_the_kind() -> None:
    (meeting,) = drawn(item(OUT, "meeting", "government", labour="breaks")).items
    assert {t.side: t.effect for t in meeting.touches} == {
        "labour": "breaks",
        "government": "joins",
    }


def test_rails_of_the_list_say_who_was_there_before_and_after() -> None:
    leaves, between, returns = drawn(
        item(OUT, "withdrawal", "labour"), item(date(2019, 6, 1)), item(BACK, "return", "labour")
    ).items
    labour = [(i.rails[0].before, i.rails[0].after) for i in (leaves, between, returns)]
    assert labour == [(True, False), (False, False), (False, True)]


def test_items_are_numbered_by_date_whatever_their_order() -> None:
    result = drawn(item(BACK), item(OUT))
    assert [(d.number, d.item.at) for d in result.items] == [(1, OUT), (2, BACK)]


def test_numbers_of_items_on_one_day_do_not_cover_each_other() -> None:
    result = drawn(*[item(OUT)] * 6)
    heights = {d.number_y for d in result.items}
    assert len(heights) == 6
    assert min(heights) > 0
    assert max(heights) < result.top


def test_repealed_ordinance_ends_and_one_in_force_does_not() -> None:
    laws = (
        Bar("old", date(2016, 7, 1), date(2018, 5, 1), "/old"),
        Bar("new", date(2018, 5, 1), None, "/new"),
    )
    old, new = drawn(bars=laws).bars
    assert old.repealed
    assert old.end == new.x
    assert not new.repealed
    assert new.end == WIDTH - RIGHT


@given(st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1, max_size=12))
def test_every_item_stands_inside_the_drawing_in_order(days: list[date]) -> None:
    result = chart([CITY], [item(day) for day in days], [])
    assert result is not None
    xs = [d.x for d in result.items]
    assert xs == sorted(xs)
    assert all(LEFT <= x <= WIDTH - RIGHT for x in xs)
