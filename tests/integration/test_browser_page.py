"""verify.html as a person meets it: files, keys, two languages, and nothing that leaves the computer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_support import PAGE, Pipe, Tab, browser
from bundle_support import log_of, packed, plan_of
from core_support import district, firms, task
from forged_support import flipped
from source_support import ROOT
from verifiers_support import checks_of_script

from scheduler.chance import salt_of
from scheduler.record.cards import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HTML = PAGE.read_text(encoding="utf-8")
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; worker-src blob:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
TOO_NEW = (
    "replaceAll", "structuredClone", "Object.hasOwn(", "findLast", "??=", "||=", "&&=", "toSorted",
    "static {", "Array.fromAsync", "groupBy", "isWellFormed", "Promise.any", "randomUUID", "(?<=", "(?<!",
)  # fmt: skip  # one list
"""What a browser of 2020 does not know."""


@pytest.fixture(scope="module")
def pipe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipe]:
    with browser(tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A public bundle, and an auditor's with a changed byte."""
    made = plan_of(district(firms(12), [task()]))
    auditor, public = packed(made, log_of(made))
    folder = tmp_path_factory.mktemp("bundles")
    found = {"good": folder / "公开包.zip", "bad": folder / "审计包.zip"}
    found["good"].write_bytes(public)
    found["bad"].write_bytes(flipped(auditor, 1))
    return found


def judged(pipe: Pipe, path: Path, language: str = "") -> Tab:
    """A tab in which a person has picked this file and read the answer."""
    tab = pipe.open(PAGE.as_uri() + language)
    tab.pick(path)
    tab.wait("!document.getElementById('result').hidden")
    return tab


@pytest.mark.parametrize(
    ("language", "good", "bad"), [("", "成立", "不成立"), ("#en", "It holds", "It does not hold")]
)
def test_a_picked_file_gets_a_verdict_in_words(
    pipe: Pipe, files: dict[str, Path], language: str, good: str, bad: str
) -> None:
    assert judged(pipe, files["good"], language).text("#word") == good
    tab = judged(pipe, files["bad"], language)
    assert tab.text("#word") == bad
    assert tab.text("#faults")


def test_the_page_asks_for_nothing_but_itself_and_its_own_worker(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = judged(pipe, files["good"])
    assert [url.split(":")[0] for url in pipe.requests(tab)] == ["file", "blob"]
    assert not [e for e in pipe.events if e["method"] == "Log.entryAdded"]


def test_the_file_names_no_address_and_loads_no_other_file() -> None:
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in HTML
    assert not re.search(
        r"https?:|//[a-z]+\.|\bsrc=|\bhref=|@import|url\(|\bimport\(|\bfetch\(|XMLHttp", HTML
    )
    assert not re.search(r"WebSocket|sendBeacon|localStorage|indexedDB|document\.cookie|innerHTML", HTML)


def test_the_policy_forbids_what_the_page_does_not_do(pipe: Pipe) -> None:
    tab = pipe.open(PAGE.as_uri())
    refused = "fetch('data:text/plain,x').then(() => 'sent', () => 'refused')"
    assert tab.run(refused) == "refused"


def test_the_script_keeps_to_what_browsers_of_2020_know() -> None:
    assert [word for word in TOO_NEW if word in HTML] == []


def test_every_check_has_its_name_in_chinese() -> None:
    named = HTML.split("const CHECKS = {")[1].split("\n};")[0]
    assert set(re.findall(r'^  "(.+?)": "[^"]*[一-鿿][^"]*",$', named, re.MULTILINE)) == checks_of_script()


def test_every_sentence_has_both_languages() -> None:
    words = HTML.split("const SAYINGS = {")[1].split("const CARD_ROWS")[0]
    pairs = re.findall(r'\["([^"]*)",\s+"([^"]*)"\]', words)
    assert len(pairs) > 40
    assert all(chinese and english for chinese, english in pairs)
    assert not [english for _, english in pairs if re.search(r"[一-鿿]", english)]
    assert set(re.findall(r'data-say="(\w+)"', HTML)) == set(
        re.findall(r"^  (\w+): \[", words.split("const LINES")[0], re.MULTILINE)
    )


def test_the_language_can_be_switched_after_the_verdict(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = judged(pipe, files["good"])
    tab.run("document.getElementById('language').click()")
    assert tab.text("#word") == "It holds"
    assert tab.run("document.documentElement.lang") == "en"


def test_keys_alone_reach_every_field_in_order(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = judged(pipe, files["good"])
    reached = []
    for _ in range(9):
        tab.press("Tab", windowsVirtualKeyCode=9)
        reached.append(tab.run("document.activeElement.id"))
    # From the verdict on, and from the end of the page around to its beginning.
    due = ["print", "language", "file", "code", "first", "second", "log", "start"]
    assert [name for name in reached if name] == due


def test_a_reader_of_screens_is_told_names_and_outcome(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = judged(pipe, files["bad"])
    fields = "[...document.querySelectorAll('input')]"
    assert tab.run(f"{fields}.every((field) => field.labels.length === 1 && field.labels[0].innerText)")
    assert tab.run("document.getElementById('live').getAttribute('aria-live')") == "polite"
    assert tab.run("document.getElementById('live').textContent").startswith("不成立。审计包.zip")
    assert tab.run("document.activeElement.id") == "word"
    assert tab.run("[...document.querySelectorAll('table')].every((table) => table.caption)")


def test_a_firm_sees_its_own_record_and_a_wrong_code_opens_nothing(
    pipe: Pipe, files: dict[str, Path]
) -> None:
    made = plan_of(district(firms(12), [task()]))
    code = code_of(salt_of(bytes.fromhex(made.secrets.veil), "F03"))
    tab = judged(pipe, files["good"])
    assert tab.run("document.getElementById('cardbox').hidden")
    for typed, word, hidden in ((code, "成立", False), ("A" * 26, "不成立", True)):
        tab.run(f"document.getElementById('code').value = '{typed}'; start()")
        tab.wait("!document.getElementById('result').hidden")
        assert tab.text("#word") == word
        assert tab.run("document.getElementById('cardbox').hidden") == hidden
        assert ("抄错" in tab.text("#why")) == hidden  # a slip of the pen is no false file
    tab.run(f"document.getElementById('code').value = '{code}'; start()")
    tab.wait("!document.getElementById('result').hidden")
    assert "示例第3号商行" in tab.text("#card")
    assert "T1" in tab.text("#card")


def test_a_browser_without_workers_verifies_in_the_page_itself(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = pipe.open(PAGE.as_uri())
    tab.run("window.Worker = function () { throw new Error('none'); }; 0")
    tab.pick(files["good"])
    tab.wait("!document.getElementById('result').hidden")
    assert tab.text("#word") == "成立"


def test_a_file_too_large_for_the_browser_is_not_called_unsound(pipe: Pipe) -> None:
    tab = pipe.open(PAGE.as_uri())
    nothing = "{done: [], faults: [''], found: [['', '']], card: null, facts: {}, undecided: true}"
    tab.run(f"answer({nothing}, 'x', given())")
    assert tab.text("#word") == "无法判定"
    read = "(() => { try { decoded({length: 6e8}); } catch (e) { return e instanceof TooLarge; } })()"
    assert tab.run(read) is True


def test_the_printed_page_has_the_verdict_and_no_form(pipe: Pipe, files: dict[str, Path]) -> None:
    tab = judged(pipe, files["good"])
    tab.call("Emulation.setEmulatedMedia", media="print")
    seen = "getComputedStyle(document.querySelector('{}')).display"
    assert tab.run(seen.format("#form").replace("#form", "section.screen")) == "none"
    assert tab.run(seen.format("#verdict")) != "none"
    assert len(str(tab.call("Page.printToPDF")["data"])) > 1000


def test_a_picture_of_the_answer_can_be_made(pipe: Pipe, files: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "answer.png"
    judged(pipe, files["good"]).picture(target)
    assert target.read_bytes()[:4] == b"\x89PNG"


def test_the_makefile_installs_the_browser_that_the_tests_look_for() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test: .*\bbrowser\b", text, re.MULTILINE)
    assert "chromium-headless-shell" in text
