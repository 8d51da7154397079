"""部门 at rest."""

from sqlmodel import Field, SQLModel


class AgencyRow(SQLModel, table=True):
    """One agency under its short name."""

    __tablename__ = "agency"

    id: str = Field(primary_key=True)
    vertical: bool
