"""Rows in the database ⇄ the engine's values."""
