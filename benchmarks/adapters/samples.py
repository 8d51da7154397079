"""How many firms are disturbed: by shared numbers, by independent samples, and the least there can be."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from adapters.practice import frames_of
from instances.chance import Chance

if TYPE_CHECKING:
    from instances.district import District


def least_expected(district: District) -> Fraction:
    """Σ over firms of the largest chance any task gives it: no sampling of these sizes expects fewer."""
    frames = frames_of(district)
    chance: dict[str, Fraction] = {}
    for stratum in district.strata:
        frame = frames[stratum.task, stratum.credit]
        share = Fraction(stratum.size, len(frame)) if frame else Fraction(0)
        for one in frame:
            chance[one] = max(chance.get(one, Fraction(0)), share)
    return sum(chance.values(), Fraction(0))


def ours(district: District) -> set[str]:
    """Firms drawn by anybody from the shared numbers."""
    return {one for draw in district.draws for one in draw.drawn}


def independent(district: District, again: int) -> set[str]:
    """Firms drawn by anybody when every stratum samples by itself."""
    frames, chance = frames_of(district), Chance("independent samples", district.case.district, again)
    return {
        one
        for stratum in district.strata
        for one in chance.some(frames[stratum.task, stratum.credit], stratum.size)
    }
