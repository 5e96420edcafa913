import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.records.domain.text import Text

TEXTS = st.builds(Text, st.text(max_size=8), st.text(max_size=8))


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        (Text("약속", "promise"), "ko", ("약속", "ko")),
        (Text("약속", "promise"), "en", ("promise", "en")),
        (Text("약속", "promise"), "en-gb", ("promise", "en")),
        (Text("약속"), "en", ("약속", "ko")),
        (Text(en="promise"), "ko", ("promise", "en")),
        (Text("약속", "promise"), "fr", ("약속", "ko")),
    ],
)
def test_other_language_stands_in_for_a_missing_one(
    text: Text, language: str, shown: tuple[str, str]
) -> None:
    assert text.in_language(language) == shown


@given(TEXTS)
def test_text_survives_json(text: Text) -> None:
    assert Text.from_json(text.as_json()) == text


@given(TEXTS, st.sampled_from(["ko", "en"]))
def test_text_shows_something_if_it_has_anything(text: Text, language: str) -> None:
    assert bool(text.in_language(language)[0]) is bool(text)


@pytest.mark.parametrize("value", [None, {}, {"ko": None}, {"ko": "", "en": None}])
def test_nothing_stored_is_an_empty_text(value: dict[str, str] | None) -> None:
    assert Text.from_json(value) == Text()
    assert not Text.from_json(value)
