"""Rosters: agencies, firms, officers, tasks, past checks, recusals, leaves, quiet periods, imports."""

import sqlalchemy as sa
from alembic import op

revision = "0001_rosters"
down_revision = None
branch_labels = None
depends_on = None


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def _yes(*names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table("agency", *_words("id"), *_yes("vertical"), sa.PrimaryKeyConstraint("id"))
    _create_firms()
    _create_officers()
    _create_tasks()
    _create_history()
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        *_words("at", "district", "files", "changes"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_firms() -> None:
    op.create_table(
        "enterprise",
        *_words("id", "name", "code", "credit"),
        *_yes("live"),
        *_words("status", "kind", "tags", "town", "station", "address"),
        sa.Column("latitude", sa.Integer(), nullable=True),
        sa.Column("longitude", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "quiet_period",
        *_days("first", "last"),
        *_words("tag", "town", "basis"),
        sa.PrimaryKeyConstraint("first", "last", "tag", "town"),
    )


def _create_officers() -> None:
    op.create_table(
        "inspector",
        *_words("id", "name", "agency", "station", "qualifications"),
        sa.Column("card_until", sa.Date(), nullable=True),
        *_yes("on_duty"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_inspector_agency", "inspector", ["agency"])
    op.create_table(
        "recusal",
        *_words("inspector", "enterprise"),
        sa.PrimaryKeyConstraint("inspector", "enterprise"),
    )
    op.create_table(
        "leave",
        *_words("inspector"),
        *_days("first", "last"),
        sa.PrimaryKeyConstraint("inspector", "first", "last"),
    )


def _create_tasks() -> None:
    op.create_table(
        "task",
        *_words("id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_words("name", "items", "tags", "lead", "partners", "ratios"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        *_days("first", "last"),
        *_yes("on_site", "announced"),
        *_words("frequency", "towns"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_history() -> None:
    op.create_table(
        "inspection",
        *_words("id", "enterprise"),
        *_days("day"),
        *_words("agency", "item"),
        *_yes("counts"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_inspection_enterprise", "inspection", ["enterprise"])


def downgrade() -> None:
    for name in ("import_batch", "inspection", "task", "leave", "recusal", "inspector"):
        op.drop_table(name)
    for name in ("quiet_period", "enterprise", "agency"):
        op.drop_table(name)
