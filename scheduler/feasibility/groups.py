"""Officers who are as good as each other, counted together.

Limits are nested (shift in week in quarter), so what k alike officers can do together is exactly what k
times each limit allows: whatever fits these can be shared out among them one by one (Baum and Trotter 1978:
totally unimodular limits have the integer decomposition property).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from scheduler.eligibility import Eligibility


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """So many officers with these qualifications, present at these shifts (as bits)."""

    qualifications: tuple[str, ...]
    present: int
    size: int


def groups_of(eligibility: Eligibility, agency: str, asked: Collection[str]) -> list[Group]:
    """An agency's officers who are there at all; of their qualifications, those that are asked for."""
    alike = Counter(
        (
            tuple(q for q in i.qualifications if q in asked),
            sum(1 << k for k in eligibility.present[i.id]),
        )
        for i in eligibility.by_agency.get(agency, ())
    )
    return sorted(Group(names, present, size) for (names, present), size in alike.items() if present)
