import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.site.domain.grams import LONGEST_QUERY, grams, phrases

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("고용률", "고용 용률"),
        ("군산형 일자리", "군산 산형 일자 자리"),
        ("원", "원"),
        ("Jobs Council", "jobs council"),
        ("1,704명", "1704 명"),
        ("61.1%", "61p1"),
        ("2,319억 원", "2319 억 원"),
        ("노사民政", "노사 사民 民政"),
        ("MS그룹", "ms 그룹"),
        ("new_york", "new york"),
        ("", ""),
        ("<>&\"'*^()", ""),
        ("😀", ""),
    ],
)
def test_text_is_cut(text: str, cut: str) -> None:
    assert grams(text) == cut


def test_composed_and_decomposed_hangul_are_one() -> None:
    assert grams(unicodedata.normalize("NFD", "고용률")) == grams("고용률")


@given(HANGUL, HANGUL, HANGUL)
def test_a_word_of_two_syllables_is_found_inside_any_longer_one(
    before: str, word: str, after: str
) -> None:
    (asked,) = phrases(word) if len(word) > 1 else phrases(word * 2)
    inside = word if len(word) > 1 else word * 2
    assert f" {asked} " in f" {grams(before + inside + after)} "


@given(st.text(max_size=300))
def test_each_phrase_of_a_text_is_in_the_text(text: str) -> None:
    cut = f" {grams(text[:LONGEST_QUERY])} "
    assert all(f" {phrase} " in cut for phrase in phrases(text))


@given(st.text(max_size=300))
def test_no_token_holds_a_sign_that_a_search_language_knows(text: str) -> None:
    for token in grams(text).split(" "):
        assert not set(token) & set("\"'*()-:^+&|!<>\\\x00")
