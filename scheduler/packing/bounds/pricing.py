"""Which trip is worth more than it costs?  An exact search over all possible trips, compiled.

Each kind of visit has a price.  The search goes through the trips depth first: a trip's first visit has the
largest team; of those still to come the one that adds most seats is next, ties by number.  So every trip
is met once.  A branch is left when no trip in it can be worth more than it costs: with R visits to come, the
seats they add are at least those of the one that adds most, at least an R-th of what each would add by
itself, and at least any mixture of the two; three mixtures are looked at.

All in one file: machine code kept on disk is renewed when its own file changes, but not another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.compiled import compiled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scheduler.packing.bounds.draft import Draft, Found, Weights
    from scheduler.packing.bounds.kinds import Kinds

    Whole = NDArray[np.int64]

STOPS = 4
"""The shortest way through so many places is worked out; a longer trip's is that through its first four."""


@compiled
def search(
    kinds: Kinds, weights: Weights, price: Whole, found: Found, draft: Draft, budget: int, total: int
) -> tuple[int, int]:
    """(Branches looked at, first visits whose trips were not all looked at).

    With room in ``found`` the best trips are noted there.  Without, the prices of a trip worth more than it
    costs are lowered at once until it is not; as prices only fall, all trips looked at stay within their
    cost, so a search that leaves none out proves that no trip is worth more than it costs.
    """
    looked, left = 0, 0
    for root in range(len(price)):
        draft.least[0] = 0
        begin(kinds, weights, price, found, draft, root)
        depth, spent = 1, 1
        weigh(kinds, weights, price, found, draft, depth)
        while depth > 0:
            if spent >= budget or looked + spent >= total:
                left += 1
                break
            if draft.at[depth] == draft.candidates[depth]:
                depth -= 1
                continue
            pick = draft.at[depth]
            draft.at[depth] += 1
            if add(kinds, weights, price, draft, depth, pick):
                depth += 1
                spent += 1
                weigh(kinds, weights, price, found, draft, depth)
        looked += spent
    return looked, left


@compiled
def begin(kinds: Kinds, weights: Weights, price: Whole, found: Found, draft: Draft, root: int) -> None:
    """Start with one visit; whatever comes no earlier may follow."""
    draft.size[0] = 0
    draft.minutes[0] = 0
    draft.shifts[0] = -1
    draft.seats[0] = 0
    draft.named_seats[0] = 0
    draft.named[0] = 0
    draft.worth[0] = -weights.trip
    draft.way[0] = 0
    own = 0
    for line in range(kinds.first[root], kinds.first[root + 1]):
        own += kinds.seats[line]
    join(kinds, draft, 0, root)
    draft.worth[1] = price[root] - weights.trip - own * weights.seat
    draft.size[1] = own
    draft.way[1] = 0
    within(price, found, draft, 1, weights.trip + own * weights.seat)
    draft.candidates[1] = 0
    if kinds.minutes[root] <= kinds.limit and kinds.most > 1:
        for kind in range(root, len(price)):
            if kind > root or kinds.visits[root] > 1:
                draft.candidate[1, draft.candidates[1]] = kind
                draft.candidates[1] += 1


@compiled
def weigh(kinds: Kinds, weights: Weights, price: Whole, found: Found, draft: Draft, depth: int) -> None:
    """Try every candidate; keep those with which, and more, a trip could be worthwhile."""
    last = depth + 1 == kinds.most
    kept = 0
    for i in range(draft.candidates[depth]):
        kind = draft.candidate[depth, i]
        gain = draft.worth[depth] + price[kind]
        time = draft.minutes[depth] + kinds.minutes[kind]
        if time > kinds.limit or (last and gain <= 0) or not share_a_shift(kinds, draft, depth, kind):
            continue
        added = seats_added(kinds, draft, depth, kind)
        gain -= added * weights.seat
        if last and gain <= 0:
            continue
        way = draft.way[depth]
        if depth < STOPS:
            draft.place[depth] = kinds.place[kind]
            way = shortest(kinds.ways, draft.place, depth + 1)
        if time + way > kinds.limit:
            continue
        if gain > way * weights.minute:
            draft.chosen[depth] = kind
            size = draft.size[depth] + added
            cost = weights.trip + size * weights.seat + way * weights.minute
            within(price, found, draft, depth + 1, cost)
        draft.candidate[depth, kept] = kind
        draft.added[depth, kept] = added
        kept += 1
    draft.candidates[depth] = 0 if last else kept
    draft.at[depth] = 0
    if not last and kept > 0:
        judge(kinds, weights, price, draft, depth)


@compiled
def join(kinds: Kinds, draft: Draft, depth: int, kind: int) -> None:
    """The trip at one depth with another visit, at the next."""
    for agency in range(kinds.agencies):
        draft.seats[depth + 1, agency] = draft.seats[depth, agency]
        draft.named_seats[depth + 1, agency] = draft.named_seats[depth, agency]
    for name in range(kinds.names):
        draft.named[depth + 1, name] = draft.named[depth, name]
    for line in range(kinds.first[kind], kinds.first[kind + 1]):
        agency = kinds.agency[line]
        draft.seats[depth + 1, agency] = max(draft.seats[depth + 1, agency], kinds.seats[line])
        for k in range(kinds.first_named[line], kinds.first_named[line + 1]):
            more = kinds.asked[k] - draft.named[depth + 1, kinds.named[k]]
            if more > 0:
                draft.named_seats[depth + 1, agency] += more
                draft.named[depth + 1, kinds.named[k]] += more
    draft.chosen[depth] = kind
    draft.place[depth] = kinds.place[kind]
    draft.minutes[depth + 1] = draft.minutes[depth] + kinds.minutes[kind]
    for word in range(kinds.shifts.shape[1]):
        draft.shifts[depth + 1, word] = draft.shifts[depth, word] & kinds.shifts[kind, word]


@compiled
def seats_added(kinds: Kinds, draft: Draft, depth: int, kind: int) -> int:
    """Seats that the trip's team lacks for another visit."""
    added = 0
    for line in range(kinds.first[kind], kinds.first[kind + 1]):
        agency = kinds.agency[line]
        named = draft.named_seats[depth, agency]
        before = max(draft.seats[depth, agency], named)
        for k in range(kinds.first_named[line], kinds.first_named[line + 1]):
            named += max(0, kinds.asked[k] - draft.named[depth, kinds.named[k]])
        added += max(before, kinds.seats[line], named) - before
    return added


@compiled
def share_a_shift(kinds: Kinds, draft: Draft, depth: int, kind: int) -> bool:
    """Whether another visit is allowed at a shift that suits the trip."""
    shared = 0
    for word in range(kinds.shifts.shape[1]):
        shared |= draft.shifts[depth, word] & kinds.shifts[kind, word]
    return shared != 0


@compiled
def shortest(ways: Whole, place: Whole, stops: int) -> int:
    """Minutes of the shortest way through two, three or four places."""
    ab = int(ways[place[0], place[1]])
    if stops == 2:
        return ab
    ac, bc = int(ways[place[0], place[2]]), int(ways[place[1], place[2]])
    if stops == 3:
        return ab + ac + bc - max(ab, ac, bc)
    ad, bd, cd = int(ways[place[0], place[3]]), int(ways[place[1], place[3]]), int(ways[place[2], place[3]])
    # By what is in the middle: a–b or c–d, a–c or b–d, a–d or b–c.
    middle = min(ab, cd) + min(ac + bd, ad + bc)
    middle = min(middle, min(ac, bd) + min(ab + cd, ad + bc))
    return min(middle, min(ad, bc) + min(ab + cd, ac + bd))


@compiled
def within(price: Whole, found: Found, draft: Draft, stops: int, cost: int) -> None:
    """If the chosen visits are worth more than they cost, note the trip, or lower the prices."""
    over = worth(price, draft, stops) - cost
    if over > 0 and len(found.worth) > 0:
        note(found, draft, stops, over)
    elif over > 0:
        lower(price, draft, stops, cost)


@compiled
def worth(price: Whole, draft: Draft, stops: int) -> int:
    """The prices of the chosen visits together."""
    total = 0
    for k in range(stops):
        total += price[draft.chosen[k]]
    return total


@compiled
def lower(price: Whole, draft: Draft, stops: int, cost: int) -> None:
    """Lower the prices of the chosen visits, in proportion, until they are worth no more than they cost."""
    total = worth(price, draft, stops)
    while total > cost:
        for k in range(stops):
            kind = draft.chosen[k]
            price[kind] -= min(price[kind], -((cost - total) * price[kind] // total))
        total = worth(price, draft, stops)


@compiled
def note(found: Found, draft: Draft, stops: int, over: int) -> None:
    """Note a trip for all its kinds for which it is the best yet."""
    draft.least[0] = max(draft.least[0], over)
    for k in range(stops):
        kind = draft.chosen[k]
        if over > found.worth[kind]:
            found.worth[kind] = over
            for other in range(found.trip.shape[1]):
                found.trip[kind, other] = draft.chosen[other] if other < stops else -1


@compiled
def judge(kinds: Kinds, weights: Weights, price: Whole, draft: Draft, depth: int) -> None:
    """Drop candidates that no worthwhile trip can hold; bound what a trip is worth in which one adds most."""
    room = kinds.most - depth
    double = 2 * room
    best = draft.best[depth]
    best[:] = 0
    dearest, least_most = 0, 0
    most_added = 0
    for i in range(draft.candidates[depth]):
        added = draft.added[depth, i]
        worth = double * price[draft.candidate[depth, i]]
        most_added = max(most_added, added)
        for mixture in range(3):
            best[mixture, added] = max(best[mixture, added], worth - (2 - mixture) * added * weights.seat)
        dearest = max(dearest, worth)
        least_most = max(least_most, worth - 2 * added * weights.seat)
    for mixture in range(3):
        for added in range(1, most_added + 1):
            best[mixture, added] = max(best[mixture, added], best[mixture, added - 1])
    base = double * (draft.worth[depth] - draft.least[0])
    kept = 0
    for i in range(draft.candidates[depth]):
        kind, added = draft.candidate[depth, i], draft.added[depth, i]
        mine = base + double * price[kind]
        seats = added * weights.seat
        if (
            mine - 2 * seats + (room - 1) * least_most <= 0
            or mine - double * seats + (room - 1) * dearest <= 0
        ):
            continue
        draft.candidate[depth, kept], draft.added[depth, kept] = kind, added
        draft.hope[depth, kept] = (
            min(
                mine - 2 * seats + (room - 1) * best[0, added],
                mine - (room + 1) * seats + (room - 1) * best[1, added],
                mine - double * seats + (room - 1) * best[2, added],
            )
            + double * draft.least[0]
        )
        if depth == 1:
            draft.standing[kept] = double * price[kind] - seats
        kept += 1
    draft.candidates[depth] = kept
    if depth == 1:
        arrange(draft)


@compiled
def arrange(draft: Draft) -> None:
    """The first visit's candidates from the best standing down (Shell's sort)."""
    gap = draft.candidates[1] // 2
    while gap > 0:
        for i in range(gap, draft.candidates[1]):
            k = i
            while k >= gap and draft.standing[k - gap] < draft.standing[k]:
                swap(draft, k - gap, k)
                k -= gap
        gap //= 2


@compiled
def swap(draft: Draft, i: int, k: int) -> None:
    """Exchange two candidates of the first visit."""
    for row in (draft.candidate[1], draft.added[1], draft.hope[1], draft.standing):
        row[i], row[k] = row[k], row[i]


@compiled
def add(kinds: Kinds, weights: Weights, price: Whole, draft: Draft, depth: int, pick: int) -> bool:
    """Add a candidate; whether anything that may follow it could make a worthwhile trip."""
    room = kinds.most - depth
    double = 2 * room
    if draft.hope[depth, pick] <= double * draft.least[0]:
        return False
    kind, added = draft.candidate[depth, pick], draft.added[depth, pick]
    seats = added * weights.seat
    base = double * (draft.worth[depth] + price[kind] - draft.least[0])
    best = draft.best[depth]
    apart = base - 2 * seats + (room - 2) * best[0, added]
    even = base - (room + 1) * seats + (room - 2) * best[1, added]
    jointly = base - double * seats + (room - 2) * best[2, added]
    time = kinds.limit - draft.minutes[depth] - kinds.minutes[kind]
    used = 1
    for k in range(depth):
        if draft.chosen[k] == kind:
            used += 1
    following = 0
    for i in range(draft.candidates[depth]):
        other, more = draft.candidate[depth, i], draft.added[depth, i]
        if depth == 1 and even + draft.standing[i] <= 0:
            break  # and all that come after it as well
        worth = double * price[other]
        if more > added or (more == added and other < kind) or kinds.minutes[other] > time:
            continue
        more *= weights.seat
        if apart + worth - 2 * more <= 0 or even + worth - more <= 0 or jointly + worth <= 0:
            continue
        if other == kind and used >= kinds.visits[kind]:
            continue
        draft.candidate[depth + 1, following] = other
        following += 1
    draft.candidates[depth + 1] = following
    if following == 0:
        return False
    join(kinds, draft, depth, kind)
    draft.worth[depth + 1] = draft.worth[depth] + price[kind] - seats
    draft.size[depth + 1] = draft.size[depth] + added
    draft.way[depth + 1] = shortest(kinds.ways, draft.place, min(depth + 1, STOPS))
    return True
