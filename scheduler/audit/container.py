"""A bundle's zip, read strictly: stored files one after another, and not one byte that could be otherwise."""

from __future__ import annotations

from binascii import crc32
from typing import TYPE_CHECKING

from scheduler.errors import problem

if TYPE_CHECKING:
    from scheduler.errors import Problem

_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_FIXED = b"\x14\0\0\0\0\0\0\0\x21\0"
"""Version 2.0, no flags, stored, at midnight of 1 January 1980."""


def is_zip(raw: bytes) -> bool:
    """Whether these bytes want to be a zip."""
    return raw[:4] == _LOCAL


def opened(raw: bytes) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of a zip, or the first byte that is not what the protocol fixes."""
    files: dict[str, bytes] = {}
    at = 0
    while raw[at : at + 4] == _LOCAL:
        size, length = _number(raw, at + 18), _number(raw, at + 26, 2)
        start = at + 30 + length
        name = raw[at + 30 : start].decode("utf-8", "replace")
        if name in files or start + size > len(raw):
            return {}, (problem("V120", "fatal", content=name, byte=at),)
        files[name] = raw[start : start + size]
        at = start + size
    expected = _written(files)
    if expected != raw:
        return {}, (problem("V120", "fatal", content="", byte=_difference(raw, expected)),)
    return files, ()


def _number(raw: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(raw[at : at + size], "little")


def _written(files: dict[str, bytes]) -> bytes:
    directory = b""
    bodies: list[bytes] = []
    offset = 0
    for name, content in files.items():
        raw = name.encode()
        facts = _FIXED + b"".join(
            n.to_bytes(size, "little")
            for n, size in ((crc32(content), 4), (len(content), 4), (len(content), 4), (len(raw), 2), (0, 2))
        )
        bodies.append(_LOCAL + facts + raw + content)
        directory += (
            _CENTRAL + b"\x14\0" + facts + bytes(6) + b"\0\0\x80\x01" + offset.to_bytes(4, "little") + raw
        )
        offset += len(bodies[-1])
    body = b"".join(bodies)
    count = len(files).to_bytes(2, "little")
    sizes = len(directory).to_bytes(4, "little") + offset.to_bytes(4, "little")
    return body + directory + _END + bytes(4) + count + count + sizes + bytes(2)


def _difference(one: bytes, other: bytes) -> int:
    return next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
