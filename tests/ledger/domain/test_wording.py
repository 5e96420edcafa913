from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dure.ledger.domain.sentences import pieces, plain_text, sentences_as_json, sentences_from_json
from dure.ledger.domain.types import Ref, Sentence, Term
from dure.ledger.domain.wording import (
    day,
    estimated,
    number,
    particle,
    percentage,
    quantity,
    sentence,
    won,
)
from dure.records.domain.text import Text


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        ("517100000000", "5,171억 원", "KRW 517.1 bn"),
        ("316000000000", "3,160억 원", "KRW 316 bn"),
        ("8700000000", "87억 원", "KRW 8.7 bn"),
        ("1200000000000", "1조 2,000억 원", "KRW 1,200 bn"),
        ("12345678", "1,234만 5,678원", "KRW 12.3 m (exactly 12,345,678)"),
        ("517123456789", "5,171억 2,345만 6,789원", "KRW 517.1 bn (exactly 517,123,456,789)"),
        ("100000000", "1억 원", "KRW 100 m"),
        ("10000", "1만 원", "KRW 10,000"),
        ("9999", "9,999원", "KRW 9,999"),
        ("0", "0원", "KRW 0"),
        ("-50000", "-5만 원", "KRW -50,000"),
        ("1234.5", "1,234.5원", "KRW 1,234.5"),
    ],
)
def test_won_is_written_as_people_say_it_and_loses_nothing(value: str, ko: str, en: str) -> None:
    assert won(Decimal(value)) == Text(ko, en)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1704", "1,704"), ("1E+3", "1,000"), ("2.50", "2.5"), ("-0", "0"), ("100", "100")],
)
def test_number_keeps_every_digit_that_says_something(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "ko", "en"),
    [
        (1704, "person", "1,704명", "1,704 people"),
        (1, "person", "1명", "1 person"),
        (350000, "vehicle", "350,000대", "350,000 vehicles"),
        (20, "percent", "20%", "20%"),
        (500, "", "500", "500"),
        (7, "kWh", "7 kWh", "7 kWh"),
    ],
)
def test_quantity_has_its_unit_in_both_languages(value: int, unit: str, ko: str, en: str) -> None:
    assert quantity(Decimal(value), unit) == Text(ko, en)


@pytest.mark.parametrize(
    ("word", "pair", "chosen"),
    [
        ("1,704명", "은/는", "은"),
        ("100대", "은/는", "는"),
        ("약 545명(계산값)", "을/를", "을"),
        ("20%", "이/가", "가"),
        ("10", "이/가", "이"),
        ("12", "이/가", "가"),
        ("1월", "으로/로", "로"),
        ("일부 이행", "으로/로", "으로"),
        ("서울", "으로/로", "로"),
        ("증빙 없음", "으로/로", "으로"),
        ("GGM", "이/가", "이"),
        ("", "은/는", "는"),
    ],
)
def test_particle_follows_the_last_sound(word: str, pair: str, chosen: str) -> None:
    closed, opened = pair.split("/")

    assert particle(word, closed, opened) == chosen


def test_sentence_sets_the_particle_after_a_closing_quote() -> None:
    made = sentence("‘{x}’[으로/로] 봅니다.", "Taken as {x}.", x=Term(Text("면제", "excused")))

    assert plain_text([made], "ko") == "‘면제’로 봅니다."
    assert plain_text([made], "en") == "Taken as excused."


def test_percentage_never_shows_more_than_was_reached() -> None:
    assert percentage(Decimal(1703), Decimal(1704)).ko == "99.9%"
    assert percentage(Decimal(1704), Decimal(1704)).ko == "100%"
    assert percentage(Decimal(1), Decimal(3)).en == "33.3%"


def test_estimate_says_that_it_is_one() -> None:
    assert estimated(Decimal("545.28"), "person").text.ko == "약 545명(계산값)"
    assert estimated(Decimal(1300), "vehicle").text.en == "about 1,300 vehicles (computed)"
    assert estimated(Decimal(1300), "vehicle").derived


def test_day_is_written_in_full() -> None:
    assert day(date(2024, 3, 1)) == Text("2024년 3월 1일", "1 March 2024")


def test_pieces_keep_words_and_terms_in_reading_order() -> None:
    paid = Term(Text("5명", "5 people"), Ref("actual", "a"))
    made = Sentence(Text("모두 {paid} {unknown}", "{paid} in all"), {"paid": paid})

    assert list(pieces(made, "ko")) == ["모두 ", paid, " {unknown}"]
    assert list(pieces(made, "en")) == [paid, " in all"]


def test_braces_inside_a_term_are_left_alone() -> None:
    made = sentence("{note}", "{note}", note=Term(Text("{note}[은/는]", "{note}")))

    assert plain_text([made], "ko") == "{note}[은/는]"
    assert sentences_from_json(sentences_as_json([made])) == (made,)


def test_missing_language_is_stood_in_for_by_the_other() -> None:
    made = sentence("{note}", "{note}", note=Term(Text("부분 파업")))

    assert plain_text([made, made], "en") == "부분 파업\n부분 파업"
