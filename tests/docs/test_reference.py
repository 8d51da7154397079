"""Are the generated pages of the reference what the program would write today?"""

from __future__ import annotations

import reference

from data.wordings import wordings


def test_commands_and_errors_are_fresh() -> None:
    pages = reference.pages()
    stale = [page.name for page, text in pages.items() if page.read_text(encoding="utf-8") != text]
    assert not stale, "run make reference"


def test_a_command_of_a_command_has_a_section_with_its_whole_name() -> None:
    page = reference.commands()
    assert "\n## explain\n\n`chayici explain COMMAND`\n" in page
    assert "\n## explain firm\n\n`chayici explain firm CODE [OPTIONS]`\n" in page


def test_every_code_has_an_area_and_stands_on_the_page() -> None:
    page = reference.codes()
    assert {code[0] for code in wordings()} <= reference.AREAS.keys()
    assert all(f"| {code} |" in page for code in wordings())
