"""Every example in the documentation runs as its reader would run it, and every link leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from console_support import examples, missing, pages, run
from source_support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
EVERY_PAGE = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=named)
def test_the_examples_of_a_page_run(page: Path, tmp_path: Path) -> None:
    wanted = examples(page.read_text(encoding="utf-8"))
    lang = "zh" if page.name.endswith(".zh.md") else "en"
    done = run([example.command for example in wanted], tmp_path, lang)
    for example, (status, output) in zip(wanted, done, strict=True):
        assert status == example.status, f"$ {example.command}\n{output}"
        assert not missing(example.printed, output), f"$ {example.command}\n{output}"


@pytest.mark.parametrize("page", EVERY_PAGE, ids=named)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    named_there = {
        (index.parent / link).resolve() for link in LINK.findall(index.read_text(encoding="utf-8"))
    }
    assert not set((ROOT / "docs").rglob("*.md")) - named_there - {index}


def test_both_front_pages_say_the_same() -> None:
    """The same headings, commands and links, whatever the language."""
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    assert re.findall(r"^#+", english, re.MULTILINE) == re.findall(r"^#+", chinese, re.MULTILINE)
    assert set(LINK.findall(english)) - {"README.zh.md"} == set(LINK.findall(chinese)) - {"README.md"}
    assert re.findall(r"^make \w+", english, re.MULTILINE) == re.findall(r"^make \w+", chinese, re.MULTILINE)


PAGE = """
```sh
$ never run
```

```console
$ x=1
$ printf 'one\\ntwo  words\\n%s\\n' \\
  "$x"
one
two … words
$ (exit 10)  # exits with 10
```
"""


def test_a_page_runs_in_one_shell_and_one_folder(tmp_path: Path) -> None:
    wanted = examples(PAGE.replace("two … words", "two words"))
    done = run([example.command for example in wanted], tmp_path, "en")
    assert [status for status, _ in done] == [example.status for example in wanted] == [0, 0, 10]
    assert done[1][1].split() == ["one", "two", "words", "1"]
    assert not missing(wanted[1].printed, done[1][1])


@pytest.mark.parametrize(
    ("promised", "expected"),
    [
        (("a", "c"), []),
        (("a 7 b", "c"), ["a 7 b", "c"]),
        (("c", "a"), ["a"]),
        (("d …",), []),
        (("d",), ["d"]),
        (("d … nights",), ["d … nights"]),
    ],
)
def test_promised_lines_must_appear_in_order(promised: tuple[str, ...], expected: list[str]) -> None:
    assert missing(promised, "a\nb\nc\nd 12 days\n") == expected
