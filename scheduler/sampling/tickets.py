"""The tickets of a draw in columns: a record is made of one only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from scheduler.values.plan import ONE, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.sampling.order import Keys, Whole


class Tickets(Sequence[Ticket]):
    """A sequence of tickets, equal to any other of the same tickets."""

    __slots__ = ("ids", "keys", "numbers")
    __hash__ = None  # type: ignore[assignment]  # nobody needs one, and it would have to be that of a tuple

    def __init__(self, ids: Sequence[str], numbers: Whole, keys: Keys | None) -> None:
        self.ids, self.numbers = ids, numbers
        self.keys = keys
        """None: 2^30 · number throughout."""

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Ticket: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Ticket]: ...
    def __getitem__(self, at: int | slice) -> Ticket | Sequence[Ticket]:
        if isinstance(at, slice):
            return tuple(self[k] for k in range(*at.indices(len(self))))
        number = int(self.numbers[at])
        return Ticket(self.ids[at], number, ONE * number if self.keys is None else self.keys[at])

    def __iter__(self) -> Iterator[Ticket]:
        return map(Ticket, self.ids, self.numbers.tolist(), self._keys())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Tickets) and self.keys is other.keys is None:
            return np.array_equal(self.numbers, other.numbers) and all(map(str.__eq__, self.ids, other.ids))
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == two for one, two in zip(self, other, strict=True))

    def _keys(self) -> Iterable[int]:
        if self.keys is None:
            return (ONE * number for number in self.numbers.tolist())
        pairs = zip(self.keys.high.tolist(), self.keys.low.tolist(), strict=True)
        return ((high << 32) + low for high, low in pairs)
