"""Charts of statistics tables: server-side SVG, kept on disk by the hash of what it shows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from dure.places.models import StatTable

# Distinguishable without colour: each line has its own dash and mark as well.
COLOURS = ["#14507a", "#b3430b", "#1d6f42", "#6b3fa0", "#5a5a5a", "#a3195b"]
DASHES: list[list[int]] = [[1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [4, 4], [1, 3]]
# The renderer takes the first name it finds; a browser goes through the list.
FONT = (
    "'Noto Sans KR', 'Noto Sans CJK KR', Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', "
    "sans-serif"
)
WIDTHS = {False: 470, True: 260}  # of the plot, in pixels; a phone's is drawn for it, not shrunk
HEIGHT = 280
NEAR = 22  # two labels closer than this many pixels would touch


def svg(table: StatTable, language: str, *, narrow: bool = False) -> str:
    """The chart as SVG text. Drawn once for the same numbers, words and style."""
    spec = specification(table, language, narrow=narrow)
    digest = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()
    kept = Path(settings.VAR) / "charts" / f"{digest}.svg"
    if kept.exists():
        return kept.read_text("utf-8")
    drawn = _draw(spec)
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{id(drawn)}.part")
    half.write_text(drawn, "utf-8")
    half.replace(kept)
    return drawn


def _draw(spec: dict[str, Any]) -> str:
    # Loading the renderer takes half a second: only who draws pays for it.
    import vl_convert  # noqa: PLC0415 -- see the line above

    for folder in settings.DURE_FONT_DIRS:
        vl_convert.register_font_directory(str(folder))
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def specification(table: StatTable, language: str, *, narrow: bool = False) -> dict[str, Any]:
    """The Vega-Lite specification of the table's chart."""
    import altair as alt  # noqa: PLC0415 -- half a second, too: only for who draws

    values = _values(table, language)
    rows = list(dict.fromkeys(value["row"] for value in values))
    columns = list(dict.fromkeys(value["column"] for value in values))
    unit = table.unit.in_language(language)[0]
    is_line = table.chart == "line"
    base = alt.Chart(alt.InlineData(values=_with_sides(values))).encode(
        x=alt.X("column:N", sort=columns, title=None, axis=alt.Axis(labelAngle=0)),
        color=alt.Color(
            "row:N", sort=rows, title=None, scale=alt.Scale(domain=rows, range=COLOURS),
            legend=_legend(len(rows), is_line=is_line, narrow=narrow),
        ),
    )  # fmt: skip
    chart = _lines(base, rows, unit) if is_line else _bars(base, rows, unit)
    styled = chart.properties(width=WIDTHS[narrow], height=HEIGHT, background="white").configure(
        font=FONT,
        padding=8,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(labelFontSize=14, titleFontSize=14, gridColor="#e3e5e8"),
        text=alt.MarkConfig(font=FONT),
    )
    found: dict[str, Any] = styled.to_dict()
    return found


def _values(table: StatTable, language: str) -> list[dict[str, Any]]:
    return [
        {
            "row": cell.row.in_language(language)[0],
            "column": cell.column.in_language(language)[0],
            "value": float(cell.value),
        }
        for cell in table.cells.all()
        if cell.value is not None
    ]


def _with_sides(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value with the side of its point that its label stands on.

    Above, unless a higher point of the same column is so near that the labels would touch.
    """
    numbers = [value["value"] for value in values]
    touching = 2 * NEAR * (max(numbers) - min(numbers)) / HEIGHT if numbers else 0
    return [
        value
        | {
            "below": any(
                other["column"] == value["column"]
                and 0 < other["value"] - value["value"] < touching
                for other in values
            )
        }
        for value in values
    ]


def _legend(rows: int, *, is_line: bool, narrow: bool) -> Any:
    """None for a single series, which the caption names; a line's symbol shows its dash."""
    import altair as alt  # noqa: PLC0415 -- half a second, too: only for who draws

    if rows < 2:
        return None
    return alt.Legend(
        orient="bottom",
        labelFontSize=14,
        labelLimit=320,
        columns=1 if narrow else 2,
        symbolType="stroke" if is_line else "square",
        symbolSize=700 if is_line else 160,
        symbolStrokeWidth=2.5 if is_line else 0,
    )


def _lines(base: Any, rows: list[str], unit: str) -> Any:
    import altair as alt  # noqa: PLC0415 -- half a second, too: only for who draws

    value = alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False, padding=24))
    dash = alt.StrokeDash(
        "row:N", sort=rows, title=None, scale=alt.Scale(domain=rows, range=DASHES), legend=None
    )
    line = base.mark_line(strokeWidth=2.5).encode(y=value, strokeDash=dash)
    points = base.mark_point(size=60, filled=True, opacity=1).encode(y=value)
    text = alt.Text("value:Q", format=",~f")
    layers = [line, points]
    for below, dy in ((False, -14), (True, 18)):
        sided = base.transform_filter(alt.datum.below == below).encode(y=value, text=text)
        # a halo, so that a line does not run through the digits
        layers.append(sided.mark_text(dy=dy, fontSize=14, stroke="white", strokeWidth=5))
        layers.append(sided.mark_text(dy=dy, fontSize=14))
    return alt.layer(*layers)


def _bars(base: Any, rows: list[str], unit: str) -> Any:
    import altair as alt  # noqa: PLC0415 -- half a second, too: only for who draws

    value = alt.Y("value:Q", title=unit or None)
    offset = alt.XOffset("row:N", sort=rows)
    bars = base.mark_bar(size=56 if len(rows) == 1 else alt.Undefined).encode(
        y=value, xOffset=offset
    )
    labels = base.mark_text(dy=-10, fontSize=14).encode(
        y=value, xOffset=offset, text=alt.Text("value:Q", format=",~f")
    )
    return alt.layer(bars, labels)
