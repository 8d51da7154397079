"""Whatever a roster holds, a workbook says it as text, and a file name is fit for every disk."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from papers_support import MARKET, small_plan
from sheets_support import data_rows, raw_xml

from data.papers.agency_book import agency_book
from data.papers.disclosure import LEAST, disclosed
from data.papers.names import safe_names
from data.papers.privacy import without_numbers
from data.papers.text import class_name
from data.papers.view import View
from scheduler.values.plan import Stratum

VISIBLE = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
TEXT = st.text(VISIBLE, min_size=1, max_size=30)
START = st.sampled_from(["", "=", "+", "-", "@", "'", "=1+1", "_x0041_", "&<>", "http://"])


@settings(max_examples=40, deadline=None)
@given(START, TEXT)
def test_a_firms_name_comes_back_as_the_text_it_is(start: str, text: str) -> None:
    plan = small_plan()
    first, *others = plan.case.enterprises
    named = replace(first, name=start + text)
    content = agency_book(View(replace(plan, case=replace(plan.case, enterprises=(named, *others)))), MARKET)
    names = [row[5] for row in data_rows(content, "检查任务清单")]
    assert without_numbers(start + text) in names
    assert "<f>" not in raw_xml(content)


@given(st.lists(st.text(max_size=80), unique=True))
def test_file_names_are_distinct_and_allowed(names: list[str]) -> None:
    found = safe_names(names)
    assert list(found) == names
    assert len({n.casefold() for n in found.values()}) == len(names)
    for name in found.values():
        assert name
        assert len(f"{name}.xlsx".encode()) <= 255
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.endswith((".", " "))
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 12)), min_size=1, max_size=6))
def test_counts_by_class_are_complete_and_never_tell_a_class(sizes: list[tuple[int, int]]) -> None:
    strata = [
        Stratum("T", credit, n, n, min(k, n), (), min(k, n), *(0, 1))  # type: ignore[arg-type]
        for credit, (n, k) in zip("DECBA ", sizes, strict=False)
    ]
    counts = disclosed(strata)
    assert sum(c.population for c in counts) == sum(s.population for s in strata)
    assert sum(c.drawn for c in counts) == sum(s.size for s in strata)
    alone = {class_name(s.credit): s for s in strata}
    for count in counts:
        if count.label in alone:
            assert count.population >= LEAST
            assert sum(c.drawn > 0 for c in counts) >= 2
