"""Problems as a table, as a count by kind, and as records for machines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table
from data.wordings import DONE, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Translate
    from scheduler.errors import Problem

COLUMNS = (N_("Code and done"), N_("Where and content"), N_("What is wrong and remedy"))
LEVELS = ("fatal", "left out", "kept", "corrected", "note")


def problem_table(problems: Sequence[Problem], translate: Translate) -> Table:
    """Every problem, one a row, the gravest first and otherwise in the order found."""
    ordered = sorted(problems, key=lambda p: LEVELS.index(p.level))
    return Table(
        translate(N_("Problems")),
        tuple(map(translate, COLUMNS)),
        tuple(_row(p, translate) for p in ordered),
    )


def count_table(problems: Sequence[Problem], translate: Translate) -> Table:
    """How many problems of each kind, the gravest first."""
    counts = Counter((LEVELS.index(p.level), p.code) for p in problems)
    return Table(
        translate(N_("Problems by kind")),
        (translate(N_("Code")), translate(N_("Done")), translate(N_("Number"))),
        tuple((code, translate(DONE[LEVELS[level]]), str(n)) for (level, code), n in sorted(counts.items())),
    )


def problem_records(problems: Sequence[Problem], translate: Translate) -> list[dict[str, object]]:
    """Every problem as a record with fixed keys."""
    return [_record(p, translate) for p in problems]


def _row(found: Problem, translate: Translate) -> tuple[str, ...]:
    said = sentence(found, translate)
    where = "\n".join(part for part in (said.place, found.content) if part)
    return (
        f"{found.code}\n{said.done}",
        where,
        "\n→ ".join(part for part in (said.what, said.remedy) if part),
    )


def _record(found: Problem, translate: Translate) -> dict[str, object]:
    said = sentence(found, translate)
    place = found.place
    return {
        "code": found.code,
        "level": found.level,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "content": found.content,
        "what": said.what,
        "remedy": said.remedy,
    }
