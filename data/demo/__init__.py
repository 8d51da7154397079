"""The synthetic district: invented firms, officers and plans in the official forms, to try the program on."""

from __future__ import annotations

from data.demo.district import write_district
from data.demo.words import DISTRICT

__all__ = ["DISTRICT", "write_district"]
