from hypothesis import given
from hypothesis import strategies as st

from dure.site.redline import Part, compare


def test_changed_word_is_marked_on_both_sides() -> None:
    pair = compare("임금을 평균 이상으로 지급한다.", "임금을 평균 수준으로 지급한다.")
    assert [part.text.strip() for part in pair.left if part.changed] == ["이상으로"]
    assert [part.text.strip() for part in pair.right if part.changed] == ["수준으로"]


def test_same_text_has_no_marks() -> None:
    pair = compare("같은 글", "같은  글")
    assert not any(part.changed for part in pair.left + pair.right)


def test_texts_with_little_in_common_are_left_unmarked() -> None:
    pair = compare("노동자 대표가 이사회에 참여한다.", "누적 생산 350,000대까지 유예한다.")
    assert not pair.alike
    assert pair.left == [Part("노동자 대표가 이사회에 참여한다.", changed=False)]


@given(st.text("가나 다", max_size=30), st.text("가나 다", max_size=30))
def test_no_word_is_lost(left: str, right: str) -> None:
    pair = compare(left, right)
    assert "".join(part.text for part in pair.left).split() == left.split()
    assert "".join(part.text for part in pair.right).split() == right.split()
