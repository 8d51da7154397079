"""抽查任务 at rest."""

from datetime import date

from sqlmodel import Field, SQLModel


class TaskRow(SQLModel, table=True):
    """One task; what has parts of its own is kept as JSON text."""

    __tablename__ = "task"

    id: str = Field(primary_key=True)
    position: int
    """Place in the plan's own numbering."""
    name: str
    items: str
    tags: str
    lead: str
    """JSON array [agency, [qualification, …], officers]."""
    partners: str
    """JSON array of such arrays."""
    ratios: str
    """JSON array of [class, low, high], figures as "numerator/denominator"."""
    minutes: int
    first: date
    last: date
    on_site: bool
    announced: bool
    frequency: str
    towns: str
