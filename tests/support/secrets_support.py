"""Secrets and an event for tests; the real ones are made when a case is frozen."""

from __future__ import annotations

from scheduler.values.events import Event, Secrets

SECRETS = Secrets("7e" * 32, "5a" * 32)
EVENT = Event("ceremony", "text 区政务大厅", "2026-10-08T02:00:00Z")
