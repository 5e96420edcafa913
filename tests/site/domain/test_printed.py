from decimal import Decimal

import pytest

from dure.site.domain.printed import differs, is_rough, numbers_in


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("25,299", 25299),
        ("시속 70㎞", 70),
        ("61.0", 61),
        ("1만6,931명", 16931),
        ("5,171억 원", 517_100_000_000),
        ("3천1백60억 원", 316_000_000_000),
        ("13억5000만원", 1_350_000_000),
    ],
)
def test_commas_units_and_words_are_no_difference(printed: str, value: int) -> None:
    assert not differs(printed, Decimal(value))


@pytest.mark.parametrize(
    ("printed", "value"),
    [("533개(30.9%)", 533), ("159.182", 159182), ("1/4 수준", 25), ("1,714명", 1704)],
)
def test_other_digits_differ(printed: str, value: int) -> None:
    assert differs(printed, Decimal(value))


def test_text_without_digits_differs_from_nothing() -> None:
    assert numbers_in("매년") == []
    assert not differs("매년", Decimal(1))


def test_words_that_blur_or_bound_are_rough() -> None:
    assert is_rough("약 6만명")
    assert is_rough("70%이상")
    assert not is_rough("1,704명")
