"""Past checks at rest."""

from datetime import date

from sqlmodel import Field, SQLModel


class InspectionRow(SQLModel, table=True):
    """One past check; ``id`` is a digest of firm, day, agency and item, because items are long."""

    __tablename__ = "inspection"

    id: str = Field(primary_key=True)
    enterprise: str = Field(index=True)
    day: date
    agency: str
    item: str
    counts: bool
