"""One step of the draw under the magnifying glass, and all outcomes of a whole draw with their chances."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.lottery import rounding
from scheduler.lottery.network import network_of
from scheduler.lottery.rounding import rounded, winners
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scheduler.lottery.network import Network
    from scheduler.values.plan import SeatRow

    Rises = Callable[[int, int], bool]


def first_open(network: Network) -> int:
    """The lowest open arc, or −1."""
    return next((arc for arc, f in enumerate(network.flow) if f % ONE), -1)


def step(network: Network, *, risen: bool) -> tuple[Network, tuple[int, int], rounding._Walk]:
    """The state after one step from this one, what the step was told, and the walk that is kept."""
    after = replace(network, flow=list(network.flow))
    told: list[tuple[int, int]] = []

    def rises(up: int, down: int) -> bool:
        told.append((up, down))
        return risen

    walk = rounding._Walk(after)
    arc = first_open(after)
    walk.begin(arc, after.tail[arc])
    walk.step(rises)
    return after, told[0], walk


def faults(network: Network) -> list[str]:
    """What is wrong with the step from this state; it has an open arc."""
    high, odds, walk = step(network, risen=True)
    low, same, other = step(network, risen=False)
    up, down = odds
    found = [] if odds == same and up > 0 and down > 0 else ["the odds hang on the outcome, or are none"]
    pairs = zip(network.flow, high.flow, low.flow, strict=True)
    if any(down * (h - f) + up * (v - f) for f, h, v in pairs):
        found.append("an expectation moves")
    for after, kept in ((high, walk), (low, other)):
        found += _after(network, after) + _kept(after, kept)
    return found


def _after(before: Network, after: Network) -> list[str]:
    found = []
    pairs = list(zip(before.flow, after.flow, strict=True))
    if any(not f // ONE * ONE <= g <= -(-f // ONE) * ONE for f, g in pairs):
        found.append("an arc passes a whole number, or leaves one")
    if not any(f % ONE and not g % ONE for f, g in pairs):
        found.append("no arc closes")
    if _balance(before) != _balance(after):
        found.append("a node gains or loses")
    return found


def _balance(network: Network) -> list[int]:
    """What each node gives more than it gets; a row 2^30, the sink minus all of that, every other node 0."""
    left = [0] * network.nodes
    for tail, head, flow in zip(network.tail, network.head, network.flow, strict=True):
        left[tail] += flow
        left[head] -= flow
    return left


def _kept(after: Network, walk: rounding._Walk) -> list[str]:
    """The walk that is kept must be how a new one would begin, or none where the first arc closed."""
    if not walk.arcs:
        return [] if max(walk.reached) < 0 else ["a forgotten walk is remembered"]
    fresh = rounding._Walk(replace(after, flow=list(after.flow)))
    arc = first_open(after)
    fresh.begin(arc, after.tail[arc])
    fresh._find_cycle()
    size = len(walk.arcs)
    same = (walk.arcs, walk.signs, walk.nodes) == (
        fresh.arcs[:size],
        fresh.signs[:size],
        fresh.nodes[: size + 1],
    )
    marked = {node: at for node, at in enumerate(walk.reached) if at >= 0}
    same &= marked == {node: at for at, node in enumerate(walk.nodes)}
    return [] if same else ["the walk that is kept is not how a new one would begin"]


def outcomes(
    rows: Sequence[SeatRow], shift_of: Mapping[int, int], week_of: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[Fraction, dict[tuple[int, int], str]]]:
    """Every possible roster with its probability: each coin is tried both ways."""
    waiting: list[tuple[bool, ...]] = [()]
    while waiting:
        script = waiting.pop()
        tossed: list[tuple[int, int]] = []

        def rises(
            up: int,
            down: int,
            script: tuple[bool, ...] = script,
            tossed: list[tuple[int, int]] = tossed,
        ) -> bool:
            risen = script[len(tossed)] if len(tossed) < len(script) else True
            tossed.append((down if risen else up, up + down))
            return risen

        flows = rounded(network_of(rows, shift_of, week_of), rises)
        waiting += [(*script, *[True] * n, False) for n in range(len(tossed) - len(script))]
        chance = Fraction(1)
        for part, whole in tossed:
            chance *= Fraction(part, whole)
        yield chance, {(a.trip, a.seat): a.inspector for a in winners(rows, flows)}
