"""检查对象 at rest."""

from sqlmodel import Field, SQLModel


class EnterpriseRow(SQLModel, table=True):
    """One firm."""

    __tablename__ = "enterprise"

    id: str = Field(primary_key=True)
    name: str
    code: str
    credit: str
    live: bool
    status: str
    kind: str
    tags: str
    """JSON array of strings, sorted."""
    town: str
    station: str
    address: str
    latitude: int | None
    """Micro-degrees."""
    longitude: int | None
