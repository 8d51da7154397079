"""Plans: numbers and stages, the rows that are proven, and the acts."""

import sqlalchemy as sa
from alembic import op

revision = "0002_plans"
down_revision = "0001_rosters"
branch_labels = None
depends_on = None


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("number", sa.Integer(), nullable=False),
        *_words("quarter", "district", "state", "commitment", "firm_text", "firm_source", "firm_seed"),
        *_words("second_commitment", "inspector_text", "inspector_source", "inspector_seed", "made_with"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_plan_quarter", "plan", ["quarter"])
    op.create_table(
        "plan_section",
        sa.Column("plan", sa.Integer(), nullable=False),
        *_words("section"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_words("body"),
        sa.ForeignKeyConstraint(["plan"], ["plan.number"]),
        sa.PrimaryKeyConstraint("plan", "section", "position"),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        *_words("act", "at", "note"),
        sa.ForeignKeyConstraint(["plan"], ["plan.number"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_act_plan", "act", ["plan"])


def downgrade() -> None:
    for name in ("act", "plan_section", "plan"):
        op.drop_table(name)
