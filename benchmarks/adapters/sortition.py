"""The sortition-algorithms library as one function from a pool to everybody's chance; free solvers only."""

from __future__ import annotations

import logging
from contextlib import redirect_stdout
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.pools import Pool

METHODS = ("maximin", "nash")
"""Its leximin needs a licensed solver; without one it runs maximin instead."""
LIBRARY = "sortition-algorithms"
MODULES = ("committee_generation", "features", "people", "settings", "utils")


def library() -> str:
    """Name and version, or "" where it is not installed."""
    try:
        return f"{LIBRARY} {version(LIBRARY)}"
    except PackageNotFoundError:
        return ""


def chances(pool: Pool, method: str, seed: int = 20) -> dict[str, float]:
    """Everybody's probability under the library's lottery, computed with HiGHS from one seed."""
    parts_of = {name: import_module(f"sortition_algorithms.{name}") for name in MODULES}
    logging.disable(logging.WARNING)
    head = ["feature", "value", "min", "max"]
    body = [
        dict(zip(head, (feature, value, str(least), str(most)), strict=True))
        for feature, values in pool.quotas.items()
        for value, (least, most) in values.items()
    ]
    features, _, _ = parts_of["features"].read_in_features(head, body, pool.seats)
    settings = parts_of["settings"].Settings(id_column="id", columns_to_keep=[])
    rows = [{"id": who, **person} for who, person in pool.people.items()]
    people, _ = parts_of["people"].read_in_people(["id", *pool.quotas], rows, features, settings)
    parts_of["utils"].set_random_provider(seed)
    find = getattr(parts_of["committee_generation"], f"find_distribution_{method}")
    with redirect_stdout(StringIO()):
        committees, parts, _ = find(features, people, pool.seats, [], solver_backend="highspy")
    found = dict.fromkeys(pool.people, 0.0)
    for committee, part in zip(committees, parts, strict=True):
        for who in committee:
            found[who] += part
    return found
