"""A zip of stored files whose bytes the protocol fixes (§9), so that no bit of it can be changed unseen.

Written here and not by ``zipfile``, whose headers differ between versions of Python.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = (1 << 32) - 1
_UTF8, _STORED, _NO_TIME, _NO_DAY = 0x0800, 0, 0, 0x0021
"""The day is 1 January 1980, the zip format's first."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files, in the order given, as one zip; ValueError beyond the format's 4 GiB."""
    local, central, offset = [], [], 0
    for name, content in files.items():
        raw = name.encode()
        sizes = (zlib.crc32(content), len(content), len(content), len(raw), 0)
        common = struct.pack("<HHHHHIIIHH", 20, _UTF8, _STORED, _NO_TIME, _NO_DAY, *sizes)
        local += [b"PK\3\4", common, raw, content]
        central.append(b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + raw)
        offset += 4 + len(common) + len(raw) + len(content)
        if offset > LARGEST:
            raise ValueError(name)
    directory = b"".join(central)
    count = len(central)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*local, directory, b"PK\5\6", end))
