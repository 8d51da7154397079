"""Values as canonical JSON (protocol §1)."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)
_PLAIN = frozenset((str, int, bool, type(None)))
"""Types of values that are their own JSON."""
_NAMES: dict[type, tuple[str, ...]] = {}
"""Field names by kind of record, found once."""


def canonical(value: Json) -> str:
    """Canonical JSON text of a value made of objects, lists, texts and whole numbers.

    >>> canonical({"b": [1, "查"], "a": None})
    '{"a":null,"b":[1,"查"]}'
    """
    return _ENCODER.encode(value)


def encode(value: object) -> Json:
    """A frozen value as JSON: records by field name, fractions as pairs, dates as ISO text.

    >>> encode(Fraction(2, 4))
    [1, 2]
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if isinstance(value, Fraction):
        return [value.numerator, value.denominator]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        parts = ((name, getattr(value, name)) for name in _names(cast("type", type(value))))
        return {name: part if type(part) in _PLAIN else encode(part) for name, part in parts}
    raise TypeError(value)  # a programmer put something into a value that has no canonical form


def record(value: object) -> dict[str, Json]:
    """A frozen record as a JSON object."""
    return cast("dict[str, Json]", encode(value))


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(f.name for f in fields(kind))
    return _NAMES[kind]


def runs(positions: Iterable[int]) -> Json:
    """A set of positions as rising runs [first, last].

    >>> runs((0, 1, 2, 5))
    [[0, 2], [5, 5]]
    """
    found: list[list[int]] = []
    for k in sorted(positions):
        if found and found[-1][1] == k - 1:
            found[-1][1] = k
        else:
            found.append([k, k])
    return cast("Json", found)
