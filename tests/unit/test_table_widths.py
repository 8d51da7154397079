"""Columns on a narrow screen: what may break, what may not, and when the table is left to itself."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from data.views.table import Table
from shell.screen import Screen
from shell.widths import FRAME, widths_of

LONG = "The draw can give only the whole numbers on either side of the expectation. " * 4
SEATS = Table(
    "Seats",
    ("Date", "Half day", "Qualification", "Why"),
    (("2026-10-08", "afternoon", "特种设备安全监察员、职业卫生", LONG), ("2026-10-12", "morning", "–", "")),
)


def shown(table: Table, width: int) -> list[str]:
    stream = io.StringIO()
    Screen(str, out=Console(file=stream, width=width)).answer((table,), {})
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", range(62, 140))
def test_no_figure_no_word_and_no_heading_is_broken(width: int) -> None:
    lines = shown(SEATS, width)
    text = "\n".join(lines)
    assert max(map(cell_len, lines)) <= width
    for whole in ("2026-10-08", "2026-10-12", "afternoon", "Qualification", "expectation", "numbers"):
        assert whole in text


def test_a_table_that_fits_is_left_as_it_is() -> None:
    assert widths_of(SEATS, 1000) is None


def test_where_not_even_the_least_fits_the_screen_decides() -> None:
    assert widths_of(SEATS, 40) is None
    assert max(map(cell_len, shown(SEATS, 40))) <= 40


def test_the_widest_gives_way_first_and_the_whole_screen_is_used() -> None:
    found = widths_of(SEATS, 100)
    assert found is not None
    assert sum(found) + FRAME * len(found) + 1 == 100
    assert found[:2] == (10, 9)


def test_a_digest_does_not_push_the_other_columns_off_the_screen() -> None:
    table = Table("", ("Section", "Digest"), (("firms", "0123456789abcdef" * 4), ("a section", "–")))
    lines = shown(table, 50)
    assert max(map(cell_len, lines)) <= 50
    assert any("a section" in line for line in lines)
