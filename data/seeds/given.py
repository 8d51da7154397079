"""What stands on the command line: a value typed in, or the name of a file that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.errors import SeedWrong, problem


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed or read, before any event has been asked whether it belongs to it."""

    text: str
    source: str = "typed"


def source_of(seed: str | None, source: str | None) -> Given | None:
    """What the command line gives; None when nothing is given; SeedWrong for both, or an unknown source."""
    if seed is not None and source is not None:
        raise SeedWrong(problem("K10", "fatal", content=source))
    if seed is not None:
        return Given(seed)
    if source is None:
        return None
    kind, _, path = source.partition(":")
    if kind == "file" and path:
        return _read(Path(path))
    raise SeedWrong(problem("K09", "fatal", content=source))


def _read(path: Path) -> Given:
    """A value published as a text file; one line feed at its end does not belong to it."""
    try:
        text = path.read_bytes().decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except OSError as error:
        raise SeedWrong(problem("K07", "fatal", content=str(path), why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise SeedWrong(problem("K08", "fatal", content=str(path), byte=error.start)) from error
    return Given(text, f"file:{path.name}")
