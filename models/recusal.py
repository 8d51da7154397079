"""回避 at rest."""

from sqlmodel import Field, SQLModel


class RecusalRow(SQLModel, table=True):
    """One officer who must stay away from one firm; the reason is not kept."""

    __tablename__ = "recusal"

    inspector: str = Field(primary_key=True)
    enterprise: str = Field(primary_key=True)
