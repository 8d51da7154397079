"""The chained log in place of the plain list of acts; secrets, events and evidence of plans."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0003_proof"
down_revision = "0002_plans"
branch_labels = None
depends_on = None

NEW = ("master", "veil", "salt", "first_event", "second_event", "firm_evidence", "inspector_evidence")
WORDS = ("act", "at", "body", "secret", "private", "previous", "digest")


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_log_plan", "log", ["plan"])
    _carry_over()
    op.drop_table("act")
    with op.batch_alter_table("plan") as table:
        for name in NEW:
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("protocol", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("plan") as table:
        for name in (*NEW, "protocol"):
            table.alter_column(name, server_default=None)


def _carry_over() -> None:
    """Acts from before there was a chain enter it in their old order; from now on they cannot be changed."""
    log = sa.table("log", sa.column("number"), sa.column("plan"), *map(sa.column, WORDS))
    act = sa.table("act", *(sa.column(name) for name in ("id", "plan", "act", "at", "note")))
    found = op.get_bind().execute(sa.select(act).order_by(act.c.id)).mappings().all()
    previous, latest = "0" * 64, ""
    for number, row in enumerate(found, 1):
        latest = max(latest, row["at"].replace("+00:00", "Z"))
        kept = {"number": number, "plan": row["plan"], "act": row["act"], "at": latest}
        body, secret = {"note": row["note"]}, _secret(number)
        private = _hash("chayici/2/act-secret", _canonical(secret))
        entry = kept | {"body": body, "private": private, "previous": previous}
        digest = _hash("chayici/2/act", _canonical(entry))
        texts = {"body": _canonical(body), "secret": _canonical(secret)}
        op.get_bind().execute(sa.insert(log).values(**{**entry, **texts, "digest": digest}))
        previous = digest


def _secret(number: int) -> dict[str, object]:
    salt = _hash("carried over", str(number))[:32]
    return {"actor": "", "details": {}, "reason": "", "salt": salt, "witnesses": []}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(*parts: str) -> str:
    raw = [part.encode() for part in parts]
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in raw)).hexdigest()


def downgrade() -> None:
    with op.batch_alter_table("plan") as table:
        for name in (*NEW, "protocol"):
            table.drop_column(name)
    op.drop_table("log")
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("act", "at", "note")),
        sa.ForeignKeyConstraint(["plan"], ["plan.number"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_act_plan", "act", ["plan"])
