"""A plan at rest: its stages and the very rows that are proven."""

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
    protocol: int = 2
    """Version of the protocol by which it was drawn."""
    master: str = ""
    """The secret of which the two below are made; empty for a rehearsal."""
    veil: str = ""
    salt: str = ""
    """The plan's secrets; the salt is empty for an unsealed draw."""
    first_event: str = ""
    """JSON object: kind, name, at."""
    second_event: str = ""
    firm_text: str = ""
    firm_source: str = ""
    firm_evidence: str = ""
    firm_seed: str = ""
    second_commitment: str = ""
    inspector_text: str = ""
    inspector_source: str = ""
    inspector_evidence: str = ""
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
