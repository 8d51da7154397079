"""What is not a plan file is refused with the place, and nothing a file says makes the checker fall over."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

import audit_support as s
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.audit import Findings, audit, audit_document

RAW = s.file_of(s.plan_of())
LEAVES: list[object] = [None, True, -1, 0]
LEAVES += [10**30, "", "\ud800", "e\u0301", [], {}, [[]], "2026-02-30", "9" * 64, 2.5]


def only(found: Findings) -> tuple[str, int, int]:
    (problem,) = found.problems
    return problem.code, problem.place.row, int(dict(problem.parts)["column"])


def test_bytes_that_are_no_utf8_are_named_by_their_offset() -> None:
    at = RAW.index("企业F2".encode())
    found = audit(RAW[:at] + b"\xff" + RAW[at + 1 :])
    line = RAW.count(b"\n", 0, at) + 1
    assert only(found)[:2] == ("V01", line)
    assert dict(found.problems[0].parts)["byte"] == str(at)


def test_broken_json_is_named_by_line_and_column() -> None:
    at = RAW.index(b'"kind"')
    found = audit(RAW[:at] + b"}" + RAW[at + 1 :])
    code, line, column = only(found)
    start = RAW.rindex(b"\n", 0, at) + 1
    assert (code, line) == ("V02", RAW.count(b"\n", 0, at) + 1)
    assert column == len(RAW[start:at].decode()) + 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"plan":1', b'"plan":1,"plan":1', "V03"),
        (b'"minutes":60,"name"', b'"minutes":60.0,"name"', "V04"),
        (b'"minutes":60,"name"', b'"minutes":6e1,"name"', "V04"),
        (b'"minutes":60,"name"', b'"minutes":NaN,"name"', "V04"),
        (b'"minutes":60,"name"', b'"minutes":' + b"6" * 5000 + b',"name"', "V04"),
        (b'"minutes":60,"name"', b'"minutes": 60,"name"', "V06"),
        (b'"minutes":60,"name"', b'"name":"x","minutes":60,"nam"', "V06"),
        ("某区".encode(), b"\\u67d0\\u533a", "V06"),
    ],
)
def test_a_breach_of_the_encoding_is_named_with_its_line(old: bytes, new: bytes, code: str) -> None:
    at = RAW.index(old)
    found = audit(RAW[:at] + new + RAW[at + len(old) :])
    first = next(p for p in found.problems if p.code == code)
    assert first.place.row == RAW.count(b"\n", 0, at) + 1


def test_the_same_section_twice_is_named_at_the_second() -> None:
    found = audit(RAW.replace(b'"quiet":[\n],\n', b'"quiet":[\n],\n"quiet":[\n],\n'))
    line = RAW[: RAW.index(b'"quiet":[\n')].count(b"\n") + 3
    assert only(found)[:2] == ("V03", line)


@pytest.mark.parametrize("depth", [500, 950, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    found = audit(RAW.replace(b'"history":[\n]', b'"history":[\n' + deep + b"\n]"))
    assert found.problems


@pytest.mark.parametrize("raw", [b"", b"\n", b"[]", b"{}", b"null", b"\xef\xbb\xbf{}", b'{"format":1}', b'"'])
def test_other_files_are_refused(raw: bytes) -> None:
    assert audit(raw).problems


def test_a_document_that_no_json_can_hold_is_refused() -> None:
    assert audit_document({"format": object()}).problems
    circle: dict[str, Any] = {}
    circle["head"] = circle
    assert audit_document(circle).problems


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner: list[tuple[object, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(one for key, child in inner for one in places(child, (*path, key)))]


def replaced(document: s.Json, path: tuple[Any, ...], value: object) -> s.Json:
    made: Any = copy.deepcopy(document)
    target = made
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return dict(made)


def fuzzed(document: s.Json, count: int, label: str) -> list[s.Json]:
    every = [path for path in places(document) if path and path[0] != "digests"]
    made = []
    for turn in range(count):
        chance = hashlib.sha256(f"{label} {turn}".encode()).digest()
        path = every[int.from_bytes(chance[:8], "big") % len(every)]
        value = LEAVES[chance[8] % len(LEAVES)]
        if repr(at(document, path)) != repr(value):
            made.append(replaced(document, path, value))
    return made


def rich() -> s.Json:
    """A document with a row in almost every section and filters in its rules."""
    past = {"enterprise": "F1", "day": "2025-03-04", "agency": "市监", "item": "事项T1", "counts": True}
    over = ["T1", "A", [1, 2], [1, 1], s.BASIS]
    monthly = {"first": 30, "last": 31, "basis": s.BASIS, "tag": "", "town": ""}
    case = s.district(
        rules=[
            s.rules(
                caps=[s.cap(most=2, window="24 months", per="agency")],
                floors=[s.floor(window="60 days")],
                quiet=[monthly],
                sampling__ratio_overrides=[over],
            )
        ],
        inspectors=[s.officer(f"P{n}", card_until="2027-01-01") for n in range(3)],
        history=[past],
        leaves=[{"inspector": "P1", "first": "2026-01-01", "last": "2026-01-02"}],
        quiet=[{"first": "2026-10-20", "last": "2026-10-21", "tag": "", "town": "", "basis": ""}],
        earlier=[{"enterprise": "F1", "chance": 7, "visited": True}],
    )
    return s.plan_of(case)


@pytest.mark.parametrize("part", range(8))
def test_any_field_of_any_other_value_is_reported_and_never_a_crash(part: int) -> None:
    for document in fuzzed(rich(), 150, f"field {part}"):
        assert audit_document(document).problems


def test_odd_values_with_fitting_digests_never_crash_the_rules() -> None:
    document = rich()
    numbers = [
        p for p in places(document) if p and p[0] != "digests" and type(at(document, p)) in {int, bool}
    ]
    for path in numbers:
        for value in (0, 3, 10**9, True):
            audit_document(s.with_digests(replaced(document, path, value)))
    dates = [p for p in places(document) if p and p[-1] in {"day", "first", "last", "card_until", "window"}]
    for path in dates:
        for text in ("0001-01-01", "9999-12-31", "999999 days", "999999 months"):
            audit_document(s.with_digests(replaced(document, path, text)))


def at(document: object, path: tuple[Any, ...]) -> object:
    for key in path:
        document = document[key]  # type: ignore[index]
    return document


def test_emptied_lists_with_fitting_digests_never_crash_the_rules() -> None:
    document = rich()
    for path in places(document):
        if path and path[0] != "digests" and isinstance(at(document, path), list):
            audit_document(s.with_digests(replaced(document, path, [])))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["format", "head", "digests", *s.NAMES]), JSON, max_size=22))
def test_any_document_at_all_is_judged(document: dict[str, object]) -> None:
    assert audit_document(document).problems
    assert audit(json.dumps(document).encode()).problems
