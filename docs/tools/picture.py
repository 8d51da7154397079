"""Draw docs/picture.svg, the README's picture of a result, from a plan file.

    python docs/tools/picture.py out/demo/papers/plan.json

It needs nothing but the standard library; its colours are readable for colour-blind eyes and in print.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "picture.svg"
WIDTH, HEIGHT = 900, 400
ALONE, JOINT, INK, FAINT = "#c9a227", "#1f6f8b", "#222222", "#e8eef2"


def picture(plan: dict[str, Any]) -> str:
    """Two comparisons and the quarter's calendar as one SVG."""
    title = "One quarter of a made-up district: every agency by itself, and together"
    body = [
        _text(24, 34, title, 18, "bold"),
        _text(24, 58, "虚构区一个季度：各部门分别上门，与综合查一次", 14),
        *_bars(90, "Visits to firms · 上门次数", *_visits(plan)),
        *_bars(175, "Officers' half days: a trip a visit, packed · 人·半天", *_person_shifts(plan)),
        *_calendar(plan, 270),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
    return head + f'aria-label="{title}" font-family="sans-serif">\n' + "\n".join(body) + "\n</svg>\n"


def _visits(plan: dict[str, Any]) -> tuple[int, int]:
    """(each agency alone for each task it serves, joint visits)."""
    unserved = {(u["enterprise"], u["task"], u["agency"]) for u in plan["unserved"]}
    duties = {t["id"]: [d["agency"] for d in (t["lead"], *t["partners"])] for t in plan["tasks"]}
    alone = sum(
        (v["enterprise"], task, agency) not in unserved
        for v in plan["visits"]
        for task in v["tasks"]
        for agency in duties[task]
    )
    return alone, len(plan["visits"])


def _person_shifts(plan: dict[str, Any]) -> tuple[int, int]:
    """(each joint visit a trip of its own, trips as packed)."""
    return tuple(sum(len(row["seats"]) for row in plan[name]) for name in ("visits", "trips"))  # type: ignore[return-value]


def _bars(top: int, label: str, before: int, after: int) -> list[str]:
    scale = 620 / before
    rows = [_text(24, top, label, 14, "bold")]
    for y, number, colour in ((top + 10, before, ALONE), (top + 36, after, JOINT)):
        rows.append(_box(24, y, round(number * scale), 20, colour))
        rows.append(_text(34 + round(number * scale), y + 16, str(number), 15, "bold"))
    return rows


def _calendar(plan: dict[str, Any], top: int) -> list[str]:
    """Visits per half day: a column a week, rows from Monday morning to Saturday afternoon."""
    days = [date.fromisoformat(s["day"]) for s in plan["shifts"]]
    counts: Counter[int] = Counter()
    for trip in plan["trips"]:
        counts[trip["shift"]] += len(trip["visits"])
    most = max(counts.values(), default=1)
    first = min(days).toordinal() - min(days).weekday()
    rows = [_text(24, top, f"Visits per half day, at most {most} · 每半天检查户数", 14, "bold")]
    for k, day in enumerate(days):
        week, weekday = divmod(day.toordinal() - first, 7)
        half = plan["shifts"][k]["half"] == "PM"
        x, y = 24 + week * 62 + weekday * 9, top + 14 + 45 * half
        shade = FAINT if not counts[k] else JOINT
        rows.append(_box(x, y, 7, 40, FAINT))
        height = round(40 * counts[k] / most)
        rows.append(_box(x, y + 40 - height, 7, height, shade))
    rows.append(_text(24, top + 118, "morning above, afternoon below; a group of bars is a week", 12))
    return rows


def _box(x: int, y: int, width: int, height: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'


def _text(x: int, y: int, text: str, size: int, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{INK}">{text}</text>'


if __name__ == "__main__":
    TARGET.write_text(picture(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
