"""Verbs: pure functions that turn one quarter's rosters, rules and public seed into a checked plan."""
