"""请假 at rest."""

from datetime import date

from sqlmodel import Field, SQLModel


class LeaveRow(SQLModel, table=True):
    """One officer's days away; the reason is not kept."""

    __tablename__ = "leave"

    inspector: str = Field(primary_key=True)
    first: date = Field(primary_key=True)
    last: date = Field(primary_key=True)
