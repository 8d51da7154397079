"""Files appear in their folder complete, or not at all; a failure names what stood in the way."""

from __future__ import annotations

import errno
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from scheduler.errors import OutputFailed, Place, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFIX = ".chayici-"
"""Begins the name of the folder in which files are made; one that is left over came from a killed export."""

_CODES = {
    errno.EACCES: "E03",
    errno.EPERM: "E03",
    errno.EROFS: "E03",
    errno.ENOSPC: "E04",
    errno.EDQUOT: "E04",
    errno.EFBIG: "E04",
    errno.ENAMETOOLONG: "E05",
    errno.ENOTDIR: "E02",
    errno.EEXIST: "E02",
    errno.EISDIR: "E06",
    errno.ENOENT: "E07",
}


@dataclass(slots=True)
class Staging:
    """A folder in the making."""

    where: Path
    names: list[PurePath] = field(default_factory=list)

    def write(self, name: PurePath, content: bytes) -> None:
        """Write one file under its name in the finished folder."""
        target = self.where / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.names.append(name)


def refuse_existing(folder: Path, names: Iterable[PurePath], *, force: bool) -> None:
    """Raise OutputFailed with every file that stands in the way.

    A folder in a file's place is always in the way, a file only without ``force``.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise OutputFailed(problem("E02", "fatal", Place(file=str(folder))))
        found = [
            problem("E06" if (folder / n).is_dir() else "E01", "fatal", Place(file=str(folder / n)))
            for n in names
            if (folder / n).is_dir() or (not force and (folder / n).exists())
        ]
    except OSError as error:
        raise _failed(error, folder) from error
    if found:
        raise OutputFailed(*found)


@contextmanager
def staged(folder: Path) -> Iterator[Staging]:
    """Give a place to write in; at the end, all goes to the folder, or on an error nothing does.

    A new folder appears in one move.  In an existing one each file is replaced in one move, in order.
    """
    staging = None
    try:
        fresh = not folder.exists()
        if fresh:
            folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Staging(Path(mkdtemp(prefix=PREFIX, dir=folder.parent if fresh else folder)))
        yield staging
        _publish(staging, folder, fresh=fresh)
    except OSError as error:
        raise _failed(error, folder) from error
    finally:
        if staging is not None:
            with suppress(OSError):
                shutil.rmtree(staging.where)


def _publish(staging: Staging, folder: Path, *, fresh: bool) -> None:
    if fresh:
        staging.where.chmod(0o777 & ~_umask(staging))
        staging.where.rename(folder)
        return
    for name in staging.names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (staging.where / name).replace(folder / name)


def _umask(staging: Staging) -> int:
    """Find what a new folder may not grant, without changing the process's own mask."""
    probe = staging.where / f"{PREFIX}probe"
    probe.mkdir()
    mode = probe.stat().st_mode
    probe.rmdir()
    return ~mode & 0o777


def _failed(error: OSError, folder: Path) -> OutputFailed:
    code = _CODES.get(error.errno or 0, "E08")
    named = error.filename2 or folder
    return OutputFailed(problem(code, "fatal", Place(file=str(named)), detail=error.strerror or str(error)))
