"""Canonical JSON back into values: the inverse of ``encode``."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from scheduler.values import calendar, case, events, firms, people, rules, tasks
from scheduler.values import plan as plans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.record.encode import Json

T = TypeVar("T")

NAMES = {"date": date, "Fraction": Fraction} | {
    name: found
    for module in (calendar, case, events, firms, people, rules, tasks, plans)
    for name, found in vars(module).items()
    if isinstance(found, type)
}
"""What the annotations of the values speak of; they are imported for type checking only."""


Reader = Callable[["Json"], object]
_READERS: dict[type, tuple[tuple[str, Reader], ...]] = {}
"""How to read each field, by kind of record, found once."""


def decode(kind: type[T], row: Mapping[str, Json]) -> T:
    """A frozen record of a kind from its JSON object.

    >>> from scheduler.values.people import Recusal
    >>> decode(Recusal, {"inspector": "1", "enterprise": "X"})
    Recusal(inspector='1', enterprise='X')
    """
    return kind(**{name: reader(row[name]) for name, reader in _readers(kind)})


def _readers(kind: type) -> tuple[tuple[str, Reader], ...]:
    if kind not in _READERS:
        hints = get_type_hints(kind, localns=dict(NAMES))
        _READERS[kind] = tuple((f.name, _reader(hints[f.name])) for f in fields(kind))
    return _READERS[kind]


def _reader(hint: object) -> Reader:
    """How to read a value of one annotation."""
    if get_origin(hint) in {Union, types.UnionType}:
        return _optional(hint)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if get_origin(hint) is Literal or hint in {str, int, bool}:
        return _same
    if hint is date:
        return lambda value: date.fromisoformat(cast("str", value))
    if hint is Fraction:
        return lambda value: Fraction(*cast("list[int]", value))
    return lambda value: decode(cast("type", hint), cast("dict[str, Json]", value))


def _optional(hint: object) -> Reader:
    (inner,) = (_reader(a) for a in get_args(hint) if a is not type(None))
    return lambda value: None if value is None else inner(value)


def _tuple(parts: tuple[object, ...]) -> Reader:
    if parts[-1] is Ellipsis:
        every = _reader(parts[0])
        return lambda value: tuple(every(v) for v in cast("list[Json]", value))
    readers = [_reader(p) for p in parts]
    return lambda value: tuple(read(v) for read, v in zip(readers, cast("list[Json]", value), strict=True))


def _same(value: Json) -> object:
    return value
