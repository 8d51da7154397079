"""What was done when, by whom: a chain in which nothing can be changed or left out unseen."""

from sqlmodel import Field, SQLModel


class LogRow(SQLModel, table=True):
    """One act; rows are only ever added, and each holds the digest of the one before."""

    __tablename__ = "log"

    number: int = Field(primary_key=True)
    """1, 2, 3 … over all plans of the database."""
    plan: int = Field(index=True)
    act: str
    at: str
    """UTC, to the second; never before the row above."""
    body: str
    """Canonical JSON: what the act commits to; may be published."""
    secret: str
    """Canonical JSON: who, why, witnesses, details, and a salt; only its digest is published."""
    private: str
    """Digest of ``secret``."""
    previous: str
    digest: str
