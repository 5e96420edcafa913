from decimal import Decimal

from dure.plans.domain.bars import SCALE, Series, draw

PUBLIC = Series("public", {2010: Decimal(300), 2011: Decimal(200)})
PRIVATE = Series("private", {2010: Decimal(100), 2011: Decimal(160)})


def test_years_stack_their_parts_from_one_baseline() -> None:
    drawing = draw([PUBLIC, PRIVATE], are_targets=True)
    assert drawing is not None
    assert [(bar.label, bar.total) for bar in drawing.bars] == [("2010", 400), ("2011", 360)]
    assert drawing.names == ("public", "private")
    for bar in drawing.bars:
        first, second = bar.parts
        assert first.x == 0
        assert second.x == first.width
    assert sum(part.width for part in drawing.bars[0].parts) == SCALE


def test_one_year_is_a_bar_for_each_line() -> None:
    lines = [Series("training", {2020: Decimal(50)}), Series("youth", {2020: Decimal(200)})]
    drawing = draw(lines, are_targets=False)
    assert drawing is not None
    assert [(bar.label, bar.parts[0].width) for bar in drawing.bars] == [
        ("training", 250),
        ("youth", 1000),
    ]
    assert drawing.names == ()


def test_nothing_to_compare_is_not_drawn() -> None:
    assert draw([], are_targets=True) is None
    assert draw([Series("no figures", {})], are_targets=True) is None
    assert draw([Series("zero", {2010: Decimal(0), 2011: Decimal(0)})], are_targets=True) is None
