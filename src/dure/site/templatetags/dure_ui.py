"""What the components need that a template cannot say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dure.site import bars, lanes, redline
from dure.site.marks import MARKS, MEANINGS, SIDES, tally

register = template.Library()

# Class of a strip by the width of a block; the widest that fits a desk's page is taken.
STRIP_BLOCKS = (("", 44), ("strip-m", 36), ("strip-s", 26))
STRIP_WIDTH = 1152
STRIP_LETTERS = {True: 13, False: 7}  # pixels of a wide (Hangul) and a narrow letter of a heading
STRIP_GAPS = (8, 4)  # between groups, between blocks

EFFECTS: dict[str, LazyText] = {
    "joins": _("joins"),
    "binds": _("is bound"),
    "breaks": _("leaves"),
    "resumes": _("returns"),
}


@register.filter
def mark_word(code: str) -> LazyText:
    return MARKS[code]


@register.filter
def side_name(code: str) -> LazyText:
    return SIDES[code]


@register.filter
def effect_word(effect: str) -> LazyText:
    return EFFECTS[effect]


@register.filter
def times(count: int) -> range:
    return range(count or 0)


@register.simple_tag
def legend_rows() -> list[tuple[str, LazyText]]:
    return list(MEANINGS.items())


@register.filter
def strip_summary(groups: Iterable[Mapping[str, Any]]) -> str:
    """One sentence for those who do not see the strip: "no evidence 14, met 1"."""
    counted = tally(block["status"] for group in groups for block in group["blocks"])
    if not counted:
        return gettext("no promises recorded")
    return ", ".join(f"{MARKS[code]} {count}" for code, count in counted)


def _heading_width(title: str) -> int:
    """Of its longest word, which cannot wrap."""
    return max(
        (sum(STRIP_LETTERS[c > "\u1100"] for c in word) for word in title.split()), default=0
    )


@register.filter
def strip_size(groups: Sequence[Mapping[str, Any]]) -> str:
    """The class for which the whole strip fits in one row; the smallest scrolls beyond that."""
    apart, between = STRIP_GAPS

    def width(block: int) -> int:
        rows = [
            max(len(group["blocks"]) * (block + between) - between, _heading_width(group["title"]))
            for group in groups
        ]
        return sum(rows) + apart * (len(rows) - 1)

    fitting = (name for name, block in STRIP_BLOCKS if width(block) <= STRIP_WIDTH)
    return next(fitting, STRIP_BLOCKS[-1][0])


@register.filter
def page_numbers(page: Page[Any]) -> Iterable[int | str]:
    """First, last and those around the page; a nation's promises fill a thousand."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.simple_tag
def lane_chart(
    lane_rows: Sequence[lanes.Lane],
    items: Sequence[lanes.Item],
    ordinances: Sequence[lanes.Bar] | None = None,
) -> lanes.Chart | None:
    return lanes.chart(lane_rows, items, ordinances or ())


@register.simple_tag
def scaled_bars(rows: Sequence[bars.BarRow]) -> list[bars.Drawn]:
    return bars.scale(rows)


@register.simple_tag
def redlined(left: str, right: str) -> redline.Pair:
    return redline.compare(left, right)
