"""Timetable: every trip gets a half day at which officers can be drawn for all its seats.

docs/explanation/timetable.md tells the whole; here seats are known, people only as numbers that suffice.
"""

from scheduler.timetable.fieldable import fieldable
from scheduler.timetable.timetable import timetable_of
from scheduler.timetable.values import Timetable

__all__ = ["Timetable", "fieldable", "timetable_of"]
