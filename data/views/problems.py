"""Problems as a table, as a count by kind, and as records for machines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table
from data.wordings import DONE, place_name, sentence
from scheduler.errors import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Translate
    from data.wordings import Rendered
    from scheduler.errors import Problem

COLUMNS = (N_("Code and done"), N_("Where and content"), N_("What is wrong and remedy"))
LEVELS = ("fatal", "left out", "kept", "corrected", "note")
_WHERE = 1


def problem_table(problems: Sequence[Problem], translate: Translate) -> Table:
    """Every problem, the gravest first and otherwise in the order found.

    Cells of one sheet of which the same is said share a row; each keeps a line with place and content.
    """
    groups: dict[tuple[str, ...], list[tuple[Problem, Rendered]]] = {}
    for found in sorted(problems, key=lambda p: LEVELS.index(p.level)):
        said = sentence(found, translate)
        key = (found.level, found.code, found.place.file, found.place.sheet, said.what, said.remedy)
        groups.setdefault(key, []).append((found, said))
    rows = tuple(_row(group, translate) for group in groups.values())
    table = Table(translate(N_("Problems")), tuple(map(translate, COLUMNS)), rows)
    return table if any(row[_WHERE] for row in rows) else _without(table, _WHERE)


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


def _row(group: Sequence[tuple[Problem, Rendered]], translate: Translate) -> tuple[str, ...]:
    found, said = group[0]
    remedy = translate(N_("Remedy: {remedy}")).format(remedy=said.remedy) if said.remedy else ""
    sheet = place_name(Place(found.place.file, found.place.sheet), translate)
    lines = [sheet, *(_spot(one, said.what, translate) for one, _ in group)]
    return (
        f"{found.code}\n{said.done}",
        "\n".join(filter(None, lines)),
        "\n".join(filter(None, (said.what, remedy))),
    )


def _spot(found: Problem, what: str, translate: Translate) -> str:
    """Row, column and content of one cell; content that the sentence quotes is not said twice."""
    cell = place_name(replace(found.place, file="", sheet=""), translate)
    content = "" if found.content in what else found.content
    if cell and content:
        return translate(N_("{place}: {content}")).format(place=cell, content=content)
    return cell or content


def _without(table: Table, column: int) -> Table:
    columns, *rows = (line[:column] + line[column + 1 :] for line in (table.columns, *table.rows))
    return Table(table.title, columns, tuple(rows))


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
