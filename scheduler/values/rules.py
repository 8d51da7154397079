"""Policy as values: every figure with the document it comes from (依据)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Basis:
    """依据: a document and the clause in it."""

    document: str
    clause: str


@dataclass(frozen=True, slots=True)
class Cap:
    """频次上限: at most ``most`` visits to a firm within a window; counted per firm, or per firm and agency.

    A joint visit is one for the firm and one for each agency in it; 有因检查 is not counted.
    Empty filters mean "any".  ``window`` is "year" (calendar), "N days" (natural days ending on the visit's
    day) or "N months".
    """

    name: str
    per: Literal["firm", "agency"]
    most: int
    window: str
    basis: Basis
    credits: tuple[str, ...] | None = None
    """Credit classes it protects ("" = unclassified); None = all."""
    agencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Floor:
    """频次下限: a firm in scope not checked by the task within the window is drawn with certainty."""

    name: str
    window: str
    basis: Basis
    credits: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sampling:
    """How ratios become whole numbers, and how the year is spread."""

    rounding: Literal["half-up", "ceiling"] = "half-up"
    at_least_one: bool = True
    """A stratum with firms and a ratio above 0 gives at least one."""
    interval: Literal["low", "middle", "high"] = "low"
    """Where in an interval [low, high] the figure is taken."""
    overall_floor: Fraction = Fraction(0)
    """At least this share of a task's firms over all classes; raised from the riskiest class down."""
    spread: Literal["plain", "spread"] = "plain"
    cap_conflict: Literal["refuse", "take all"] = "refuse"
    """When caps leave too few firms for the ratio: refuse before the seed, or take all and record it."""
    ratio_overrides: tuple[tuple[str, str, Fraction, Fraction, Basis], ...] = ()
    """(task id or "*", class, low, high, basis): a province's table in place of the plan's own column."""
    substitutes: int = 10
    """Substitutes published per stratum: as many as were drawn, but at least this many, while firms last."""
    basis: Basis = field(default_factory=lambda: Basis("", ""))


@dataclass(frozen=True, slots=True)
class Teams:
    """How large a team is, and who may not be in it."""

    least: int = 2
    """Officers per agency at a visit; never below 2 (two officers, two cards)."""
    agencies_per_visit: int = 0
    """At most so many agencies at one visit; 0 = no limit.  A fuller visit is split."""
    cross_stations: tuple[str, ...] = ()
    """Agencies whose officers may not check firms of their own station (所所交叉)."""
    weekly: int = 10
    """Shifts one officer may be given in an ISO week."""
    quarterly: int = 120
    """Shifts one officer may be given in the plan."""
    predictability: Fraction = Fraction(1)
    """No officer's probability for one seat exceeds this while that is possible."""
    vertical: tuple[str, ...] = ()
    """Agencies that can only be invited (垂直管理)."""
    basis: Basis = field(default_factory=lambda: Basis("", ""))


@dataclass(frozen=True, slots=True)
class Trips:
    """What fits into one shift."""

    shift_minutes: int = 210
    visits: int = 4
    same_town_minutes: int = 10
    other_town_minutes: int = 30
    speed_kmh: int = 30
    """Between firms with coordinates: great circle × 1.3 at this speed."""
    effort: int = 60
    """Search effort of packing and timetable; the same effort gives the same plan."""
    basis: Basis = field(default_factory=lambda: Basis("", ""))


@dataclass(frozen=True, slots=True)
class QuietRule:
    """Quiet days that return: days ``first`` to ``last`` of every month, for a tag or a town ("" = any)."""

    first: int
    last: int
    basis: Basis
    tag: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All policy of one plan."""

    sampling: Sampling = field(default_factory=Sampling)
    teams: Teams = field(default_factory=Teams)
    trips: Trips = field(default_factory=Trips)
    caps: tuple[Cap, ...] = ()
    floors: tuple[Floor, ...] = ()
    quiet: tuple[QuietRule, ...] = ()
    negative_items: tuple[str, ...] = ()
    """负面清单: items never drawn at random; a task that holds one is refused."""
    catalogue: tuple[str, ...] = ()
    """抽查事项清单; empty = the tasks' own items are the catalogue."""
    suite: Literal["sha256", "sm3"] = "sha256"
    """The hash function of every digest, commitment, seed and number of the plan."""
