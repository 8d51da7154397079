"""Pages as they are printed: nothing that belongs together is torn, and no number is broken."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from papers_support import MARKET, plan_bytes, small_plan

from data.papers.agency_book import agency_book
from data.papers.agency_lists import VISITS as OWN_VISITS
from data.papers.agency_lists import WRITTEN
from data.papers.digests import digests_of
from data.papers.draw_book import draw_book
from data.papers.lists import VISITS
from data.papers.pages import PAGE, Block, page
from data.papers.planner_book import planner_book
from data.papers.sheets import Book, lines
from data.papers.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.papers.sheets import Column

GAP = 15
A4 = 841.9 - 72 * (0.5 + 0.6)
"""Points between the margins."""
CODE = "91990901116614571F"


def pages_of(content: bytes, sheet: str) -> list[list[tuple[str, float]]]:
    """Page by page the first cell and the height of every row."""
    found = openpyxl.load_workbook(BytesIO(content))[sheet]
    ends = [brk.id for brk in found.row_breaks.brk]
    pages: list[list[tuple[str, float]]] = [[]]
    for number in range(1, found.max_row + 1):
        height = found.row_dimensions[number].height or GAP
        pages[-1].append((str(found.cell(number, 1).value or ""), height))
        if number in ends:
            pages.append([])
    return pages


def made(blocks: Sequence[Block]) -> bytes:
    book = Book("页")
    page(book, "页", "标题", (24, 18, 18), blocks)
    return book.finish()


def test_every_page_of_a_paper_fits_on_paper() -> None:
    view = View(small_plan())
    record = draw_book(view, digests_of(plan_bytes(view.plan)))
    for content, sheet in (
        (record, "抽取记录"),
        (planner_book(view), "汇总"),
        (agency_book(view, MARKET), "封面"),
    ):
        for rows in pages_of(content, sheet):
            assert sum(height for _, height in rows) <= A4, sheet


def test_the_signatures_stand_together_and_beside_the_digest_of_the_whole() -> None:
    view = View(small_plan())
    pages = pages_of(draw_book(view, digests_of(plan_bytes(view.plan))), "抽取记录")
    assert len(pages) > 1
    (signed,) = (rows for rows in pages if any(word == "签字" for word, _ in rows))
    assert {"抽取人", "见证人一", "见证人二", "监督单位（盖章）", "抽取时间、地点", "全部内容"} <= {
        w for w, _ in signed
    }


@pytest.mark.parametrize("before", range(30, 50))
def test_a_block_that_does_not_fit_begins_the_next_page(before: int) -> None:
    rows = tuple((f"前{k}", "") for k in range(before))
    signatures = Block("签字", tuple((f"人{k}", "") for k in range(6)), height=34)
    pages = pages_of(made((Block("前", rows), signatures)), "页")
    (whole,) = (p for p in pages if any(word == "签字" for word, _ in p))
    assert {f"人{k}" for k in range(6)} <= {word for word, _ in whole}
    assert all(sum(height for _, height in p) <= PAGE + GAP for p in pages)


def test_a_table_longer_than_a_page_has_its_heading_again_on_each() -> None:
    table = Block("各部门", tuple((f"局{k}", k, k) for k in range(120)), ("部门", "应检查项", "已安排项"))
    first, *others = pages_of(made((Block("前", (("甲", 1),)), table)), "页")
    assert len(others) > 1
    assert "各部门" in [word for word, _ in first]
    for rows in others:
        assert [word for word, _ in rows[:2]] == ["各部门（续）", "部门"]
    names = [word for rows in (first, *others) for word, _ in rows if word.startswith("局")]
    assert names == [f"局{k}" for k in range(120)]


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for before in range(35, 47):
        long = Block("长表", tuple((f"局{k}", k, k) for k in range(60)), ("部门", "一", "二"))
        pages = pages_of(made((Block("前", tuple((f"前{k}", "") for k in range(before))), long)), "页")
        assert not [p for p in pages if p[-1][0] in {"部门", "长表", "长表（续）"}], before


@pytest.mark.parametrize("columns", [OWN_VISITS, WRITTEN, VISITS], ids=["agency", "in writing", "planner"])
def test_a_code_of_eighteen_characters_takes_one_line(columns: Sequence[Column]) -> None:
    (column,) = (c for c in columns if c.title == "统一社会信用代码")
    assert lines(CODE, column.width) == 1
