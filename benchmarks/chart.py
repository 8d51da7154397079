"""The benchmarks' picture: persons beside the strongest peer, and how time grows; altair, no browser."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from results import Measurement

BLUE, OCHRE = "#1f6f8b", "#c9a227"
Point = dict[str, Any]


def draw(found: Sequence[Measurement], path: Path) -> str:
    """Write the picture as SVG; what is missing for it, or ""."""
    if not (find_spec("altair") and find_spec("vl_convert")):
        return "pip install altair vl-convert-python"
    bars, curve = list(_beside(found)), list(_growth(found))
    if not bars and not curve:
        return "neither packing nor scaling is measured"
    import altair as alt

    charts = [*(_bars(alt, bars) if bars else []), *(_curve(alt, curve) if curve else [])]
    alt.hconcat(*charts).resolve_scale(color="independent").configure_view(strokeWidth=0).save(str(path))
    return ""


def _beside(found: Iterable[Measurement]) -> Iterator[Point]:
    """Person-shifts of both sides."""
    for one in found:
        if one.line == "packing":
            for row in one.rows:
                who = {"ours": "ours", "VROOM, best list": "VROOM, best list"}.get(row.who)
                if who and "person-shifts" in row.cells:
                    per_visit = float(row.cells["person-shifts"] or 0) / one.size
                    yield {
                        "district": f"{one.instance} {one.size:,}",
                        "who": who,
                        "value": round(per_visit, 3),
                    }


def _growth(found: Iterable[Measurement]) -> Iterator[Point]:
    for one in found:
        if one.line == "scaling":
            cells = one.rows[0].cells
            for step in ("packing", "timetable", "lottery"):
                seconds = float(cells.get(f"{step}, s") or 0)
                yield {
                    "visits": one.size,
                    "step": step,
                    "seconds": max(seconds, 0.05),
                    "district": one.instance,
                }


def _bars(alt: Any, points: list[Point]) -> list[Any]:  # noqa: ANN401  # a library that the core does not have
    chart = alt.Chart(alt.Data(values=points), title="Person-shifts per visit").mark_bar()
    order = list(dict.fromkeys(p["district"] for p in points))
    colour = alt.Color(
        "who:N", title=None, scale=alt.Scale(domain=["ours", "VROOM, best list"], range=[BLUE, OCHRE])
    )
    return [
        chart.encode(
            y=alt.Y("district:N", title=None, sort=order),
            yOffset="who:N",
            x=alt.X("value:Q", title=None),
            color=colour,
        ).properties(width=320)
    ]


def _curve(alt: Any, points: list[Point]) -> list[Any]:  # noqa: ANN401  # as above
    chart = alt.Chart(alt.Data(values=points), title="Seconds by visits, both axes logarithmic")
    return [
        chart.mark_line(point=True)
        .encode(
            x=alt.X("visits:Q", scale=alt.Scale(type="log"), title="visits"),
            y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), title="seconds"),
            color=alt.Color("step:N", title=None),
            detail="district:N",
        )
        .properties(width=320)
    ]
