"""The checker's own reader of containers and logs, damaged in every way that has a name."""

from __future__ import annotations

import copy
import json

import pytest
from attack_support import Json, chained, lines_of, opened, story
from hypothesis import given
from hypothesis import strategies as st

from scheduler.audit import container
from scheduler.audit.chain import read_log
from scheduler.record.container import zipped

# --- container


@given(st.dictionaries(st.sampled_from(["a", "b.json", "c"]), st.binary(max_size=50)))
def test_what_is_written_is_read(files: dict[str, bytes]) -> None:
    read, wrong = container.opened(zipped(files))
    assert (read, wrong) == (files, ())


@given(st.binary(max_size=80))
def test_whatever_is_not_a_bundle_is_refused_without_a_crash(raw: bytes) -> None:
    for one in (raw, b"PK\3\4" + raw):
        read, wrong = container.opened(one)
        assert read == {}
        assert [p.code for p in wrong] == ["V120"]


def test_a_bundle_cut_short_anywhere_is_refused_and_the_byte_named() -> None:
    raw = zipped({"a": b"abc", "b": b""})
    for end in range(len(raw)):
        _, (wrong,) = container.opened(raw[:end])
        assert wrong.code == "V120"
        assert 0 <= int(dict(wrong.parts)["byte"]) <= len(raw)


def test_a_name_twice_is_refused() -> None:
    one = zipped({"a": b"x"})
    local = one[: one.index(b"PK\1\2")]
    assert [p.code for p in container.opened(local + one)[1]] == ["V120"]


def test_the_first_byte_that_differs_is_named() -> None:
    raw = bytearray(zipped({"a": b"abc"}))
    raw[10] ^= 1
    (wrong,) = container.opened(bytes(raw))[1]
    assert dict(wrong.parts)["byte"] == "10"


# --- chain


def judged(log: list[Json], *, public: bool = False) -> list[str]:
    return [p.code for p in read_log(lines_of(log, public=public), public=public)[1]]


def test_an_honest_log_is_read_whole_with_and_without_its_secrets() -> None:
    for public in (False, True):
        entries, wrong = read_log(lines_of(story().log, public=public), public=public)
        assert len(entries) == len(story().entries)
        assert wrong == []
    assert read_log(b"", public=True) == ([], [])


@pytest.mark.parametrize(
    "raw",
    [b"{", b"\xff\n", b"[]\n", b"{}\n", b"null\n", b"[" * 100_000 + b"\n", b'{"act": "freeze"}\n', b"\n"],
)
def test_lines_that_are_no_entries_are_refused(raw: bytes) -> None:
    entries, wrong = read_log(raw, public=True)
    assert entries == []
    assert [p.code for p in wrong] == ["V130"]


def test_a_log_without_its_last_line_feed_is_refused() -> None:
    raw = lines_of(story().log)
    assert [p.code for p in read_log(raw[:-1], public=False)[1]] == ["V130"]


def test_a_secret_part_in_a_public_log_and_a_missing_one_in_an_auditors_are_refused() -> None:
    assert [p.code for p in read_log(lines_of(story().log), public=True)[1]] == ["V130"]
    assert [p.code for p in read_log(lines_of(story().log, public=True), public=False)[1]] == ["V130"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "redraw"), ("act", 1), ("at", "yesterday"), ("at", ""), ("number", 0), ("number", "1"),
        ("plan", -1), ("digest", "AB" * 32), ("previous", ""), ("private", "ab"), ("body", []), ("more", 1),
    ],
)  # fmt: skip  # one field a word
def test_a_field_of_another_form_is_refused(field: str, value: object) -> None:
    log = copy.deepcopy(story().log)
    log[1][field] = value
    assert judged(log) == ["V130"]


@pytest.mark.parametrize("act", range(9))
def test_every_act_has_its_own_form_of_body(act: int) -> None:
    log = copy.deepcopy(story(revealed=True).log)
    log[act]["body"] = {"other": 1}
    assert judged(chained(log)) == ["V130"]


def test_acts_carried_over_from_before_the_chain_are_read() -> None:
    log = copy.deepcopy(story().log[:4])
    for e in log:
        e["body"] = {"note": "旧记录"}
    assert judged(chained(log)) == []
    log[0]["body"] = {"note": 1}
    assert judged(chained(log)) == ["V130"]


def test_number_link_time_and_secret_have_a_code_each() -> None:
    log = copy.deepcopy(story().log)
    log[2]["number"] = 9
    assert judged(log)[0] == "V131"
    assert set(judged(log)) == {"V131", "V132"}
    log = copy.deepcopy(story().log)
    log[2]["previous"] = "ab" * 32
    assert set(judged(log)) == {"V132"}
    log = copy.deepcopy(story().log)
    log[2]["at"] = "2026-08-01T00:00:00Z"
    assert set(judged(chained(log))) == {"V133"}
    log = copy.deepcopy(story().log)
    log[2]["secret"]["actor"] = "别人"
    assert judged(log) == ["V134"]


def test_the_same_moment_twice_is_not_backward() -> None:
    log = copy.deepcopy(story().log)
    log[2]["at"] = log[1]["at"]
    assert judged(chained(log)) == []


def test_a_log_in_another_order_of_keys_is_refused() -> None:
    raw = b"".join(
        json.dumps(dict(reversed(e.items())), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for e in story().log
    )
    assert raw != opened(story().auditors)["log.jsonl"]
    assert [p.code for p in read_log(raw, public=False)[1]] == ["V130"]
