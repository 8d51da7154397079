"""Is every event named before it happens, every value taken after it, and everything odd refused?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from seeds_support import AFTER, NOW, codes, refused
from source_support import ROOT

from data.clock import written
from data.seeds import SOURCES, Demo, event_of, source_of, value_of
from data.seeds.moments import moment_of
from data.seeds.outcomes import ENOUGH, short, throws_enough
from scheduler.values.events import REHEARSAL, Event

if TYPE_CHECKING:
    from pathlib import Path

COINS = "ceremony:2026-12-01T10:00+08:00:coins:区政务大厅"
PAGE = ROOT / "docs" / "how-to" / "choose-a-seed-source.md"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("rehearsal", REHEARSAL),
        (
            "ceremony:2026-12-01T10:00+08:00:dice:六面骰子五十次，区政务大厅",
            Event("ceremony", "dice 六面骰子五十次，区政务大厅", "2026-12-01T02:00:00Z"),
        ),
        (
            "ceremony:2026-12-01T10:00:text: 大厅: 二楼",
            Event("ceremony", "text 大厅: 二楼", "2026-12-01T02:00:00Z"),
        ),
        (
            "figures:2026-12-01T21:30+08:00:双色球第2026140期红球；福彩3D第2026320期",
            Event("figures", "双色球第2026140期红球；福彩3D第2026320期", "2026-12-01T13:30:00Z"),
        ),
        ("figures:2026-12-01T21:30:a ; b{6/33}", Event("figures", "a；b{6/33}", "2026-12-01T13:30:00Z")),
        ("drand:quicknet:40000000", Event("drand", "quicknet/40000000", "2027-06-12T12:29:24Z")),
        ("drand:default:10000000", Event("drand", "default/10000000", "2030-01-23T20:37:00Z")),
        ("drand:quicknet:2027-06-12T20:29:24", Event("drand", "quicknet/40000000", "2027-06-12T12:29:24Z")),
        ("drand:quicknet:2027-06-12T20:29:22", Event("drand", "quicknet/40000000", "2027-06-12T12:29:24Z")),
    ],
)
def test_an_event_is_read_as_it_is_written(text: str, event: Event) -> None:
    assert event_of(text, NOW) == event


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lottery", "K13"),
        ("Rehearsal", "K13"),
        ("rehearsal:now", "K13"),
        (":rehearsal", "K13"),
        ("", "K14"),
        (" rehearsal", "K14"),
        ("ceremony:2026-12-01T10:00:dice:大\u200b厅", "K14"),
        ("ceremony:2026-12-01T10:00:dice:cafe\u0301", "K14"),
        ("ceremony", "K15"),
        ("ceremony:dice:大厅", "K15"),
        ("ceremony:2026-12-01T10:00", "K15"),
        ("ceremony:2026-12-01 10:00:dice:大厅", "K15"),
        ("ceremony:2026-11-31T10:00:dice:大厅", "K15"),
        ("ceremony:2026-12-01T24:30:dice:大厅", "K15"),
        ("ceremony:0001-01-01T00:00:dice:大厅", "K15"),
        ("ceremony:٢026-12-01T10:00:dice:大厅", "K15"),
        ("figures:双色球", "K15"),
        ("ceremony:2026-12-01T10:00:cards:大厅", "K18"),
        ("ceremony:2026-12-01T10:00:大厅", "K18"),
        ("ceremony:2026-12-01T10:00:dice:", "K19"),
        ("ceremony:2026-12-01T10:00:dice", "K19"),
        ("figures:2026-12-01T10:00:", "K22"),
        ("figures:2026-12-01T10:00:a；；b", "K22"),
        ("figures:2026-12-01T10:00:a；", "K22"),
        ("figures:2026-12-01T10:00:a{}", "K23"),
        ("figures:2026-12-01T10:00:{6/33}", "K23"),
        ("figures:2026-12-01T10:00: {6/33}", "K23"),
        ("figures:2026-12-01T10:00:a{34/33}", "K23"),
        ("figures:2026-12-01T10:00:a{0/33}", "K23"),
        ("figures:2026-12-01T10:00:a{6/33}b", "K23"),
        ("figures:2026-12-01T10:00:a{6/33}{6/33}", "K23"),
        ("figures:2026-12-01T10:00:a｛6/33｝", "K23"),
        ("figures:2026-12-01T10:00:a{ordered 2x9-0}", "K23"),
        ("figures:2026-12-01T10:00:a{3x0-9}", "K23"),
        ("drand", "K31"),
        ("drand:fastnet:40000000", "K31"),
        ("drand:quicknet", "K32"),
        ("drand:quicknet:0", "K32"),
        ("drand:quicknet:-1", "K32"),
        ("drand:quicknet:040000000", "K32"),
        ("drand:quicknet:１", "K32"),
        ("drand:quicknet:4e7", "K32"),
        ("drand:quicknet:999999999999", "K32"),
        ("drand:quicknet:2027-13-14T03:09:24", "K15"),
        ("drand:quicknet:1", "K16"),
        ("drand:quicknet:2020-01-01T00:00", "K16"),
    ],
)
def test_an_odd_event_is_refused(text: str, code: str) -> None:
    assert codes(lambda: event_of(text, NOW)) == [code]


@pytest.mark.parametrize("text", ["ceremony:{}:dice:大厅", "figures:{}:双色球", "drand:quicknet:{}"])
def test_an_event_must_be_later_than_the_present(text: str) -> None:
    """A moment that quicknet has a round at, so that all three kinds are at the same one."""
    at = moment_of("2027-01-04T12:00:00Z")
    named = text.format(written(at))
    assert event_of(named, at - timedelta(seconds=1)).at == written(at)
    assert codes(lambda: event_of(named, at)) == ["K16"]
    assert codes(lambda: event_of(named, at + timedelta(seconds=1))) == ["K16"]


def test_a_value_is_taken_from_the_events_moment_on() -> None:
    event = event_of(COINS, NOW)
    at = moment_of(event.at)
    too_soon = refused(lambda: value_of(event, "0 1", None, at - timedelta(seconds=1)))
    assert [p.code for p in too_soon] == ["K17"]
    assert dict(too_soon[0].parts) == {"at": "2026-12-01T02:00:00Z", "now": "2026-12-01T01:59:59Z"}
    value = value_of(event, "0 1", None, at)
    assert value is not None
    assert value.text == "01"


@pytest.mark.parametrize(
    "event",
    [Event("figures", "a", "2026-12-01T02:00:00Z"), Event("drand", "quicknet/1", "2026-12-01T02:00:00Z")],
    ids=lambda event: event.kind,
)
def test_no_value_is_looked_at_before_its_event(event: Event) -> None:
    assert codes(lambda: value_of(event, "1", None, NOW)) == ["K17"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01T10:00", "2026-12-01T02:00:00Z"),
        ("2026-12-01T10:00:30", "2026-12-01T02:00:30Z"),
        ("2026-12-01T10:00Z", "2026-12-01T10:00:00Z"),
        ("2026-12-01T10:00:30-05:00", "2026-12-01T15:00:30Z"),
        ("2026-07-01T00:30", "2026-06-30T16:30:00Z"),
    ],
)
def test_a_moment_without_an_offset_is_chinas(text: str, moment: str) -> None:
    assert written(moment_of(text)) == moment


@pytest.mark.parametrize("text", ["", "2026-12-01", "2026-12-01T10", "2026-12-01T10:00 ", "2026-12-01T10:60"])
def test_anything_else_is_no_moment(text: str) -> None:
    assert codes(lambda: moment_of(text)) == ["K15"]


def test_without_anything_on_the_command_line_there_is_no_value() -> None:
    assert value_of(REHEARSAL, None, None, NOW) is None
    assert source_of(None, None) is None


def test_a_value_may_stand_in_a_file_whose_last_line_feed_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "值.txt"
    for raw in (b"0 1", b"0 1\n", b"0 1\r\n", b"\xef\xbb\xbf0 1\n"):
        file.write_bytes(raw)
        value = value_of(event_of(COINS, NOW), None, f"file:{file}", AFTER)
        assert value is not None
        assert (value.text, value.source) == ("01", "file:值.txt")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("file:", "K09"),
        ("lottery", "K09"),
        ("file:{}/none", "K07"),
        ("file:{}", "K07"),
        ("file:{}/odd", "K08"),
    ],
)
def test_a_source_that_gives_no_text_is_refused(source: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"\xff")
    assert codes(lambda: value_of(REHEARSAL, None, source.format(tmp_path), NOW)) == [code]


def test_a_value_comes_from_one_place() -> None:
    assert codes(lambda: value_of(REHEARSAL, "1", "file:x", NOW)) == ["K10"]


def test_a_rehearsal_takes_any_clean_text_and_says_that_it_proves_nothing() -> None:
    value = value_of(REHEARSAL, "演练 1", None, NOW)
    assert value is not None
    assert (value.text, value.source, value.evidence) == ("演练 1", "typed", "")
    assert [(p.code, p.level) for p in value.remarks] == [("K38", "kept")]
    assert codes(lambda: value_of(REHEARSAL, "", None, NOW)) == ["K01"]
    assert codes(lambda: value_of(REHEARSAL, "a\u200b", None, NOW)) == ["K02"]


def test_the_demonstrations_value_says_that_it_is_no_lot() -> None:
    value = Demo("0123456789abcdef0").value()
    assert (value.text, value.source) == ("DEMO-0123456789abcdef", "demo")
    assert [(p.code, p.level) for p in value.remarks] == [("K06", "kept")]


def test_every_kind_of_event_has_a_source() -> None:
    assert set(SOURCES) == {"ceremony", "figures", "drand", "rehearsal"}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1"),
        (999_999, "999999"),
        (10**6, "1.0e6"),
        (1_049_999, "1.0e6"),
        (1_050_000, "1.1e6"),
        (9_949_999, "9.9e6"),
        (9_950_000, "1.0e7"),
        (6**20, "3.7e15"),
        (ENOUGH, "3.4e38"),
    ],
)
def test_counts_are_said_shortly_and_rounded_half_up(count: int, said: str) -> None:
    assert short(count) == said


@pytest.mark.parametrize("faces", [2, 6, 10])
def test_enough_throws_are_the_fewest_that_nobody_can_try(faces: int) -> None:
    assert faces ** throws_enough(faces) >= ENOUGH > faces ** (throws_enough(faces) - 1)


def test_the_events_on_the_page_are_understood() -> None:
    page = PAGE.read_text(encoding="utf-8")
    named = re.findall(r"^    ((?:ceremony|figures|drand):.*|rehearsal)$", page, re.MULTILINE)
    assert {text.split(":")[0] for text in named} == set(SOURCES)
    for text in named:
        assert event_of(text, NOW).kind == text.split(":")[0]
