"""Packing: visits near each other become trips of one team in one shift (docs/explanation/packing.md)."""

from scheduler.packing.bounds import Certificate, bound, certify
from scheduler.packing.pack import pack

__all__ = ["Certificate", "bound", "certify", "pack"]
