"""Alembic's entry: the tables of every module in ``models``, on the connection that the store hands over."""

from __future__ import annotations

import importlib
import pkgutil

import sqlmodel
from alembic import context

import models

for module in pkgutil.iter_modules(models.__path__):
    importlib.import_module(f"models.{module.name}")

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=sqlmodel.SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
