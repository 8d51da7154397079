"""Nouns at rest: the tables, one file per aggregate, no logic."""
