"""A slow, obvious twin of the draw of the firms: every stratum sorts its own frame (protocol §5)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from slow_strata_support import slow_strata

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Frozen

TicketRow = tuple[int, int, str]
"""Key, number, id: in this order firms are drawn."""


def slow_ticket(frozen: Frozen, seed: bytes, firm: str) -> TicketRow:
    """One firm's ticket by the words of the protocol."""
    salt = sha256(bytes.fromhex(frozen.secrets.veil) + firm.encode()).digest()[:16]
    number = int.from_bytes(sha256(seed + salt + firm.encode()).digest()[:8], "big")
    return slow_key(frozen.case, firm, number), number, firm


def slow_key(case: Case, firm: str, number: int) -> int:
    share, visited = 0, False
    if case.rules.sampling.spread == "spread":
        for row in case.earlier:
            if row.enterprise == firm:
                share, visited = min(row.chance, 2**30 - 1), row.visited
    return (2**30 - share) * 2**64 + share * number if visited else (2**30 - share) * number


def slow_draw(frozen: Frozen, seed: bytes) -> tuple[list[TicketRow], list[tuple[list[str], list[str]]]]:
    """Tickets in id order, and (drawn, substitutes) of each stratum."""
    case = frozen.case
    rows = [row for task in case.tasks for row in slow_strata(case, task)]
    ids = sorted({firm for row in rows for firm in row["frame"]})
    tickets = {firm: slow_ticket(frozen, seed, firm) for firm in ids}
    draws = []
    for row in rows:
        size = min(row["wanted"], len(row["frame"]))
        queue = sorted(row["frame"], key=tickets.__getitem__)
        queue.sort(key=lambda firm: firm not in row["certain"])
        more = max(size, case.rules.sampling.substitutes)
        draws.append((queue[:size], queue[size : size + more]))
    return [tickets[firm] for firm in ids], draws
