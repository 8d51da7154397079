"""Measurements as JSON, one file each, in a folder that git ignores; the page in the docs is made of them."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / ".benchmarks"

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One side of a comparison."""

    who: str
    cells: dict[str, Cell]
    """None where a figure does not apply."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """Ours and the peers on one instance, in one run."""

    line: str
    """Which line of the table."""
    instance: str
    """E.g. "valley"."""
    size: int
    """Visits, seats or whatever the line counts."""
    rows: tuple[Row, ...]
    about: str = ""
    """The instance's other figures, e.g. "14 agencies, 150 officers"."""
    machine: str = ""


def keep(measurement: Measurement, folder: Path = FOLDER) -> Measurement:
    """Write a measurement down, in place of an earlier one of the same line and instance."""
    path = _path(measurement.line, measurement.instance, measurement.size, folder)
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(asdict(measurement) | {"machine": machine()}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return measurement


def kept(folder: Path = FOLDER) -> list[Measurement]:
    """All measurements, by line, size and instance."""
    found = [_measurement(path) for path in folder.glob("*.json")]
    return sorted(found, key=lambda m: (m.line, m.size, m.instance))


def have(line: str, instance: str, size: int, folder: Path = FOLDER) -> Measurement | None:
    """The measurement kept from an earlier run, if there is one."""
    path = _path(line, instance, size, folder)
    return _measurement(path) if path.exists() else None


def machine() -> str:
    """Cores and memory, no names."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{os.cpu_count()} cores, {round(pages / 2**30)} GB of memory"


def text(measurement: Measurement) -> str:
    """A measurement as lines for the screen."""
    from adapters.tables import table

    heads = list(dict.fromkeys(name for row in measurement.rows for name in row.cells))
    lines = [[row.who, *(shown(row.cells.get(h)) for h in heads)] for row in measurement.rows]
    title = f"{measurement.instance}, {measurement.size:,} ({measurement.about})"
    notes = [f"  {row.who}: {row.note}" for row in measurement.rows if row.note]
    return "\n".join([table(title, ["", *heads], lines), *notes])


def shown(cell: Cell) -> str:
    """A figure with thousands apart; whole numbers whole, others with what matters of them."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.2f}" if abs(cell) < 100 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def _measurement(path: Path) -> Measurement:
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["rows"] = tuple(Row(**row) for row in raw["rows"])
    return Measurement(**raw)


def _path(line: str, instance: str, size: int, folder: Path) -> Path:
    name = re.sub(r"[^\w一-鿿]+", "-", f"{line} {instance} {size}").strip("-")
    return folder / f"{name}.json"
