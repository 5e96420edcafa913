from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dure.site.story import Presence, segments

EFFECTS = ["takes_part", "joins", "leaves", "returns", "absent"]
PRESENCES = st.lists(
    st.builds(
        Presence,
        st.sampled_from(["labour", "government"]),
        st.dates(date(2010, 1, 1), date(2026, 1, 1)),
        st.sampled_from(EFFECTS),
    ),
    max_size=12,
)


def labour(*told: tuple[int, str]) -> list[tuple[int, int | None]]:
    """Segments of labour in years, from (year, effect)."""
    seen = [Presence("labour", date(year, 1, 1), effect) for year, effect in told]
    return [(start.year, end.year if end else None) for start, end in segments(seen, "labour")]


def test_lane_begins_with_the_first_part_in_anything() -> None:
    assert labour((2015, "takes_part"), (2016, "takes_part")) == [(2015, None)]


def test_lane_breaks_where_the_side_leaves_and_resumes_where_it_returns() -> None:
    told = labour((2015, "joins"), (2018, "leaves"), (2020, "returns"))
    assert told == [(2015, 2018), (2020, None)]


def test_a_meeting_after_leaving_does_not_mend_the_lane() -> None:
    told = labour((2015, "joins"), (2018, "leaves"), (2019, "takes_part"), (2020, "returns"))
    assert told == [(2015, 2018), (2020, None)]


def test_joining_anew_mends_it() -> None:
    assert labour((2015, "joins"), (2018, "leaves"), (2019, "joins"))[-1] == (2019, None)


def test_leaving_twice_breaks_once() -> None:
    assert labour((2015, "joins"), (2018, "leaves"), (2019, "leaves")) == [(2015, 2018)]


def test_who_left_before_taking_part_was_never_there() -> None:
    assert labour((2018, "leaves"), (2019, "takes_part")) == []


def test_staying_away_neither_begins_nor_breaks() -> None:
    assert labour((2014, "absent"), (2015, "joins"), (2016, "absent")) == [(2015, None)]


def test_nobody_has_no_lane() -> None:
    assert segments([], "labour") == []


@given(PRESENCES)
def test_segments_follow_each_other_and_only_the_last_is_open(seen: list[Presence]) -> None:
    found = segments(seen, "labour")
    for (start, end), (following, _) in pairwise(found):
        assert end is not None
        assert start <= end <= following


@given(PRESENCES)
def test_lane_has_as_many_breaks_as_ends(seen: list[Presence]) -> None:
    ended = [end for _, end in segments(seen, "labour") if end]
    left = [p.at for p in seen if p.side == "labour" and p.effect == "leaves"]
    assert set(ended) <= set(left)


@given(PRESENCES)
def test_other_sides_change_nothing(seen: list[Presence]) -> None:
    own = [p for p in seen if p.side == "labour"]
    assert segments(seen, "labour") == segments(own, "labour")
