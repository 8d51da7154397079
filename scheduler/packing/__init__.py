"""Packing: visits near each other become trips of one team in one shift (docs/explanation/packing.md)."""

from scheduler.packing.bound import bound
from scheduler.packing.pack import pack

__all__ = ["bound", "pack"]
