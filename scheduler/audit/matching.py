"""Whether each of these can have one of those, no two the same, by Kuhn's augmenting paths."""

from __future__ import annotations


def unmatched(choices: list[list[int]]) -> list[int]:
    """Positions left without a partner in a largest matching; ``choices`` lists each position's partners."""
    holder: dict[int, int] = {}
    return [position for position in range(len(choices)) if not _place(position, choices, holder, set())]


def _place(position: int, choices: list[list[int]], holder: dict[int, int], tried: set[int]) -> bool:
    for partner in choices[position]:
        if partner in tried:
            continue
        tried.add(partner)
        if partner not in holder or _place(holder[partner], choices, holder, tried):
            holder[partner] = position
            return True
    return False
