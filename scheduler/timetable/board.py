"""The timetable in the making: which job is on which shift, with every agency's network kept saturated."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from scheduler.packing.cover import cover
from scheduler.packing.fielding import Fielding
from scheduler.sampling.allowance import positions
from scheduler.timetable.loads import WEEK, Loads
from scheduler.timetable.network import Network
from scheduler.timetable.values import Cut, Job, united
from scheduler.values.plan import Trip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.values.case import Case
    from scheduler.values.plan import Seat, Visit

URGENCY = (40, 30, 12, 4, 2, 2)
"""Per class of CLASSES: thousandths of peak load that a week's delay is worth."""


class Board:
    """Jobs on shifts; a job is put on a shift only if all its agencies can still fill all their seats."""

    def __init__(self, case: Case, eligibility: Eligibility) -> None:
        self.case = case
        self.fielding = Fielding(eligibility)
        weeks = sorted({s.week for s in case.shifts})
        self.week_of = [weeks.index(s.week) for s in case.shifts]
        self.weeks = range(len(weeks))
        self.jobs: list[Job] = []
        self.shift: dict[int, int] = {}
        """Job → shift, for those placed."""
        self.loads = Loads(case.shifts, self.capacity)
        self.shifts_of = [[s for s, w in enumerate(self.week_of) if w == week] for week in self.weeks]
        """Week → its shifts."""
        self._networks: dict[str, Network] = {}
        self._supply: dict[tuple[tuple[str, str], tuple[int, ...]], int] = {}
        self._at: dict[str, set[int]] = defaultdict(set)
        self._lists: dict[int, tuple[int, ...]] = {}

    def job(self, visits: Sequence[Visit], trip: Trip | None = None) -> int:
        """Add a trip of these visits; without one, a visit by itself.  Returns the job's number."""
        if trip is None:
            (v,) = visits
            trip = Trip(0, (v.id,), cover(v.seats), v.minutes, v.shifts)
        barred = 0
        for v in visits:
            barred |= self.fielding.barred(v.enterprise)
        options = sum(1 << s for s in trip.shifts) & self.fielding.mask(trip.seats, barred)
        teams: dict[str, list[int]] = defaultdict(list)
        for k, seat in enumerate(trip.seats):
            teams[seat.agency].append(k)
        self.jobs.append(
            Job(
                trip,
                options,
                barred,
                min(v.priority for v in visits),
                tuple(v.enterprise for v in visits),
                tuple((a, tuple(teams[a])) for a in sorted(teams)),
            )
        )
        return len(self.jobs) - 1

    def place(self, number: int, shift: int) -> Cut | None:
        """Put a job on a shift, or leave everything as it was and say which agency is short and why."""
        job = self.jobs[number]
        for k, (agency, _) in enumerate(job.teams):
            cut = self._seat(number, agency, shift)
            if cut is not None:
                for done, _ in job.teams[:k]:
                    self._unseat(number, done)
                return cut
        self.shift[number] = shift
        self.loads.add(job, shift)
        for firm in job.firms:
            self._at[firm].add(shift)
        return None

    def remove(self, number: int) -> int:
        """Take a job off its shift; returns the shift."""
        job, shift = self.jobs[number], self.shift.pop(number)
        for agency, _ in job.teams:
            self._unseat(number, agency)
        self.loads.add(job, shift, -1)
        for firm in job.firms:
            self._at[firm].discard(shift)
        return shift

    def cut_for(self, number: int, agency: str, shift: int) -> Cut | None:
        """Whether one agency by itself could fill a job's seats at a shift; nothing is changed."""
        cut = self._seat(number, agency, shift)
        if cut is None:
            self._unseat(number, agency)
        return cut

    def probe(self, seats: Sequence[Seat], shift: int, firm: str) -> tuple[Cut | None, int]:
        """Whether one agency could fill these seats as well; else a cut, and how many lack.

        In the cut these seats are (-1, position); all that lack are in it, so that its seats are exactly so
        many more than it lets through.  Nothing is changed.
        """
        network, barred = self._network(seats[0].agency), self.fielding.barred(firm)
        cuts, filled = [], []
        for k, seat in enumerate(seats):
            cut = network.add((-1, k), shift, self._able(seat, shift, barred))
            if cut is None:
                filled.append(k)
            else:
                cuts.append(cut)
        for k in filled:
            network.remove((-1, k))
        return united(cuts) if cuts else None, len(cuts)

    def untaken(self, visit: Visit) -> list[int]:
        """A visit's shifts at which its firm is not visited anyway."""
        return [s for s in visit.shifts if s not in self._at[visit.enterprise]]

    def free(self, number: int) -> list[int]:
        """Shifts open to a job: its options less those at which one of its firms is visited anyway."""
        job = self.jobs[number]
        taken = set().union(*(self._at.get(f, ()) for f in job.firms))
        return [s for s in positions(job.options) if s not in taken]

    def choices(self, number: int) -> list[int]:
        """A job's free shifts: the most level and earliest weeks first, in a week the emptiest half days."""
        job = self.jobs[number]
        urgency = URGENCY[job.priority]
        strain, uneven = self.loads.strain(job, WEEK).tolist(), self.loads.unevenness(job).tolist()
        return sorted(self.free(number), key=lambda s: (strain[s] + urgency * self.week_of[s], uneven[s], s))

    def capacity(self, group: tuple[str, str], shifts: Sequence[int]) -> int:
        """Seats that an agency's officers (with a qualification, unless "") can take at these shifts."""
        key = (group, tuple(shifts))
        if key not in self._supply:
            agency, name = group
            holders = self.fielding.holders(agency, (name,) if name else ())
            self._supply[key] = self._room(holders, shifts)
        return self._supply[key]

    def _room(self, holders: int, shifts: Sequence[int]) -> int:
        teams = self.case.rules.teams
        if len(shifts) <= min(teams.weekly, teams.quarterly):
            return sum((holders & self.fielding.present(s)).bit_count() for s in shifts)
        return sum(self._places(k, shifts) for k in positions(holders))

    def _places(self, officer: int, shifts: Sequence[int]) -> int:
        teams = self.case.rules.teams
        weeks = Counter(self.week_of[s] for s in shifts if self.fielding.present(s) >> officer & 1)
        return min(teams.quarterly, sum(min(teams.weekly, n) for n in weeks.values()))

    def enclosed(self, cut: Cut, number: int, shift: int) -> int:
        """How many of a job's seats, on a shift, can only be filled from within a cut."""
        return sum(
            all(
                o in cut.officers or (o, self.week_of[shift]) in cut.weeks or (o, shift) in cut.shifts
                for o in self.officers(self.jobs[number], k, shift)
            )
            for agency, seats in self.jobs[number].teams
            if agency == cut.agency
            for k in seats
        )

    def width(self, cut: Cut) -> int:
        """Seats that a cut lets through."""
        teams, officers, weeks = self.case.rules.teams, set(cut.officers), set(cut.weeks)
        single = sum(o not in officers and (o, self.week_of[s]) not in weeks for o, s in cut.shifts)
        return (
            single + teams.weekly * sum(o not in officers for o, _ in weeks) + teams.quarterly * len(officers)
        )

    def officers(self, job: Job, position: int, shift: int) -> tuple[int, ...]:
        """Candidates for a seat at a shift, as positions among all officers."""
        return self._able(job.seat(position), shift, job.barred)

    def _able(self, seat: Seat, shift: int, barred: int) -> tuple[int, ...]:
        able = self.fielding.holders(seat.agency, seat.qualifications) & self.fielding.present(shift)
        able &= ~barred
        if able not in self._lists:
            self._lists[able] = positions(able)
        return self._lists[able]

    def _network(self, agency: str) -> Network:
        if agency not in self._networks:
            teams = self.case.rules.teams
            self._networks[agency] = Network(agency, self.week_of, teams.weekly, teams.quarterly)
        return self._networks[agency]

    def _seat(self, number: int, agency: str, shift: int) -> Cut | None:
        job, network = self.jobs[number], self._network(agency)
        mine = dict(job.teams)[agency]
        for k, position in enumerate(mine):
            cut = network.add((number, position), shift, self.officers(job, position, shift))
            if cut is not None:
                for done in mine[:k]:
                    network.remove((number, done))
                return cut
        return None

    def _unseat(self, number: int, agency: str) -> None:
        for position in dict(self.jobs[number].teams)[agency]:
            self._network(agency).remove((number, position))
