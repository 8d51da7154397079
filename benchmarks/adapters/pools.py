"""Pools of people with quotas, from which a panel is to be drawn with fair chances (sortition)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from adapters.public import public

from scheduler.chance import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Quotas = dict[str, dict[str, tuple[int, int]]]
"""Feature → value → the least and the most seats for people who have it."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody who may be drawn, and what the panel must look like; ``seats`` of them are drawn."""

    name: str
    seats: int
    people: dict[str, dict[str, str]]
    """Id → feature → value."""
    quotas: Quotas

    def breaches(self, panel: Iterable[str]) -> int:
        """How many quotas a panel breaks."""
        drawn = [self.people[who] for who in panel]
        return sum(
            not least <= sum(person[feature] == value for person in drawn) <= most
            for feature, values in self.quotas.items()
            for value, (least, most) in values.items()
        )


def pools() -> list[Pool]:
    """The constructed pools, and the published one where a folder has it."""
    found = [lopsided(), crossing(2), crossing(3)]
    folder = public("example_small_20")
    return [*found, read(folder)] if folder else found


def lopsided() -> Pool:
    """One conservative woman, 99 liberal women, 100 conservative men, 9 to 20 of the 20 seats for each value.

    200 people share 20 seats, so somebody has more than 10 % as soon as anybody has less; and there is a
    lottery in which nobody has less.  Every method that lifts the smallest chance gives everybody 10 %.
    """
    cells = [("female", "conservative")] + [("female", "liberal")] * 99 + [("male", "conservative")] * 100
    quotas = {"gender": ("female", "male"), "leaning": ("liberal", "conservative")}
    return _pool("lopsided", cells, {f: dict.fromkeys(v, (9, 20)) for f, v in quotas.items()})


def crossing(features: int) -> Pool:
    """Two values to a feature, all combinations equally often, exactly half of the seats for each value."""
    cells = [c for c in product(("0", "1"), repeat=features) for _ in range(200 >> features)]
    names = [f"feature {k}" for k in range(features)]
    return _pool(f"{features} crossing", cells, {f: {"0": (10, 10), "1": (10, 10)} for f in names})


def skewed(people: int = 150, seats: int = 15) -> Pool:
    """Who volunteers is not who should sit there: values are unequally frequent, seats about equally many.

    By digest, the same everywhere.  With such quotas chances cannot all be equal, as in real pools.
    """
    shares = {"town": (128, 192), "age": (64, 160), "work": (100, 230)}
    cells = [
        tuple(_value(digest("skewed", str(n), f)[0], bounds) for f, bounds in shares.items())
        for n in range(people)
    ]
    even = (seats // 3 - 1, seats // 3 + 1)
    quotas = {f: dict.fromkeys(sorted({cell[k] for cell in cells}), even) for k, f in enumerate(shares)}
    return _pool(f"skewed {people}", cells, quotas, seats)


def _value(byte: int, bounds: tuple[int, ...]) -> str:
    return str(sum(byte >= bound for bound in bounds))


def _pool(name: str, cells: Sequence[tuple[str, ...]], quotas: Quotas, seats: int = 20) -> Pool:
    people = {f"p{n:03d}": dict(zip(quotas, cell, strict=True)) for n, cell in enumerate(cells)}
    return Pool(name, seats, people, quotas)


def read(folder: Path) -> Pool:
    """A published pool: categories.csv and respondents.csv; the number of seats ends the folder's name."""
    quotas: Quotas = {}
    for row in _rows(folder / "categories.csv"):
        quotas.setdefault(row["category"], {})[row["feature"]] = (int(row["min"]), int(row["max"]))
    rows = enumerate(_rows(folder / "respondents.csv"))
    people = {f"p{n:03d}": {feature: row[feature] for feature in quotas} for n, row in rows}
    return Pool(folder.name, int(folder.name.rsplit("_", 1)[1]), people, quotas)


def _rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
