"""How long a firm's number takes."""

from __future__ import annotations

from time import perf_counter

from registry import benchmark

from scheduler.chance import number_of

FIRMS = 300_000


@benchmark("a firm's number in a draw", reference="1.0 µs per firm, hash loop over 1,000,000 firms")
def numbers() -> str:
    """Number a district's firms once; the ids are made before the watch starts."""
    seed, salt = bytes(32), bytes(16)
    firms = [f"9133{n:014d}" for n in range(FIRMS)]
    start = perf_counter()
    for firm in firms:
        number_of(seed, salt, firm)
    return f"{(perf_counter() - start) / FIRMS * 1e6:.2f} µs per firm"
