"""Proven lower bounds on what any packing costs (docs/explanation/bound.md)."""

from scheduler.packing.bounds.bins import bound
from scheduler.packing.bounds.certificate import Certificate, certify, least_cost

__all__ = ["Certificate", "bound", "certify", "least_cost"]
