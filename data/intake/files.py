"""Which files are read, under which name they are spoken of, and their bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from data.intake.batch import FileRead
from data.intake.forms import FormError, sheets_of
from scheduler.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from data.intake.tables import Findings, Sheet

_NO_TABLES = frozenset(
    {".doc", ".docx", ".wps", ".pdf", ".ofd", ".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".gif", ".bmp"}
    | {".tif", ".tiff", ".zip", ".rar", ".7z", ".txt", ".md", ".ini", ".db", ".lnk"}
)
"""Endings of what may lie about in a folder; there such a file is left out, unless it is a table."""


def list_files(paths: Sequence[Path], findings: Findings) -> list[tuple[str, Path, bool]]:
    """(name, path, whether it was found in a folder) of every file, folders in sorted order."""
    found: list[tuple[str, Path, bool]] = []
    for path in paths:
        if path.is_dir():
            found.extend(_in_folder(path, findings))
        else:
            found.append((path.name, path, False))
    if not found and not findings.problems:
        findings.add("I08", "fatal", Place("、".join(str(path) for path in paths)))
    times = Counter(name for name, _, _ in found)
    return [(name if times[name] == 1 else path.as_posix(), path, inside) for name, path, inside in found]


def _in_folder(folder: Path, findings: Findings) -> Iterator[tuple[str, Path, bool]]:
    files = sorted(path for path in folder.rglob("*") if not path.is_dir())
    kept = [path for path in files if not path.name.startswith(("~$", ".~"))]
    for path in files:
        name = path.relative_to(folder).as_posix()
        if path not in kept:
            findings.add("I09", "note", Place(name))
        elif path.name.startswith("."):
            findings.add("I10", "left out", Place(name))
        else:
            yield name, path, True
    if not kept:
        findings.add("I08", "fatal", Place(str(folder)))


def open_files(
    listed: Iterable[tuple[str, Path, bool]], findings: Findings
) -> Iterator[tuple[FileRead, tuple[Sheet, ...]]]:
    """Each file with its sheets; one that cannot be read has none, and the reason is in the findings."""
    for name, path, inside in listed:
        try:
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            form, sheets = sheets_of(name, content)
            yield FileRead(name, path, digest, form), sheets
        except (OSError, FormError) as error:
            code = _code(error)
            if inside and code == "I05" and path.suffix.lower() in _NO_TABLES:
                findings.add("I10", "left out", Place(name))
            else:
                findings.add(code, "fatal", Place(name), str(path))
            yield FileRead(name, path, "", ""), ()


def _code(error: Exception) -> str:
    if isinstance(error, FormError):
        return error.code
    if isinstance(error, FileNotFoundError):
        return "I01"
    return "I04" if isinstance(error, PermissionError) else "I07"
