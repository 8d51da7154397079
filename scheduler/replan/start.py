"""A first answer that keeps every rule: what can stay stays, what cannot is given up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from scheduler.replan.model import Model


def start(m: Model) -> dict[int, bool]:
    """Value of every Boolean, by index: trips stay in order of their riskiest visit while officers last."""
    values = {var.index: False for var in m.taken}
    values |= {var.index: False for row in m.sits.values() for var in row.values()}
    values |= {var.index: True for var in m.lost.values()}
    diary = _Diary(m)
    given_up = {c.trip: k for k, c in enumerate(m.choices) if c.shift < 0}
    stays = [
        k
        for k, c in enumerate(m.choices)
        if c.trip >= 0 and not c.joins and c.shift == m.scene.trips[c.trip].shift
    ]
    for k in stays:
        diary.keep(k)
    for k in sorted(stays, key=lambda k: (_priority(m, k), k)):
        choice = m.choices[k]
        drawn = diary.fill(k)
        if drawn is None:
            values[m.taken[given_up[choice.trip]].index] = True
            continue
        values[m.taken[k].index] = True
        values |= {m.sits[k, p][who].index: True for p, who in drawn.items()}
        values |= {m.lost[v].index: False for v in choice.visits}
    return values


def _priority(m: Model, choice: int) -> int:
    return min((m.scene.visits[v].priority for v in m.choices[choice].visits), default=len(CLASSES))


class _Diary:
    """Who sits when, as the answer grows."""

    def __init__(self, m: Model) -> None:
        self._m = m
        self._at = {(who, s) for who, days in m.busy.items() for s, n in days.items() if n}
        self._weeks: Counter[tuple[str, tuple[int, int]]] = Counter()
        self._all: Counter[str] = Counter()
        for who, shift in sorted(self._at):
            self._count(who, shift, 1)

    def keep(self, choice: int) -> None:
        """Everybody who can come to a trip that stays keeps the seat, before anything is drawn."""
        for p in self._m.choices[choice].places:
            if p.holder:
                self._sit(p.holder, self._m.choices[choice].shift)

    def fill(self, choice: int) -> dict[int, str] | None:
        """Somebody for each open seat; None, and those who had the others are free, where one stays empty."""
        own, drawn = self._m.choices[choice], dict[int, str]()
        for k, p in enumerate(own.places):
            if p.holder:
                continue
            who = next((w for w in self._m.sits[choice, k] if self._free(w, own.shift)), None)
            if who is None:
                for gone in (*drawn.values(), *(q.holder for q in own.places if q.holder)):
                    self._rise(gone, own.shift)
                return None
            drawn[k] = who
            self._sit(who, own.shift)
        return drawn

    def _free(self, who: str, shift: int) -> bool:
        teams, week = self._m.scene.case.rules.teams, self._m.scene.case.shifts[shift].week
        return (
            (who, shift) not in self._at
            and self._weeks[who, week] < teams.weekly
            and self._all[who] < teams.quarterly
        )

    def _sit(self, who: str, shift: int) -> None:
        self._at.add((who, shift))
        self._count(who, shift, 1)

    def _rise(self, who: str, shift: int) -> None:
        self._at.discard((who, shift))
        self._count(who, shift, -1)

    def _count(self, who: str, shift: int, more: int) -> None:
        self._weeks[who, self._m.scene.case.shifts[shift].week] += more
        self._all[who] += more
