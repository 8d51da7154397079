"""A plan at rest: its stages, the very rows that are proven, and who did what when."""

from sqlmodel import Field, SQLModel


class PlanRow(SQLModel, table=True):
    """One numbered plan and how far it has come."""

    __tablename__ = "plan"

    number: int | None = Field(default=None, primary_key=True)
    quarter: str = Field(index=True)
    district: str
    state: str
    """frozen, drawn, scheduled or complete."""
    commitment: str
    firm_text: str = ""
    firm_source: str = ""
    firm_seed: str = ""
    second_commitment: str = ""
    inspector_text: str = ""
    inspector_source: str = ""
    inspector_seed: str = ""
    made_with: str = "{}"
    """JSON object: program → version."""


class PlanSectionRow(SQLModel, table=True):
    """One row of one section of a plan file, in canonical JSON."""

    __tablename__ = "plan_section"

    plan: int = Field(primary_key=True, foreign_key="plan.number")
    section: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    body: str


class ActRow(SQLModel, table=True):
    """One act on a plan; rows are only ever added."""

    __tablename__ = "act"

    id: int | None = Field(default=None, primary_key=True)
    plan: int = Field(index=True, foreign_key="plan.number")
    act: str
    at: str
    """UTC, ISO 8601, to the second."""
    note: str = ""
