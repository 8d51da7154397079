"""Five districts of different shape: where the towns are, how firms are classed, how agencies overlap."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A bell of firms around a centre."""

    east: int
    """Metres from the district's middle."""
    north: int
    spread: int
    """Standard deviation in metres."""
    weight: int
    """Share of the firms."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of district."""

    name: str
    towns: tuple[Town, ...]
    classes: tuple[int, int, int, int]
    """Firms of class A, B, C, D in a thousand; the rest have none."""
    tags: tuple[int, ...]
    """Weights of a firm having 1, 2, … tags: the more, the more agencies meet at it."""
    partners: tuple[int, ...]
    """Weights of a task having 0, 1, … agencies beside its lead."""
    located: int = 1000
    """Firms in a thousand with coordinates; of the others only the town is known."""


def _ring(count: int, radius: int, spread: int, weight: int, squeeze: int = 100) -> tuple[Town, ...]:
    """Towns evenly on an ellipse, ``squeeze`` per cent as high as wide."""
    angles = [2 * math.pi * k / count for k in range(count)]
    return tuple(
        Town(round(radius * math.cos(a)), round(radius * math.sin(a) * squeeze / 100), spread, weight)
        for a in angles
    )


SHAPES = (
    Shape(
        "city",
        (Town(0, 0, 1800, 30), *_ring(7, 4200, 1100, 7), *_ring(5, 7500, 900, 4)),
        (600, 280, 90, 30),
        (20, 50, 30),
        (30, 50, 20),
    ),
    Shape(
        "county",
        (
            Town(0, 0, 1500, 40),
            *_ring(6, 15000, 900, 6),
            *_ring(9, 29000, 700, 3, 80),
        ),
        (650, 250, 80, 15),
        (50, 40, 10),
        (50, 40, 10),
        located=900,
    ),
    Shape(
        "valley",
        tuple(Town(-45000 + 7000 * k, (k * k * 37 % 11 - 5) * 600, 900, 10 - abs(k - 4)) for k in range(14)),
        (560, 250, 120, 40),
        (60, 35, 5),
        (60, 35, 5),
    ),
    Shape(
        "twin",
        (
            Town(-17000, 2000, 1700, 30),
            Town(17000, -2000, 1400, 22),
            *_ring(6, 26000, 800, 4, 55),
        ),
        (520, 300, 140, 40),
        (35, 45, 20),
        (35, 45, 20),
    ),
    Shape(
        "ring",
        (Town(0, 0, 2000, 45), *_ring(11, 22000, 1200, 5)),
        (700, 200, 60, 10),
        (30, 40, 30),
        (20, 40, 40),
    ),
)


def shapes(names: tuple[str, ...] = ()) -> tuple[Shape, ...]:
    """The shapes of these names; all where none is named."""
    unknown = set(names) - {s.name for s in SHAPES}
    if unknown:
        raise ValueError(f"no such shape: {', '.join(sorted(unknown))}")
    return tuple(s for s in SHAPES if not names or s.name in names)
