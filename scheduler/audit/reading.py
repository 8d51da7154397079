"""From a file's bytes to a document: UTF-8, JSON, no key twice, whole numbers only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from scheduler.audit.layout import spot
from scheduler.errors import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = {"byte": 0, "section": "", "line": 0, "column": 0, "row": 0}
"""Parts of a problem whose place is not known."""
_LONGEST = 40
"""Digits of a whole number; the largest the protocol knows has ten."""


class _Refused(ValueError):
    """Well-formed JSON that the protocol does not allow: the problem's code and the content."""

    def __init__(self, code: str, content: str) -> None:
        super().__init__(code)
        self.code, self.content = code, content


def read(raw: bytes) -> tuple[object, tuple[Problem, ...]]:
    """The document in these bytes, or the problem that keeps it from being read."""
    try:
        return parsed(raw.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return None, (_at(raw, error.start, "V01", f"0x{raw[error.start]:02x}"),)
    except json.JSONDecodeError as error:
        at = len(error.doc[: error.pos].encode())
        return None, (_at(raw, at, "V02", error.doc[error.pos : error.pos + 24], why=error.msg),)
    except _Refused as error:
        return None, (_located(raw, error),)
    except RecursionError:
        return None, (problem("V05", "fatal"),)


def parsed(text: str) -> object:
    """JSON with whole numbers only and no key twice; ValueError for anything else."""
    return json.loads(
        text,
        object_pairs_hook=_object,
        parse_int=_whole,
        parse_float=_refuse("V04"),
        parse_constant=_refuse("V04"),
    )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refused("V03", twice)
    return made


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST:
        raise _Refused("V04", digits[:_LONGEST])
    return int(digits)


def _refuse(code: str) -> Callable[[str], NoReturn]:
    def refuse(content: str) -> NoReturn:
        raise _Refused(code, content)

    return refuse


def _at(raw: bytes, at: int, code: str, content: str, **more: object) -> Problem:
    place, parts = spot(raw, at)
    return problem(code, "fatal", place, content, byte=at, **parts, **more)


def _located(raw: bytes, error: _Refused) -> Problem:
    """The refusal with its line: the first line that is refused alone, or that repeats a heading."""
    start, headings = 0, set()
    for line in raw.split(b"\n"):
        heading = line.partition(b":")[0].lstrip(b"{")
        repeated = heading.endswith(b'"') and heading in headings
        headings |= {heading} if line.startswith((b'"', b'{"format"')) else set()
        if repeated or _refused_alone(line.decode()):
            return _at(raw, start, error.code, error.content)
        start += len(line) + 1
    return problem(error.code, "fatal", Place(), error.content, **NOWHERE)


def _refused_alone(line: str) -> bool:
    bare = line.rstrip(",")
    for guess in (bare, "{" + bare + "}", "{" + bare, bare + "}", "{" + bare + "]}"):
        try:
            parsed(guess)
        except _Refused:
            return True
        except json.JSONDecodeError:
            continue
    return False
