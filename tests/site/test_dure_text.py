"""Texts on pages: escaped whatever they hold, and marked where they are in the other language."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from dure.compacts.models import Clause
from dure.ledger.domain.types import Ref, Sentence, Term
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text
from dure.site.templatetags import dure_text as tags
from tests.site.conftest import HOSTILE

ESCAPED = (
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#x27;single&#x27; "
    "{{ x }} {% y %}"
)


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    with translation.override("ko"):
        yield


def test_text_is_escaped_once() -> None:
    shown = tags.marked(Text(HOSTILE, "x"))
    assert shown == ESCAPED
    assert isinstance(shown, SafeString)


def test_text_in_the_other_language_is_marked_and_escaped() -> None:
    assert tags.marked(Text("", HOSTILE)) == f'<span lang="en">{ESCAPED}</span>'
    with translation.override("en"):
        assert tags.marked(Text("약속", "")) == '<span lang="ko">약속</span>'


@pytest.mark.parametrize("text", [None, Text()])
def test_no_text_shows_nothing(text: Text | None) -> None:
    assert tags.marked(text) == ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_opens_a_tag(ko: str, en: str) -> None:
    shown = tags.marked(Text(ko, en))
    inner = shown.removeprefix('<span lang="en">').removesuffix("</span>")
    assert not set(inner) & set("<>\"'")


def test_sentence_leads_to_what_its_numbers_rest_on() -> None:
    jobs = Term(Text("545명", "545 people"), Ref("actual", "pact/jobs/a1"))
    value = Sentence(Text("모두 {jobs}입니다.", "{jobs} in all."), {"jobs": jobs})
    assert tags.sentence(value) == (
        '모두 <a class="term" href="#actual-pact_jobs_a1">545명</a>입니다.'
    )
    assert 'href="/x#actual-pact_jobs_a1"' in tags.sentence(value, "/x")


def test_sentence_escapes_words_and_terms() -> None:
    terms = {
        "a": Term(Text(HOSTILE, "")),
        "b": Term(Text(HOSTILE, ""), Ref("actual", "k")),
        "c": Term(Text(HOSTILE, ""), derived=True),
        "d": Term(Text(HOSTILE, ""), Ref("rule", "k")),
    }
    shown = tags.sentence(Sentence(Text("<b>{a}{b}{c}{d}", ""), terms))
    assert shown.startswith(f"&lt;b&gt;{ESCAPED}")
    assert shown.count(ESCAPED) == 4
    assert "<script" not in shown
    assert "<b>" not in shown


def test_estimate_is_marked_as_one() -> None:
    value = Sentence(Text("{n}", "{n}"), {"n": Term(Text("약 5", "about 5"), derived=True)})
    assert tags.sentence(value) == '<span class="estimate">약 5</span>'


def test_sentence_as_plain_text_is_not_escaped_twice() -> None:
    value = Sentence(Text("<{n}>", "<{n}>"), {"n": Term(Text("5", "5"))})
    assert tags.plain(value) == "<5>"


@pytest.mark.parametrize(
    ("iso", "ko", "en"),
    [
        ("2017", "2017년", "2017"),
        ("2017-06", "2017년 6월", "June 2017"),
        ("2017-12-05", "2017년 12월 5일", "5 December 2017"),
    ],
)
def test_date_in_words(iso: str, ko: str, en: str) -> None:
    assert tags.when(PartialDate(iso)) == ko
    with translation.override("en"):
        assert tags.when(PartialDate(iso)) == en


def test_no_date_shows_nothing() -> None:
    assert tags.when(None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("517100000000.000000"), "517,100,000,000"),
        (Decimal("0.680000"), "0.68"),
        (0, "0"),
        (Decimal("-0.0"), "0"),
        (None, ""),
    ],
)
def test_number(value: Decimal | int | None, shown: str) -> None:
    assert tags.number(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "ko", "en"),
    [
        (Decimal(517_100_000_000), "KRW", "5,171억 원", "KRW 517.1 bn"),
        (Decimal(1704), "person", "1,704명", "1,704 people"),
        (Decimal(1), "person", "1명", "1 person"),
        (None, "person", "", ""),
        (Decimal("61.1"), "percent", "61.1%", "61.1%"),
    ],
)
def test_amount(value: Decimal | None, unit: str, ko: str, en: str) -> None:
    assert tags.amount(value, unit) == ko
    with translation.override("en"):
        assert tags.amount(value, unit) == en


def clause(key: str) -> Clause:
    return Clause.objects.prefetch_related("obligations__promise__parameters").get(key=key)


@pytest.mark.usefixtures("world")
def test_clause_shows_its_parameter_and_leads_to_the_promise() -> None:
    assert tags.clause_text(clause("pact/v1/pay")) == (
        "&lt;b&gt;굵게&lt;/b&gt; &amp; &#x27;"
        '<a class="param" href="/ko/promises/pact/wages/#parameter-pact_wages_upper_2019-01-01">'
        "2만 원</a>&#x27; 이하"
    )


@pytest.mark.usefixtures("world")
def test_clause_in_english_shows_a_parameter_wherever_it_is_named() -> None:
    with translation.override("en"):
        shown = tags.clause_text(clause("pact/v1/pay"))
    assert shown.count(">KRW 20,000</a>") == 2
    assert 'href="/en/promises/pact/wages/' in shown


@pytest.mark.usefixtures("world")
def test_clause_as_text_is_the_same_without_markup() -> None:
    assert tags.clause_as_text(clause("pact/v1/pay")) == "<b>굵게</b> & '2만 원' 이하"


@pytest.mark.usefixtures("world")
def test_clause_in_one_language_only_is_marked() -> None:
    one = clause("pact/v1/people")
    one.text = Text("", HOSTILE)
    assert tags.clause_text(one) == f'<span lang="en">{ESCAPED}</span>'
