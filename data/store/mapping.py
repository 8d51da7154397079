"""Each value as a row of its table, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from models.agency import AgencyRow
from models.enterprise import EnterpriseRow
from models.inspection import InspectionRow
from models.inspector import InspectorRow
from models.leave import LeaveRow
from models.quiet_period import QuietPeriodRow
from models.recusal import RecusalRow
from models.task import TaskRow
from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Table
    from sqlmodel import SQLModel

Value = TypeVar("Value")
Row = dict[str, Any]


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    found: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it on every table model
    return found


@dataclass(frozen=True, slots=True)
class RowMap(Generic[Value]):
    """How one kind of value is stored: ``kind`` is the kind of sheet, ``part`` the field of a Batch."""

    kind: str
    part: str
    model: type[SQLModel]
    to_row: Callable[[int, Value], Row]
    from_row: Callable[[Mapping[str, Any]], Value]
    order: tuple[str, ...]


def _text(words: Sequence[object]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _plain(value: Any, lists: tuple[str, ...] = ()) -> Row:  # noqa: ANN401 - any of the slotted values
    row = {name: getattr(value, name) for name in type(value).__slots__}
    return row | {name: _text(row[name]) for name in lists}


def _enterprise(row: Mapping[str, Any]) -> Enterprise:
    return Enterprise(**{**row, "tags": _words(row["tags"])})


def _inspector(row: Mapping[str, Any]) -> Inspector:
    return Inspector(**{**row, "qualifications": _words(row["qualifications"])})


def _inspection_row(value: Inspection) -> Row:
    key = _text([value.enterprise, value.day.isoformat(), value.agency, value.item])
    return {"id": hashlib.sha256(key.encode()).hexdigest()[:32]} | _plain(value)


def _inspection(row: Mapping[str, Any]) -> Inspection:
    return Inspection(**{name: row[name] for name in Inspection.__slots__})


def _duty_words(duty: Duty) -> list[object]:
    return [duty.agency, list(duty.qualifications), duty.officers]


def _duty(words: Sequence[Any]) -> Duty:
    return Duty(words[0], tuple(words[1]), words[2])


def _task_row(position: int, task: Task) -> Row:
    return _plain(task, ("items", "tags", "towns")) | {
        "position": position,
        "lead": _text(_duty_words(task.lead)),
        "partners": _text([_duty_words(duty) for duty in task.partners]),
        "ratios": _text([[r.credit, str(r.low), str(r.high)] for r in task.ratios]),
    }


def _task(row: Mapping[str, Any]) -> Task:
    ratios = (Ratio(credit, Fraction(low), Fraction(high)) for credit, low, high in json.loads(row["ratios"]))
    parts = {name: row[name] for name in Task.__slots__} | {
        "items": _words(row["items"]),
        "tags": _words(row["tags"]),
        "towns": _words(row["towns"]),
        "lead": _duty(json.loads(row["lead"])),
        "partners": tuple(map(_duty, json.loads(row["partners"]))),
        "ratios": tuple(ratios),
    }
    return Task(**parts)


MAPPINGS: tuple[RowMap[Any], ...] = (
    RowMap("agencies", "agencies", AgencyRow, lambda _, v: _plain(v), lambda r: Agency(**r), ("id",)),
    RowMap(
        "enterprises", "enterprises", EnterpriseRow, lambda _, v: _plain(v, ("tags",)), _enterprise, ("id",)
    ),
    RowMap(
        "inspectors", "inspectors", InspectorRow, lambda _, v: _plain(v, ("qualifications",)), _inspector,
        ("id",),
    ),
    RowMap("tasks", "tasks", TaskRow, _task_row, _task, ("position",)),
    RowMap(
        "history", "history", InspectionRow, lambda _, v: _inspection_row(v), _inspection,
        ("enterprise", "day", "agency", "item"),
    ),
    RowMap(
        "recusals", "recusals", RecusalRow, lambda _, v: _plain(v), lambda r: Recusal(**r),
        ("inspector", "enterprise"),
    ),
    RowMap(
        "leaves", "leaves", LeaveRow, lambda _, v: _plain(v), lambda r: Leave(**r),
        ("inspector", "first", "last"),
    ),
    RowMap(
        "quiet", "quiet", QuietPeriodRow, lambda _, v: _plain(v), lambda r: QuietPeriod(**r),
        ("first", "last", "tag", "town"),
    ),
)  # fmt: skip
