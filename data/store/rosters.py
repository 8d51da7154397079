"""Rosters in the database: an import replaces what it brings and leaves the rest alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlmodel import col

from data.intake.batch import Batch
from data.store.mapping import MAPPINGS, RowMap, table_of
from models.import_batch import ImportBatchRow
from models.inspector import InspectorRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Table
    from sqlmodel import Session

    from data.intake.batch import Intake
    from data.store.mapping import Row

CHUNK = 10_000
"""Rows per statement."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """What an import did to one table, in rows."""

    table: str
    added: int
    changed: int
    unchanged: int
    removed: int

    @property
    def nothing(self) -> bool:
        """Whether the table is as it was."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import did, table by table; only tables it brought something for."""

    tables: tuple[TableChange, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the import changed nothing at all."""
        return all(table.nothing for table in self.tables)


def save_rosters(session: Session, intake: Intake) -> Changes:
    """Store an import in the caller's transaction and say what changed.

    A kind of sheet replaces stored rows of that kind only, officers those of the imported agencies only.
    """
    before = _district(session)
    tables = tuple(_save(session, mapping, intake) for mapping in MAPPINGS if _brings(mapping, intake))
    changes = Changes(tables)
    if not changes.nothing or before != (intake.batch.district or before):
        session.add(_import_row(intake, changes))
        session.flush()
    return changes


def load_rosters(session: Session) -> Batch:
    """Everything stored, as the values that ``data.intake.read`` gives."""
    parts: dict[str, Any] = {mapping.part: tuple(_load(session, mapping)) for mapping in MAPPINGS}
    for part, values in parts.items():
        if part != "tasks":  # a database sorts text by its own rules
            parts[part] = tuple(sorted(values))
    return Batch(**parts, district=_district(session))


def _load(session: Session, mapping: RowMap[Any]) -> Iterator[Any]:
    table = table_of(mapping.model)
    ordered = select(table).order_by(*(table.c[name] for name in mapping.order))
    for row in session.execute(ordered.execution_options(yield_per=CHUNK)).mappings():
        yield mapping.from_row(dict(row))


def _brings(mapping: RowMap[Any], intake: Intake) -> bool:
    return mapping.kind in intake.kinds or (mapping.kind == "agencies" and bool(intake.batch.agencies))


def _save(session: Session, mapping: RowMap[Any], intake: Intake) -> TableChange:
    table = table_of(mapping.model)
    keys = [column.name for column in table.primary_key]
    stored = {tuple(row[k] for k in keys): dict(row) for row in session.execute(select(table)).mappings()}
    added: list[Row] = []
    changed: list[Row] = []
    seen = set()
    for position, value in enumerate(getattr(intake.batch, mapping.part)):
        row = mapping.to_row(position, value)
        key = tuple(row[k] for k in keys)
        seen.add(key)
        if key not in stored:
            added.append(row)
        elif stored[key] != row and mapping.kind in intake.kinds:
            changed.append(row)
    may_go = _may_go(session, mapping, intake)
    removed = [
        dict(zip(keys, key, strict=True)) for key, row in stored.items() if key not in seen and may_go(row)
    ]
    _write(session, table, added, changed, removed)
    unchanged = len(seen) - len(added) - len(changed)
    return TableChange(table.name, len(added), len(changed), unchanged, len(removed))


def _may_go(session: Session, mapping: RowMap[Any], intake: Intake) -> Callable[[Row], bool]:
    """Which stored rows an import removes when it does not bring them."""
    if mapping.kind not in intake.kinds:
        return lambda _: False
    if mapping.kind == "inspectors":
        agencies = {officer.agency for officer in intake.batch.inspectors}
        return lambda row: row["agency"] in agencies
    if mapping.kind == "agencies":
        manned = set(session.execute(select(table_of(InspectorRow).c.agency).distinct()).scalars())
        return lambda row: row["id"] not in manned
    return lambda _: True


def _write(session: Session, table: Table, added: list[Row], changed: list[Row], removed: list[Row]) -> None:
    keys = [column.name for column in table.primary_key]
    here = and_(*(table.c[k] == bindparam(f"key_{k}") for k in keys))
    named = [{f"key_{k}": row[k] for k in keys} for row in removed]
    moved = [row | {f"key_{k}": row[k] for k in keys} for row in changed]
    others: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table.columns if column.name not in keys
    }
    connection = session.connection()
    for statement, rows in ((delete(table).where(here), named), (insert(table), added)):
        for chunk in _chunks(rows):
            connection.execute(statement, chunk)
    for chunk in _chunks(moved):
        wanted = [{name: row[name] for name in row if name not in keys} for row in chunk]
        connection.execute(update(table).where(here).values(others), wanted)


def _chunks(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _district(session: Session) -> str:
    named = select(col(ImportBatchRow.district)).where(col(ImportBatchRow.district) != "")
    return session.execute(named.order_by(col(ImportBatchRow.id).desc()).limit(1)).scalar() or ""


def _import_row(intake: Intake, changes: Changes) -> ImportBatchRow:
    counts = [[t.table, t.added, t.changed, t.unchanged, t.removed] for t in changes.tables]
    return ImportBatchRow(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        district=intake.batch.district,
        files=json.dumps([[file.name, file.digest] for file in intake.files], ensure_ascii=False),
        changes=json.dumps(counts, ensure_ascii=False),
    )
