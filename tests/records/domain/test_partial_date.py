from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.records.domain.partial_date import PartialDate

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
ISO = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last"),
    [
        ("2017", "year", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-06", "month", date(2017, 6, 1), date(2017, 6, 30)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("1900-02", "month", date(1900, 2, 1), date(1900, 2, 28)),
        ("2017-06-05", "day", date(2017, 6, 5), date(2017, 6, 5)),
    ],
)
def test_a_date_means_the_days_that_were_said(
    iso: str, precision: str, first: date, last: date
) -> None:
    found = PartialDate(iso)
    assert (found.precision, found.first, found.last) == (precision, first, last)


@pytest.mark.parametrize(
    "iso",
    ["", "17", "201", "2017-6", "2017-13", "2017-00", "2017-02-30", "0000", "2017/06", "2017-06-",
     " 2017", "2017\n", "2017-W01", "20170605", "２０１７-13", "unknown"],
)  # fmt: skip
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"year|month|day"):
        PartialDate(iso)


@given(ISO)
def test_first_day_is_never_after_the_last(iso: str) -> None:
    found = PartialDate(iso)
    assert found.first <= found.last
    assert str(found) == iso
    assert found.first.isoformat().startswith(iso)
    assert found.last.isoformat().startswith(iso)


@given(ISO, ISO)
def test_dates_sort_by_their_first_days(one: str, other: str) -> None:
    earlier, later = sorted([PartialDate(one), PartialDate(other)])
    assert earlier.first <= later.first


@given(ISO)
def test_a_whole_year_sorts_before_its_months_and_days(iso: str) -> None:
    assert PartialDate(iso[:4]) <= PartialDate(iso)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = PartialDate(text)
    except ValueError:
        return
    assert found.first <= found.last
