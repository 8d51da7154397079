"""Two published samplers of election audits, written anew from their authors' descriptions.

They are other people's schemes and no part of the program: that their published examples come out right shows
that we read the field's conventions (text to bytes, digest to number, order of tickets) as their authors do.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def counter_picks(seed: str, low: int, high: int) -> Iterator[int]:
    """Rivest 2011: the i-th pick from low … high is SHA-256 of "seed,i" (i from 1), as a number, modulo."""
    i = 0
    while True:
        i += 1
        yield low + int(sha256(f"{seed},{i}".encode()).hexdigest(), 16) % (high - low + 1)


def ticket(seed: object, name: object) -> str:
    """Rivest 2018: the seed's hex digest and the name are hashed again; decimal digits, last one first."""
    seed_hash = sha256(str(seed).encode()).hexdigest()
    return "0." + f"{int(sha256(f'{seed_hash}{name}'.encode()).hexdigest(), 16):064d}"[::-1]


def next_ticket(number: str) -> str:
    """The next one of a name that is put back: after the leading nines, hashed anew until it is larger."""
    nines = len(number) - len(number[2:].lstrip("9"))
    counter, found = 0, ""
    while found <= number + "0":
        counter += 1
        digits = f"{int(sha256(f'{number}:{counter}'.encode()).hexdigest(), 16):064d}"[::-1]
        found = number[:nines] + digits
    return found


def shown(number: str) -> str:
    """Nine digits after the leading nines, cut off."""
    return number[: len(number) - len(number[2:].lstrip("9")) + 9]


def tickets_in_order(seed: object, names: Sequence[str], take: int) -> list[tuple[str, str, int]]:
    """Drawn with replacement: ticket as shown, name, and how often the name has been drawn."""
    basket = {(ticket(seed, name), name, 1) for name in names}
    drawn = []
    for _ in range(take):
        number, name, times = least = min(basket)
        drawn.append((shown(number), name, times))
        basket = basket - {least} | {(next_ticket(number), name, times + 1)}
    return drawn
