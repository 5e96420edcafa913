from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dure.compacts.domain.comparison import Article, Change, Row, compare

AGENDAS = {"wage": 1, "hours": 2, "hiring": 3}
Spec = tuple[str, str]  # agenda, stable id


def text(side: str, specs: list[Spec]) -> list[Article]:
    return [
        Article(f"{side}/{stable_id}", stable_id, agenda, AGENDAS[agenda], order)
        for order, (agenda, stable_id) in enumerate(specs)
    ]


# a clause's id is unique in its text
SPECS = st.lists(
    st.tuples(st.sampled_from(sorted(AGENDAS)), st.sampled_from("abcdefgh")),
    max_size=8,
    unique_by=lambda spec: spec[1],
)


def told(rows: tuple[Row, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(row.agenda, row.left, row.right) for row in rows]


def test_same_subject_stands_in_one_row() -> None:
    rows = compare(text("l", [("wage", "a")]), text("r", [("wage", "a")]))
    assert told(rows) == [("wage", "l/a", "r/a")]
    assert rows[0].change is Change.KEPT


def test_what_one_text_lacks_is_paired_with_nothing() -> None:
    rows = compare(text("l", [("wage", "a")]), text("r", [("wage", "b")]))
    assert told(rows) == [("wage", "l/a", None), ("wage", None, "r/b")]
    assert [row.change for row in rows] == [Change.DROPPED, Change.ADDED]


def test_a_clause_moved_to_another_agenda_is_not_the_same_subject() -> None:
    rows = compare(text("l", [("wage", "a")]), text("r", [("hours", "a")]))
    assert told(rows) == [("wage", "l/a", None), ("hours", None, "r/a")]


def test_rows_follow_agendas_then_the_text() -> None:
    left = text("l", [("hiring", "a"), ("wage", "c"), ("wage", "b")])
    right = text("r", [("wage", "x"), ("hours", "y")])
    assert [row.left or row.right for row in compare(left, right)] == [
        "l/c",
        "l/b",
        "r/x",
        "r/y",
        "l/a",
    ]


def test_two_empty_texts_have_no_rows() -> None:
    assert compare([], []) == ()


@given(SPECS, SPECS)
def test_every_clause_stands_in_exactly_one_row(lefts: list[Spec], rights: list[Spec]) -> None:
    left, right = text("l", lefts), text("r", rights)
    rows = compare(left, right)
    assert Counter(row.left for row in rows if row.left) == Counter(a.key for a in left)
    assert Counter(row.right for row in rows if row.right) == Counter(a.key for a in right)


@given(SPECS, SPECS)
def test_comparison_turned_round_is_the_same(lefts: list[Spec], rights: list[Spec]) -> None:
    left, right = text("l", lefts), text("r", rights)
    there = {(row.agenda, row.left, row.right) for row in compare(left, right)}
    back = {(row.agenda, row.right, row.left) for row in compare(right, left)}
    assert there == back


@given(SPECS)
def test_a_text_keeps_everything_of_itself(specs: list[Spec]) -> None:
    rows = compare(text("l", specs), text("r", specs))
    assert {row.change for row in rows} <= {Change.KEPT}
    assert len(rows) == len(specs)
