"""At which shifts can agencies fill the seats of one team?  Sets of shifts and of officers are bit masks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.values.plan import Seat

Wanted = tuple[tuple[str, ...], ...]
"""The qualifications of each seat of one agency."""


class Fielding:
    """Answers for one team taken by itself; what other trips use is the timetable's affair."""

    def __init__(self, eligibility: Eligibility) -> None:
        self.officers = [i for a in sorted(eligibility.by_agency) for i in eligibility.by_agency[a]]
        self.bit = {i.id: 1 << k for k, i in enumerate(self.officers)}
        self._barred = {f: sum(self.bit[i] for i in ids) for f, ids in eligibility.barred.items()}
        self.shifts = eligibility.shift_count
        self._present = [0] * self.shifts
        for i in self.officers:
            for shift in eligibility.present[i.id]:
                self._present[shift] |= self.bit[i.id]
        self._holders: dict[tuple[str, tuple[str, ...]], int] = {}
        self._filled: dict[tuple[int, ...], bool] = {}
        self._masks: dict[tuple[str, Wanted, int], int] = {}

    def barred(self, firm: str) -> int:
        """Officers who must keep away from a firm."""
        return self._barred.get(firm, 0)

    def holders(self, agency: str, qualifications: tuple[str, ...]) -> int:
        """Officers of an agency with all these qualifications, present or not."""
        key = (agency, qualifications)
        if key not in self._holders:
            wanted = set(qualifications)
            self._holders[key] = sum(
                self.bit[i.id]
                for i in self.officers
                if i.agency == agency and wanted <= set(i.qualifications)
            )
        return self._holders[key]

    def present(self, shift: int) -> int:
        """Officers with a valid card, on duty and not on leave at a shift."""
        return self._present[shift]

    def mask(self, seats: Iterable[Seat], barred: int) -> int:
        """Shifts at which every agency of a team can fill its seats."""
        wanted: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for seat in seats:
            wanted[seat.agency].append(seat.qualifications)
        found = (1 << len(self._present)) - 1
        for agency, asked in wanted.items():
            found &= self.agency_mask(agency, tuple(asked), barred)
        return found

    def agency_mask(self, agency: str, wanted: Wanted, barred: int) -> int:
        """Shifts at which one agency can fill these seats."""
        key = (agency, wanted, barred & self.holders(agency, ()))
        if key not in self._masks:
            able = [self.holders(agency, q) & ~barred for q in wanted]
            self._masks[key] = sum(
                1 << shift
                for shift, here in enumerate(self._present)
                if self._fills(tuple(a & here for a in able))
            )
        return self._masks[key]

    def _fills(self, able: tuple[int, ...]) -> bool:
        if able not in self._filled:
            self._filled[able] = matched(able) == len(able)
        return self._filled[able]


def matched(able: Sequence[int]) -> int:
    """How many seats can be filled by different officers, given each seat's officers as a bit mask.

    >>> matched([0b11, 0b01]), matched([0b01, 0b01])
    (2, 1)
    """
    taken: dict[int, int] = {}

    def place(seat: int, tried: set[int]) -> bool:
        free = able[seat]
        while free:
            officer = free & -free
            free ^= officer
            if officer not in tried:
                tried.add(officer)
                if officer not in taken or place(taken[officer], tried):
                    taken[officer] = seat
                    return True
        return False

    return sum(place(seat, set()) for seat in range(len(able)))
