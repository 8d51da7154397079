"""The library sortition-algorithms: from a pool to chances and to a panel; free solvers only."""

from __future__ import annotations

import logging
from contextlib import redirect_stdout
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from adapters.pools import Pool

METHODS = ("maximin", "nash")
"""Its leximin needs a licensed solver; without one it runs maximin instead."""
LIBRARY = "sortition-algorithms"


def library() -> str:
    """Name and version, or "" where it is not installed."""
    try:
        return f"{LIBRARY} {version(LIBRARY)}"
    except PackageNotFoundError:
        return ""


def chances(pool: Pool, method: str, seed: int = 20) -> dict[str, float]:
    """Everybody's probability under the library's lottery, computed with HiGHS from one seed."""
    features, people = _understood(pool, seed)
    find = getattr(_module("committee_generation"), f"find_distribution_{method}")
    with redirect_stdout(StringIO()):
        committees, parts, _ = find(features, people, pool.seats, [], solver_backend="highspy")
    found = dict.fromkeys(pool.people, 0.0)
    for committee, part in zip(committees, parts, strict=True):
        for who in committee:
            found[who] += part
    return found


def panel(pool: Pool, method: str, seed: int = 20) -> list[str]:
    """The panel that the library draws from one seed, in id order."""
    features, people = _understood(pool, seed)
    with redirect_stdout(StringIO()):
        panels, _ = _module("core").find_random_sample(
            features, people, pool.seats, [], selection_algorithm=method, solver_backend="highspy"
        )
    return sorted(panels[0])


def _module(name: str) -> ModuleType:
    return import_module(f"sortition_algorithms.{name}")


def _understood(pool: Pool, seed: int) -> tuple[object, object]:
    """The pool in the library's own words, its source of chance set to the seed."""
    logging.disable(logging.WARNING)
    head = ["feature", "value", "min", "max"]
    body = [
        dict(zip(head, (feature, value, str(least), str(most)), strict=True))
        for feature, values in pool.quotas.items()
        for value, (least, most) in values.items()
    ]
    features, _, _ = _module("features").read_in_features(head, body, pool.seats)
    settings = _module("settings").Settings(id_column="id", columns_to_keep=[])
    rows = [{"id": who, **person} for who, person in pool.people.items()]
    people, _ = _module("people").read_in_people(["id", *pool.quotas], rows, features, settings)
    _module("utils").set_random_provider(seed)
    return features, people
