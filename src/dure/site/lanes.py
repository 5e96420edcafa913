"""Where everything stands in a region's timeline: a lane per side, time to the right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

WIDTH = 1120
LEFT = 104  # room for the names of the sides
RIGHT = 16
EDGE = 12  # above the highest number
ROW = 36
BAR_ROW = 32
AXIS = 28
NUMBER_GAP = 19  # two numbers closer than this do not stand in one row
BREAK_GAP = 7  # a broken lane stops short of the break, so that the gap is seen


@dataclass(frozen=True)
class Lane:
    """Segments say when a side is at the table; an open end is None."""

    side: str
    label: str
    segments: list[tuple[date, date | None]]


@dataclass(frozen=True)
class Item:
    """kind: meeting, agreement, withdrawal, return, law or other.
    effect: what it does to a side where that is not plain from the kind:
    joins, binds, breaks or resumes."""

    date_label: str
    at: date
    kind: str
    title: str
    url: str
    sides: list[str]
    effect: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bar:
    """An ordinance. `life`: from when to when, as exactly as its source says and no more."""

    title: str
    start: date
    end: date | None
    url: str
    life: str = ""


DEFAULT_EFFECT = {"agreement": "binds", "withdrawal": "breaks", "return": "resumes"}


@dataclass(frozen=True)
class Segment:
    x1: float
    x2: float
    broken: bool  # ends before time does
    resumed: bool  # begins again after a break


@dataclass(frozen=True)
class DrawnLane:
    side: str
    label: str
    y: float
    segments: list[Segment]


@dataclass(frozen=True)
class Touch:
    side: str
    label: str
    y: float
    effect: str


@dataclass(frozen=True)
class Rail:
    """One side's place in the list form: whether its lane runs before and after the item."""

    side: str
    label: str
    before: bool
    after: bool
    effect: str  # empty when the item does not touch the side


@dataclass(frozen=True)
class DrawnItem:
    number: int
    item: Item
    x: float
    number_y: float
    y1: float
    y2: float
    touches: list[Touch]
    rails: list[Rail]


@dataclass(frozen=True)
class DrawnBar:
    bar: Bar
    x: float
    width: float
    end: float
    y: float
    repealed: bool
    text_x: float
    text_anchor: str


@dataclass(frozen=True)
class Tick:
    year: int
    x: float


@dataclass(frozen=True)
class Chart:
    width: int
    height: float
    lanes: list[DrawnLane]
    items: list[DrawnItem]
    bars: list[DrawnBar]
    ticks: list[Tick]
    left: int
    right: int
    top: float
    lanes_bottom: float
    bottom: float


class _Time:
    """From a day to a place on the axis; the axis runs over whole years."""

    def __init__(self, days: Sequence[date]) -> None:
        self.first = min(days).year
        self.last = max(days).year + 1
        self.start = date(self.first, 1, 1)
        self.span = (date(self.last, 1, 1) - self.start).days

    def x(self, day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - self.start).days / self.span, 1)

    def ticks(self) -> list[Tick]:
        return [Tick(year, self.x(date(year, 1, 1))) for year in range(self.first, self.last)]


def _days(lanes: Sequence[Lane], items: Sequence[Item], bars: Sequence[Bar]) -> list[date]:
    ends = [day for lane in lanes for segment in lane.segments for day in segment]
    ends += [item.at for item in items]
    ends += [day for bar in bars for day in (bar.start, bar.end)]
    return [day for day in ends if day is not None]


def _segments(lane: Lane, time: _Time) -> list[Segment]:
    drawn = []
    for index, (start, end) in enumerate(sorted(lane.segments, key=lambda s: s[0])):
        x1 = time.x(start)
        x2 = WIDTH - RIGHT if end is None else max(x1 + 2, time.x(end) - BREAK_GAP)
        drawn.append(Segment(x1, x2, broken=end is not None, resumed=index > 0))
    return drawn


def _was_there(lane: Lane, day: date) -> bool:
    return any(start < day and (end is None or day <= end) for start, end in lane.segments)


def _effect(item: Item, lane: Lane) -> str:
    if lane.side in item.effect:
        return item.effect[lane.side]
    if lane.side not in item.sides:
        return ""
    if item.kind == "return" and _was_there(lane, item.at):
        return "joins"  # it was there all along; another side comes back to it
    return DEFAULT_EFFECT.get(item.kind, "joins")


def _touches(item: Item, lanes: Sequence[Lane], drawn: Sequence[DrawnLane]) -> list[Touch]:
    return [
        Touch(lane.side, lane.label, place.y, effect)
        for lane, place in zip(lanes, drawn, strict=True)
        if (effect := _effect(item, lane))
    ]


def _rails(item: Item, same_day: Sequence[Item], lanes: Sequence[Lane]) -> list[Rail]:
    """Of several items on one day a lane turns at the one that turns it, not at each."""
    place = next(n for n, one in enumerate(same_day) if one is item)
    rails = []
    for lane in lanes:
        turn = _turn(same_day, lane)
        was = _was_there(lane, item.at)
        will = any(a <= item.at and (b is None or item.at < b) for a, b in lane.segments)
        before = was if place <= turn else will
        after = was if place < turn else will
        rails.append(Rail(lane.side, lane.label, before, after, _effect(item, lane)))
    return rails


def _turn(same_day: Sequence[Item], lane: Lane) -> int:
    effects = [_effect(one, lane) for one in same_day]
    for wanted in ({"breaks", "resumes"}, {"joins", "binds"}):
        found = [n for n, effect in enumerate(effects) if effect in wanted]
        if found:
            return found[0]
    return 0


def _number_rows(xs: Sequence[float]) -> list[int]:
    """The lowest row in which each number has room, counted upwards from the lanes."""
    ends: list[float] = []
    rows = []
    for x in xs:
        row = next((r for r, end in enumerate(ends) if x - end >= NUMBER_GAP), len(ends))
        ends[row : row + 1] = [x]
        rows.append(row)
    return rows


def _draw_items(
    ordered: Sequence[Item],
    rows: Sequence[int],
    lanes: Sequence[Lane],
    drawn_lanes: Sequence[DrawnLane],
    *,
    time: _Time,
    top: float,
) -> list[DrawnItem]:
    by_day: dict[date, list[Item]] = {}
    for item in ordered:
        by_day.setdefault(item.at, []).append(item)
    drawn: list[DrawnItem] = []
    for number, (item, row) in enumerate(zip(ordered, rows, strict=True), start=1):
        touches = _touches(item, lanes, drawn_lanes)
        ys = [touch.y for touch in touches] or [top]
        drawn.append(
            DrawnItem(
                number, item, time.x(item.at), top - 16 - row * NUMBER_GAP,
                min(ys), max(ys), touches, _rails(item, by_day[item.at], lanes),
            )
        )  # fmt: skip
    return drawn


def _draw_bars(bars: Sequence[Bar], time: _Time, top: float) -> list[DrawnBar]:
    drawn = []
    for index, bar in enumerate(sorted(bars, key=lambda b: b.start)):
        x1 = time.x(bar.start)
        x2 = WIDTH - RIGHT if bar.end is None else time.x(bar.end)
        hangs_left = x1 > WIDTH * 0.7  # a long title would run out of the drawing
        drawn.append(
            DrawnBar(
                bar, x1, max(2.0, round(x2 - x1, 1)), x2, top + index * BAR_ROW,
                bar.end is not None, x2 if hangs_left else x1,
                "end" if hangs_left else "start",
            )
        )  # fmt: skip
    return drawn


def chart(lanes: Sequence[Lane], items: Sequence[Item], bars: Sequence[Bar] = ()) -> Chart | None:
    """None when there is nothing to draw."""
    days = _days(lanes, items, bars)
    if not days:
        return None
    time = _Time(days)
    ordered = sorted(items, key=lambda item: item.at)
    rows = _number_rows([time.x(item.at) for item in ordered])
    top = EDGE + (max(rows, default=0) + 1.0) * NUMBER_GAP + 16
    drawn_lanes = [
        DrawnLane(lane.side, lane.label, top + ROW / 2 + index * ROW, _segments(lane, time))
        for index, lane in enumerate(lanes)
    ]
    lanes_bottom = top + ROW * len(lanes)
    bottom = lanes_bottom + (BAR_ROW * len(bars) + 8 if bars else 0)
    return Chart(
        width=WIDTH,
        height=bottom + AXIS,
        lanes=drawn_lanes,
        items=_draw_items(ordered, rows, lanes, drawn_lanes, time=time, top=top),
        bars=_draw_bars(bars, time, lanes_bottom + 26),
        ticks=time.ticks(),
        left=LEFT,
        right=WIDTH - RIGHT,
        top=top,
        lanes_bottom=lanes_bottom,
        bottom=bottom,
    )
