"""The folder of other people's published instances, if somebody named one."""

from __future__ import annotations

import os
from pathlib import Path


def public(name: str) -> Path | None:
    """A file or folder of that name in the folder of CHAYICI_PUBLIC, or None where there is none."""
    folder = os.environ.get("CHAYICI_PUBLIC", "")
    path = Path(folder) / name
    return path if folder and path.exists() else None
