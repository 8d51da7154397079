"""The screen: tables and progress for people, JSON for machines; complaints go to standard error."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table as RichTable
from rich.text import Text

from data.i18n import N_
from data.views.problems import problem_records, problem_table
from data.views.steps import STEP_TITLES
from shell.cells import Cell
from shell.widths import widths_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from data.views.table import Table, Translate
    from scheduler.errors import Problem


@dataclass(slots=True)
class Screen:
    """Where answers go, in one language."""

    say: Translate
    machine: bool = False
    out: Console = field(default_factory=Console)
    err: Console = field(default_factory=lambda: Console(stderr=True))

    def answer(self, tables: Sequence[Table], record: object) -> None:
        """Print the answer: tables with rows for people, the record for machines."""
        if self.machine:
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=1, default=_plain) + "\n")
            return
        for table in tables:
            if table.rows:
                self.out.print(_rich(table, self.out.width))

    def line(self, text: str, **parts: object) -> None:
        """One sentence for people."""
        if not self.machine:
            self.out.print(self.say(text).format(**parts), markup=False, highlight=False, soft_wrap=True)

    def remark(self, problems: Sequence[Problem]) -> None:
        """Remarks that did not stop anything, loudly and on standard error."""
        if problems:
            self.err.print(_rich(problem_table(problems, self.say), self.err.width, style="bold yellow"))

    def complain(self, problems: Sequence[Problem]) -> None:
        """Every problem that stopped a command."""
        if self.machine:
            self.answer((), {"problems": problem_records(problems, self.say)})
        else:
            self.err.print(_rich(problem_table(problems, self.say), self.err.width))

    def complain_plainly(self, sentence: str) -> None:
        """One sentence on standard error."""
        self.err.print(sentence, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def steps(self, total: int | None) -> Iterator[Callable[[str], None]]:
        """A progress bar on a terminal that vanishes when done; each call begins one step."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.err, transient=True, disable=self._quiet()) as bar:
            task = bar.add_task(self.say(N_("Working")), total=total)
            begun = 0

            def step(name: str) -> None:
                nonlocal begun
                bar.update(task, description=self.say(STEP_TITLES.get(name, name)), completed=begun)
                begun += 1

            yield step

    def _quiet(self) -> bool:
        """Machines read the answer, files and pipes keep it: neither wants a bar."""
        return self.machine or not self.err.is_terminal


def _rich(table: Table, width: int, style: str = "") -> RichTable:
    shown = RichTable(title=table.title or None, title_justify="left", style=style, show_lines=_tall(table))
    shown.show_header = any(table.columns)
    widths = widths_of(table, width) or (None,) * len(table.columns)
    for position, column in enumerate(table.columns):
        side: Literal["left", "right"] = "right" if table.figures(position) else "left"
        shown.add_column(Text(column), overflow="fold", justify=side, width=widths[position])
    for row in table.rows:
        shown.add_row(*(Text(c) if table.figures(k) else Cell(c) for k, c in enumerate(row)))
    return shown


def _tall(table: Table) -> bool:
    """Whether some cell has more than one line, so that rows need lines between them."""
    return any("\n" in cell for row in table.rows for cell in row)


def _plain(value: object) -> object:
    """Records as objects, anything else JSON does not know as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
