"""What was imported when."""

from sqlmodel import Field, SQLModel


class ImportBatchRow(SQLModel, table=True):
    """One import that changed something; rows are only ever added."""

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    at: str
    """UTC, ISO 8601, to the second."""
    district: str
    files: str
    """JSON array of [name, SHA-256]."""
    changes: str
    """JSON array of [table, added, changed, unchanged, removed]."""
