"""执法检查人员 at rest; no phone number, no identity number."""

from datetime import date

from sqlmodel import Field, SQLModel


class InspectorRow(SQLModel, table=True):
    """One officer under the number of the enforcement card."""

    __tablename__ = "inspector"

    id: str = Field(primary_key=True)
    name: str
    agency: str = Field(index=True)
    station: str
    qualifications: str
    """JSON array of strings, sorted."""
    card_until: date | None
    on_duty: bool
