"""Frozen values: what the engine is given and what it gives back.  No file, no database, no clock."""
