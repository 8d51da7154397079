"""The door through which the agencies' files enter: values come out, or every problem at once."""

from __future__ import annotations

from data.intake.batch import Batch, FileRead, Intake, SheetRead
from data.intake.read import examine, read, refuse_fatal

__all__ = ["Batch", "FileRead", "Intake", "SheetRead", "examine", "read", "refuse_fatal"]
