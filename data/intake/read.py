"""The door: files in, the engine's values and every problem out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.intake.absences import Absences
from data.intake.batch import Batch, FileRead, Intake, SheetRead
from data.intake.cells import text
from data.intake.enterprises import firms_of
from data.intake.files import list_files, open_files
from data.intake.find import find_table, records
from data.intake.firmbook import FirmBook, FirmIndex
from data.intake.follows import causes_first
from data.intake.headings import KINDS, READ_ELSEWHERE, heading
from data.intake.history import HistoryBook
from data.intake.inspectors import OfficerBook
from data.intake.names import Agencies, district_of
from data.intake.scopes import known_of
from data.intake.tables import Findings
from data.intake.tasks import TaskBook
from scheduler.errors import InputUnreadable, InputWrong, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from data.intake.tables import Record, Table

_UNREADABLE = frozenset({"I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08"})
_DISTRICT_ROWS = 200
"""Rows of a sheet whose agency names vote on the district's name."""


def read(paths: Sequence[Path], known: Batch | None = None) -> Intake:
    """Read every file of an import; folders recursively, in sorted order.

    ``known`` are the rosters already stored: what this import does not bring is looked up in them.
    Raises InputUnreadable or InputWrong with all problems of all files if any of them is fatal.
    """
    intake = examine(paths, known)
    refuse_fatal(intake)
    return intake


def refuse_fatal(intake: Intake) -> None:
    """Raise InputUnreadable or InputWrong with every problem if any of them is fatal."""
    fatal = {problem.code for problem in intake.problems if problem.level == "fatal"}
    if fatal:
        raise (InputUnreadable if fatal & _UNREADABLE else InputWrong)(*intake.problems)


def examine(paths: Sequence[Path], known: Batch | None = None) -> Intake:
    """Read every file and raise nothing: for marking what is wrong; not to be saved if that is fatal."""
    findings = Findings()
    files, tables = _open(paths, findings)
    reading = _Reading(known or Batch(), findings)
    reading.district(tables)
    for kind in KINDS:
        reading.kind(kind, [table for table in tables if table.kind == kind])
    batch = reading.batch()
    names = {file.name: number for number, file in enumerate(files)}
    problems = sorted(findings.problems, key=lambda p: (names.get(p.place.file, -1), p.place, p.code))
    return Intake(batch, tuple(causes_first(problems)), _with_rows(files, reading.rows))


def _open(paths: Sequence[Path], findings: Findings) -> tuple[list[FileRead], list[Table]]:
    files: list[FileRead] = []
    tables: list[Table] = []
    for file, sheets in open_files(list_files(paths, findings), findings):
        found = [(sheet, find_table(sheet, findings)) for sheet in sheets]
        tables.extend(table for _, table in found if table)
        files.append(
            replace(
                file,
                sheets=tuple(SheetRead(sheet.name, table.kind if table else "", 0) for sheet, table in found),
            )
        )
    return files, tables


def _with_rows(files: Iterable[FileRead], rows: dict[tuple[str, str], int]) -> tuple[FileRead, ...]:
    return tuple(
        replace(
            file, sheets=tuple(replace(one, rows=rows.get((file.name, one.name), 0)) for one in file.sheets)
        )
        for file in files
    )


@dataclass(slots=True)
class _Reading:
    """One import while it is being read, kind after kind."""

    stored: Batch
    findings: Findings
    agencies: Agencies = field(default_factory=Agencies)
    firms: FirmBook = field(default_factory=FirmBook)
    officers: OfficerBook = field(init=False)
    tasks: TaskBook = field(init=False)
    history: HistoryBook = field(init=False)
    absences: Absences = field(init=False)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agencies.known = {agency.id: agency for agency in self.stored.agencies}
        self.officers = OfficerBook(self.agencies)

    def district(self, tables: Sequence[Table]) -> None:
        """Find the district's name in titles, agency names and 地区 columns."""
        named = district_of(words for table in tables for words in _naming(table))
        self.agencies.district = named or self.stored.district
        if named:
            self.findings.add("I109", "note", Place(), named)
        elif tables and not self.stored.district:
            self.findings.add("I108", "kept", Place())

    def kind(self, kind: str, tables: Sequence[Table]) -> None:
        """Read all sheets of one kind, then what only shows when all are read."""
        if kind == "tasks":
            self._refer()
        reader = self._readers()[kind] if tables else None
        for table in tables:
            rows = records(table, self.findings)
            count = reader(table, rows) if reader else 0
            self.rows[table.sheet.file, table.sheet.name] = count
            self.findings.flush()
            if not count:
                self.findings.add("I12", "note", table.sheet.place())
        if kind == "enterprises":
            self.firms.settle(self.findings)
        elif kind == "inspectors":
            self.officers.settle(self.findings)

    def _refer(self) -> None:
        """Make ready what later kinds refer to: this import's rosters, else the stored ones."""
        firms = self.firms.firms.values() if self.firms.firms else self.stored.enterprises
        index = FirmIndex(firms, self.firms.also)
        renewed = {one.agency for one in self.officers.officers.values()}
        kept = {one.id: one for one in self.stored.inspectors if one.agency not in renewed}
        officers = kept | self.officers.officers
        known = known_of(firms, officers.values())
        self.tasks = TaskBook(self.agencies, known)
        self.history = HistoryBook(self.agencies, index)
        self.absences = Absences(officers, index, known)

    def _readers(self) -> dict[str, Callable[[Table, Iterator[Record]], int]]:
        found = self.findings
        return {
            "agencies": lambda _, rows: self.agencies.read(rows, found),
            "enterprises": lambda _, rows: self._read_firms(rows),
            "inspectors": lambda table, rows: self.officers.read(table, rows, found),
            "tasks": lambda _, rows: self.tasks.read(rows, found),
            "history": lambda _, rows: self.history.read(rows, found),
            "recusals": lambda _, rows: self.absences.read_recusals(rows, found),
            "leaves": lambda _, rows: self.absences.read_leaves(rows, found),
            "quiet": lambda _, rows: self.absences.read_quiet(rows, found),
        }

    def _read_firms(self, rows: Iterator[Record]) -> int:
        count = 0
        for firm, row in firms_of(rows, self.findings):
            self.firms.add(firm, row.place("name"), self.findings)
            count += 1
        return count

    def batch(self) -> Batch:
        """Everything read, in the order the engine wants."""
        firms, officers = self.firms.firms, self.officers.officers
        return Batch(
            enterprises=tuple(firms[name] for name in sorted(firms)),
            agencies=tuple(self.agencies.known[name] for name in sorted(self.agencies.known)),
            inspectors=tuple(officers[card] for card in sorted(officers)),
            tasks=tuple(self.tasks.tasks.values()),
            history=tuple(sorted(self.history.checks.values())),
            recusals=tuple(sorted(self.absences.recusals)),
            leaves=self.absences.merged_leaves(self.findings),
            quiet=tuple(sorted(self.absences.quiet.values())),
            district=self.agencies.district,
        )


def _naming(table: Table) -> Iterator[str]:
    """Words of a sheet that may begin with the district's name."""
    yield from table.titles
    indices = list(table.columns.get("agency", ()))
    indices += [i for i, words in enumerate(table.headings) if heading(words) in READ_ELSEWHERE]
    for number, row in enumerate(table.sheet.rows() if indices else (), 1):
        if number > table.head + _DISTRICT_ROWS:
            break
        yield from (text(row[i]) for i in indices if number > table.head and i < len(row))
