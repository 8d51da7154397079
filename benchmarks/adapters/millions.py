"""Districts of any number of firms, made block by block, with as many tasks as wanted."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.events import REHEARSAL, Secrets
from scheduler.values.firms import Enterprise, Inspection
from scheduler.values.plan import Frozen
from scheduler.values.rules import Basis, Cap, Rules
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.values.plan import Stratum

BLOCK = 50_000
SECRETS = Secrets(sha256(b"veil").hexdigest(), "")
_FIRST = date(2026, 10, 8)
_MIX = "A" * 60 + "B" * 24 + "C" * 6 + "D" * 2 + " " * 8
_RATIOS = {"D": (4, 5), "C": (3, 10), "B": (1, 10), "A": (3, 100), "": (1, 20)}
_TAGS = ("食品经营", "危化", "特种设备", "药品", "劳动用工", "排污", "消防重点", "计量")
_KINDS = 1 << 12
"""So many different shapes of firms, dealt out by a hash."""


class Listing(NamedTuple):
    """A firm as a district's database would give it."""

    id: str
    credit: str
    live: bool
    tags: tuple[str, ...]
    town: str


def blocks(firms: int) -> Iterator[list[Listing]]:
    """The firms in id order, so many at a time."""
    shapes = [_shape(k) for k in range(_KINDS)]
    for start in range(0, firms, BLOCK):
        dealt = int.from_bytes(sha256(b"block" + start.to_bytes(8, "big")).digest()[:4], "big")
        numbers = range(start, min(start + BLOCK, firms))
        yield [Listing(firm_id(n), *shapes[_mixed(n, dealt) % _KINDS]) for n in numbers]


def firm_id(n: int) -> str:
    """The n-th firm's id."""
    return f"9133{n:014d}"


def district(firms: int, tasks: int, *, roster: bool = True) -> Case:
    """A quarter of a district; without a roster, everything but its firms."""
    days = [_FIRST + timedelta(days=k) for k in range(75)]
    shifts = [Shift(day, half) for day in days if day.weekday() < 5 for half in ("AM", "PM")]
    basis = Basis("示例", "一")
    caps = (
        Cap("一年至多两次", "firm", 2, "year", basis),
        Cap("同一部门一年至多一次", "agency", 1, "12 months", basis, credits=("A", "B")),
    )
    listed = chain.from_iterable(blocks(firms)) if roster else ()
    everybody = tuple(
        Enterprise(x.id, "", credit=x.credit, live=x.live, tags=x.tags, town=x.town) for x in listed
    )
    whole = tuple(_task(k) for k in range(tasks))
    history = tuple(_past(firms, tasks))
    return Case(
        "2026Q4", "示例区", everybody, (), (), whole, history, (), (), (), tuple(shifts), Rules(caps=caps)
    )


def frozen(case: Case, strata: Sequence[Stratum]) -> Frozen:
    """The case as if it were committed to."""
    return Frozen(case, tuple(strata), SECRETS, REHEARSAL, sha256(b"commitment").hexdigest())


def _mixed(n: int, dealt: int) -> int:
    """A number that looks like chance and costs little."""
    return (n * 2654435761 ^ dealt) * 2246822519 >> 7 & 0xFFFFFFFF


def _shape(k: int) -> tuple[str, bool, tuple[str, ...], str]:
    chance = sha256(b"shape" + k.to_bytes(8, "big")).digest()
    tags = {_TAGS[chance[j] % len(_TAGS)] for j in range(2, 2 + 1 + chance[1] % 3)}
    return _MIX[chance[0] % 100].strip(), chance[7] >= 8, tuple(sorted(tags)), f"第{chance[8] % 20}镇"


def _task(k: int) -> Task:
    """Every third task speaks of all firms, the others of one tag; each has ratios of its own."""
    ratios = tuple(
        Ratio(c, *[Fraction(over, under) * Fraction(10 - k % 7, 10)] * 2)
        for c, (over, under) in _RATIOS.items()
    )
    tags = () if k % 3 == 0 else (_TAGS[k % len(_TAGS)],)
    return Task(
        f"T{k:02d}",
        f"任务{k}",
        (f"事项{k}",),
        tags,
        Duty(f"部门{k}"),
        (),
        ratios,
        60,
        date(2026, 10, 1),
        date(2026, 12, 31),
    )


def _past(firms: int, tasks: int) -> Iterator[Inspection]:
    """Every eighth firm was checked in the two years before, some of them twice."""
    for n in range(0, firms, 8):
        chance = sha256(b"past" + n.to_bytes(8, "big")).digest()
        for j in range(1 + (chance[0] < 64)):
            day = _FIRST - timedelta(days=1 + int.from_bytes(chance[4 * j + 1 : 4 * j + 3], "big") % 730)
            k = chance[4 * j + 3] % tasks
            yield Inspection(firm_id(n), day, f"部门{k}", f"事项{k}")
