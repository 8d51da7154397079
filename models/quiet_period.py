"""宁静期 at rest."""

from datetime import date

from sqlmodel import Field, SQLModel


class QuietPeriodRow(SQLModel, table=True):
    """Days without visits to firms with a tag or in a town ("" = any)."""

    __tablename__ = "quiet_period"

    first: date = Field(primary_key=True)
    last: date = Field(primary_key=True)
    tag: str = Field(primary_key=True)
    town: str = Field(primary_key=True)
    basis: str
