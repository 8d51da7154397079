"""The synthetic district: invented firms, officers and plans in the official forms, to try the program on."""

from __future__ import annotations

from data.demo.district import write_district

__all__ = ["write_district"]
