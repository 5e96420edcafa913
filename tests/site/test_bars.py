from decimal import Decimal

from dure.site.bars import BarRow, scale


def test_actual_is_drawn_in_proportion_to_the_target() -> None:
    (drawn,) = scale([BarRow("jobs", 1704, 545)])
    assert drawn.target == 1000
    assert drawn.actual == Decimal("319.8")
    assert drawn.share == Decimal("32.0")


def test_no_actual_is_not_zero() -> None:
    missing, zero = scale([BarRow("a", 10, None), BarRow("b", 10, 0)])
    assert (missing.actual, missing.share) == (None, None)
    assert (zero.actual, zero.share) == (0, 0)


def test_rows_of_one_unit_share_a_scale_and_other_units_do_not() -> None:
    jobs, few, money = scale(
        [BarRow("a", 100, 1, "명"), BarRow("b", 50, 1, "명"), BarRow("c", 7, 1, "억 원")]
    )
    assert [row.target for row in (jobs, few, money)] == [1000, 500, 1000]


def test_the_longest_value_sets_the_scale_even_above_the_target() -> None:
    (drawn,) = scale([BarRow("a", 100, 120, printed=200, forecast=(80, 160))])
    assert (drawn.target, drawn.actual, drawn.printed) == (500, 600, 1000)
    assert drawn.band == (400, 400)


def test_target_of_zero_has_no_share() -> None:
    (drawn,) = scale([BarRow("a", 0, 0)])
    assert drawn.share is None
    assert drawn.target == 0


def test_no_rows_draw_nothing() -> None:
    assert scale([]) == []
