"""Simulated annealing over packings in several parts or chains at once, compiled.  Import it late.

Parts and chains are fixed numbers, each with its own chance, and share nothing while they walk: the result
is the same on any number of processors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from numba import prange

from scheduler.compiled import side_by_side
from scheduler.packing.packed import EDGE, PARTS, SIZE
from scheduler.packing.walk import walk

if TYPE_CHECKING:
    from scheduler.packing.book import Whole


@side_by_side
def stage(book: Whole, near: Whole, packings: Whole, lots: Whole, moves: int, heats: Whole) -> None:
    """Walk in every part of every chain (a row of ``packings``): so many moves per chain and heat."""
    chains, parts = packings.shape[0], packings[0, PARTS]
    for job in prange(chains * parts):
        packing, part = packings[job // parts], job % parts
        visits = packing[packing[EDGE] + part + 1] - packing[packing[EDGE] + part]
        if visits:
            for heat in heats:
                walk(book, near, packing, lots[job], part, moves * visits // packing[SIZE], heat)
