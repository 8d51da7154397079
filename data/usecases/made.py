"""What a step gives back to a shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from scheduler.standing import Standing

if TYPE_CHECKING:
    from scheduler.errors import Problem

Stage = TypeVar("Stage")
UNCHANGED = Standing()


@dataclass(frozen=True, slots=True)
class Made(Generic[Stage]):
    """A step's result: the plan's number, the stage, and remarks on the seed."""

    number: int
    stage: Stage
    remarks: tuple[Problem, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()
    """(section, SHA-256 in hex) of what was frozen; only where it was asked for."""
    standing: Standing = UNCHANGED
    """What the acts after the draw changed; only where it was asked for."""
