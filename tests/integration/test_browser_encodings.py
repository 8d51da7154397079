"""What the two languages could understand differently, verify.html understands as Python does."""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from browser_support import PAGE, Tab, browser

from scheduler.audit.windows import in_window
from scheduler.record.encode import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.record.encode import Json

ODD = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
POINTS = [n for n in range(sys.maxunicode + 1) if not 0xD800 <= n <= 0xDFFF]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as pipe:
        yield pipe.open(PAGE.as_uri())


def digests(tab: Tab, name: str, lengths: list[int]) -> list[str]:
    """The page's digests of 0, 1, 2, … repeated up to each length."""
    made = f"hex({name}(Uint8Array.from({{length: n}}, (_, k) => k * 7 % 256)))"
    return list(tab.run(f"{json.dumps(lengths)}.map((n) => {made})"))


@pytest.mark.parametrize("name", ["sha256", "sm3"])
def test_digests_of_every_length_around_a_block_are_those_of_hashlib(tab: Tab, name: str) -> None:
    if name not in hashlib.algorithms_available:
        pytest.skip("this Python's OpenSSL has no SM3")
    lengths = [*range(200), 1000, 100_000]
    due = [hashlib.new(name, bytes(k * 7 % 256 for k in range(n))).hexdigest() for n in lengths]
    assert digests(tab, name, lengths) == due


VALUES: list[Json] = [
    "".join(map(chr, range(0x100))),
    "\u2028\u2029\ufeff\ufffd\uffff\ue000\U0001f600\U0010ffff",
    {
        "\uff21": 1,
        "\U00020000": 2,
        "\ue000": 3,
        "a": 4,
        "": 5,
        "10": 6,
        "9": 7,
        "a\U00020000": 8,
        "a\uff21": 9,
    },
    [0, -1, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**95, 10**39, True, False, None, [], {}],
    {"constructor": 1, "toString": [], "__proto": None},
    '\\"/\b\f\n\r\t\x00\x1f\x7f',
]


@pytest.mark.parametrize("number", range(len(VALUES)))
def test_canonical_json_is_the_same_byte_for_byte(tab: Tab, number: int) -> None:
    due = canonical(VALUES[number])
    loose = json.dumps(VALUES[number], indent=1)
    assert tab.run(f"js(parse({json.dumps(due)}))") == due
    assert tab.run(f"js(parse({json.dumps(loose)}))") == due


REFUSED = [
    '{"a":1,"a":1}', "1.0", "1e3", "-", "01", "NaN", "Infinity", "[1,]", "[,1]", '{"a":1,}', "{a:1}", "'a'",
    '"a', "", '"\\x41"', '"\\ud800"', '"\\udc00\\ud800"', '"\\uD83D"', '"a\nb"', "[1 2]", "1 2", "nul", "[1",
    "\ufeff1", "\u00a01", '{"a" 1}', '{"__proto__":1}', "9" * 41, "[" * 100_000,
]  # fmt: skip  # one list


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_what_is_no_canonical_json_is_refused(tab: Tab, number: int) -> None:
    read = f"js(parse({json.dumps(REFUSED[number])}))"
    assert tab.run(f"(() => {{ try {{ return {read}; }} catch (_) {{ return null; }} }})()") is None


@pytest.mark.parametrize("tail", ["", '"', "\\", "\\u12"])
def test_a_long_damaged_text_is_refused_at_once(tab: Tab, tail: str) -> None:
    text = '"' + "查a" * 200_000 + "\\n" * 1000 + "\x01" + tail
    script = f"(() => {{ try {{ parse({json.dumps(text)}); }} catch (_) {{ return 'refused'; }} }})()"
    assert tab.run(script) == "refused"


def test_texts_are_sorted_by_code_point(tab: Tab) -> None:
    texts = [chr(n) for n in range(1, sys.maxunicode, 997) if not 0xD800 <= n <= 0xDFFF]
    texts += [a + b for a in ("\ue000", "\U00020000", "\uffff", "a") for b in ("", "\ud7ff", "\U0010ffff")]
    assert tab.run(f"{json.dumps(texts)}.sort(byText)") == sorted(texts)


def test_the_same_characters_are_stripped_at_both_ends(tab: Tab) -> None:
    script = f"{json.dumps(POINTS)}.filter((n) => EDGE.test(String.fromCodePoint(n) + 'a'))"
    assert tab.run(script) == [n for n in POINTS if chr(n).isspace()]
    assert tab.run(f"{json.dumps(POINTS)}.filter((n) => EDGE.test('a' + String.fromCodePoint(n)))") == [
        n for n in POINTS if chr(n).isspace()
    ]


def test_the_same_characters_are_odd_but_for_those_only_one_side_knows(tab: Tab) -> None:
    matching = json.dumps(POINTS) + ".filter((n) => {}.test(String.fromCodePoint(n)))"
    theirs, unknown = (set(tab.run(matching.format(pattern))) for pattern in ("ODD", "/[\\p{Cn}]/u"))
    ours = {n for n in POINTS if unicodedata.category(chr(n)) in ODD}
    assert theirs - ours <= unknown
    assert ours - theirs <= {n for n in POINTS if unicodedata.category(chr(n)) == "Cn"}
    assert len(theirs & ours) > 100_000


def test_weeks_and_windows_of_days_are_the_calendars(tab: Tab) -> None:
    days = [date(1999, 12, 20) + timedelta(n) for n in range(0, 9000, 13)]
    texts = json.dumps([d.isoformat() for d in days])
    weeks = tab.run(f"{texts}.map(weekOf)")
    iso = [d.isocalendar()[:2] for d in days]
    assert [a == b for a, b in pairwise(weeks)] == [a == b for a, b in pairwise(iso)]
    visit = date(2024, 3, 31)
    for window in ("year", "1 days", "60 days", "1 months", "12 months", "13 months", "24600 months"):
        script = f"{texts}.map((d) => within('{window}', dayOf('{visit}'), dayOf(d)))"
        assert tab.run(script) == [in_window(window, visit, d) for d in days]


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "20261001", "2026-W01-1", "2026-1-1", "0000-01-01", ""]
)
def test_what_is_no_day_is_none(tab: Tab, text: str) -> None:
    assert tab.run(f"isDay('{text}')") is False
    assert tab.run("isDay('2024-02-29')") is True
