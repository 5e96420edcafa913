from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dure.plans.domain.totals import Line, Mismatch, mismatches

YEARS = range(2010, 2015)
TOTAL = (4350, 3810, 3620, 3510, 3360)
PUBLIC = (3250, 2550, 2450, 2350, 2250)
PRIVATE = (1100, 1260, 1170, 1160, 1110)


def line(
    key: str, values: tuple[int, ...], printed: int | None = None, *, is_total: bool = False
) -> Line:
    figures = {year: Decimal(value) for year, value in zip(YEARS, values, strict=False)}
    return Line(key, is_total, figures, None if printed is None else Decimal(printed))


def told(found: tuple[Mismatch, ...]) -> list[tuple[str, int | None, int, int]]:
    return [(m.line, m.year, int(m.printed), int(m.computed)) for m in found]


def test_guro_prints_two_totals_that_do_not_add_up() -> None:
    rows = [
        line("total", TOTAL, 18640, is_total=True),
        line("public", PUBLIC, 12850),
        line("private", PRIVATE, 5790),
    ]
    assert told(mismatches(rows)) == [
        ("total", None, 18640, 18650),
        ("private", None, 5790, 5800),
    ]


def test_a_year_that_does_not_add_up_is_named() -> None:
    rows = [line("total", (10, 21), is_total=True), line("a", (4, 8)), line("b", (6, 12))]
    assert told(mismatches(rows)) == [("total", 2011, 21, 20)]


def test_total_over_all_years_is_held_against_printed_totals() -> None:
    rows = [line("total", (), 31, is_total=True), line("a", (), 10), line("b", (), 20)]
    assert told(mismatches(rows)) == [("total", None, 31, 30)]


def test_total_is_not_held_against_some_of_its_parts() -> None:
    rows = [line("total", (), 31, is_total=True), line("a", (), 10), line("b", ())]
    assert mismatches(rows) == ()


def test_a_source_that_prints_no_total_has_no_mismatch() -> None:
    assert mismatches([line("a", (1, 2)), line("b", (3, 4))]) == ()


def test_nothing_has_no_mismatch() -> None:
    assert mismatches([]) == ()


NUMBERS = st.decimals(-(10**9), 10**9, places=2)


@given(st.lists(NUMBERS, min_size=1, max_size=6), NUMBERS)
def test_a_line_mismatches_exactly_if_its_sum_differs(
    values: list[Decimal], printed: Decimal
) -> None:
    row = Line("a", is_total=False, figures=dict(enumerate(values)), printed_total=printed)
    assert bool(mismatches([row])) is (sum(values) != printed)


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5),
    NUMBERS,
    NUMBERS,
)
def test_a_year_mismatches_exactly_if_its_sum_differs(
    parts: list[tuple[Decimal, Decimal]], first: Decimal, second: Decimal
) -> None:
    rows = [
        Line(f"part-{n}", is_total=False, figures=dict(enumerate(part)))
        for n, part in enumerate(parts)
    ]
    total = Line("total", is_total=True, figures={0: first, 1: second})
    wrong = {m.year for m in mismatches([total, *rows])}
    sums = [sum((part[year] for part in parts), Decimal(0)) for year in (0, 1)]
    assert wrong == {year for year, said in enumerate((first, second)) if said != sums[year]}


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_what_is_found_names_its_parts(values: list[Decimal]) -> None:
    wrong = sum(values, Decimal(1))
    row = Line("a", is_total=False, figures=dict(enumerate(values)), printed_total=wrong)
    (found,) = mismatches([row])
    assert found.parts == tuple(values)
    assert found.computed + 1 == found.printed
