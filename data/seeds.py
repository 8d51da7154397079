"""Where a public value comes from: typed in, or read from a file; the demo alone may make one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scheduler.chance import clean_seed
from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from scheduler.errors import Problem

ENOUGH_DIGITS = 39
"""10^39 outcomes are more than 2^128; of fewer, somebody could try all."""


@dataclass(frozen=True, slots=True)
class PublicValue:
    """A public value, where it comes from, and what is to be said about it."""

    text: str
    source: str
    remarks: tuple[Problem, ...] = ()


class SeedSource(Protocol):
    """Anything that can give a public value."""

    def value(self) -> PublicValue:
        """The value; raises SeedWrong for an odd one."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A value typed in."""

    text: str

    def value(self) -> PublicValue:
        """The text as typed."""
        return PublicValue(clean_seed(self.text), "typed", remarks(self.text))


@dataclass(frozen=True, slots=True)
class FromFile:
    """A value published as a text file; one line feed at its end does not belong to it."""

    path: Path

    def value(self) -> PublicValue:
        """The file's text."""
        try:
            raw = self.path.read_bytes()
            text = raw.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
        except OSError as error:
            raise SeedWrong(problem("K07", "fatal", content=str(self.path), why=error.strerror)) from error
        except UnicodeDecodeError as error:
            raise SeedWrong(problem("K08", "fatal", content=str(self.path), byte=error.start)) from error
        return PublicValue(clean_seed(text), f"file:{self.path.name}", remarks(text))


@dataclass(frozen=True, slots=True)
class Demo:
    """A value made from the district's own digest: good for a demonstration, worthless as a lot."""

    digest: str

    def value(self) -> PublicValue:
        """The value, with a loud remark."""
        text = f"DEMO-{self.digest[:16]}"
        return PublicValue(text, "demo", (problem("K06", "kept", content=text),))


def source_of(seed: str | None, source: str | None) -> SeedSource | None:
    """The source named on a command line; None when nothing is named; SeedWrong for an unknown one."""
    if seed is not None and source is not None:
        raise SeedWrong(problem("K10", "fatal", content=source))
    if seed is not None:
        return Typed(seed)
    if source is None:
        return None
    kind, _, rest = source.partition(":")
    if kind == "file" and rest:
        return FromFile(Path(rest))
    raise SeedWrong(problem("K09", "fatal", content=source))


def remarks(text: str) -> tuple[Problem, ...]:
    """A warning where the value's outcomes could all be tried, and the draw so be foreseen."""
    digits = sum(c.isdigit() for c in text)
    if digits >= ENOUGH_DIGITS:
        return ()
    if all(c.isdigit() or not c.isalnum() for c in text):
        return (problem("K05", "kept", content=text, outcomes=f"10^{digits}"),)
    return (problem("K11", "note", content=text),)
