"""Doors: everything that enters or leaves — rosters, rules, the store, the papers."""
