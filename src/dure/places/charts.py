"""Charts of statistics tables: server-side SVG, kept on disk by the hash of what it shows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from dure.places.models import StatTable

# Distinguishable without colour: each line has its own dash and mark as well.
COLOURS = ["#0b50d0", "#b3430b", "#1d6f42", "#6b3fa0", "#5a5a5a", "#a3195b"]
DASHES: list[list[int]] = [[1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [4, 4], [1, 3]]
FONT = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', sans-serif"


def svg(table: StatTable, language: str) -> str:
    """The chart as SVG text. Drawn once for the same numbers, words and style."""
    spec = specification(table, language)
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
    import vl_convert

    for folder in settings.DURE_FONT_DIRS:
        vl_convert.register_font_directory(str(folder))
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def specification(table: StatTable, language: str) -> dict[str, Any]:
    """The Vega-Lite specification of the table's chart."""
    import altair as alt

    cells = [cell for cell in table.cells.all() if cell.value is not None]
    values = [
        {
            "row": cell.row.in_language(language)[0],
            "column": cell.column.in_language(language)[0],
            "value": float(cell.value),
        }
        for cell in cells
    ]
    rows = list(dict.fromkeys(value["row"] for value in values))
    columns = list(dict.fromkeys(value["column"] for value in values))
    unit = table.unit.in_language(language)[0]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("column:N", sort=columns, title=None, axis=alt.Axis(labelAngle=0)),
        color=alt.Color(
            "row:N", sort=rows, title=None, scale=alt.Scale(domain=rows, range=COLOURS)
        ),
    )
    chart = _lines(base, rows, unit) if table.chart == "line" else _bars(base, rows, unit)
    styled = chart.properties(width=560, height=280, background="white").configure(
        font=FONT,
        legend=alt.LegendConfig(orient="bottom", labelLimit=320, columns=2),
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(labelFontSize=13, titleFontSize=13, gridColor="#e3e5e8"),
    )
    found: dict[str, Any] = styled.to_dict()
    return found


def _lines(base: Any, rows: list[str], unit: str) -> Any:
    import altair as alt

    value = alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False))
    dash = alt.StrokeDash(
        "row:N", sort=rows, title=None, scale=alt.Scale(domain=rows, range=DASHES)
    )
    line = base.mark_line(strokeWidth=2.5).encode(y=value, strokeDash=dash)
    points = base.mark_point(size=60, filled=True).encode(y=value)
    labels = base.mark_text(dy=-12, fontSize=12).encode(
        y=value, text=alt.Text("value:Q", format=",~f")
    )
    return alt.layer(line, points, labels)


def _bars(base: Any, rows: list[str], unit: str) -> Any:
    import altair as alt

    value = alt.Y("value:Q", title=unit or None)
    offset = alt.XOffset("row:N", sort=rows)
    bars = base.mark_bar().encode(y=value, xOffset=offset)
    labels = base.mark_text(dy=-8, fontSize=12).encode(
        y=value, xOffset=offset, text=alt.Text("value:Q", format=",~f")
    )
    return alt.layer(bars, labels)
