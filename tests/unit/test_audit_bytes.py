"""Not one byte of a plan file can change unseen, and what is said points at the place."""

from __future__ import annotations

import hashlib
import json
from functools import cache

import audit_support as s
import pytest

from scheduler.audit import Findings, audit, audit_document

WHOLE_FILE = ("V01", "V02", "V03", "V04", "V05", "V06")


@cache
def plan_file() -> bytes:
    """A plan with all sections filled."""
    everything = [{"credit": "A", "low": [1, 2], "high": [1, 1]}]
    leave = {"inspector": "P9", "first": "2026-10-12", "last": "2026-10-12"}
    quiet = {"first": "2026-10-20", "last": "2026-10-21", "tag": "", "town": "", "basis": "通知"}
    past = {"enterprise": "F1", "day": "2025-03-04", "agency": "市监", "item": "事项T1", "counts": True}
    case = s.district(
        firms=[s.firm(f"F{n}", latitude=28_000_000 + n) for n in range(5)],
        inspectors=[*(s.officer(f"P{n}") for n in range(4)), s.officer("P9")],
        tasks=[s.task("T1", ratios=everything), s.task("T2", on_site=False, ratios=everything)],
        history=[past, {**past, "enterprise": "F2"}],
        leaves=[leave],
        recusals=[{"inspector": "P9", "enterprise": "F0"}],
        quiet=[quiet],
        earlier=[{"enterprise": "F1", "chance": 7, "visited": True}],
        rules=[s.rules(caps=[s.cap(most=2)], floors=[s.floor(window="24 months")])],
    )
    return s.file_of(s.packed(case))


def line_of(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1


def section_of(raw: bytes, at: int) -> tuple[str, int]:
    """The section a byte lies in and its row from 1 (0 = heading)."""
    name, row = "format", 0
    for line in raw[: raw.find(b"\n", at) if b"\n" in raw[at:] else None].split(b"\n"):
        row += 1
        if line.startswith(b'"'):
            name, row = line[1:].split(b'"')[0].decode(), 0
    return name, row


def points_at(found: Findings, raw: bytes, at: int) -> bool:
    """Some problem names the line, or the section and row, of this byte."""
    section, row = section_of(raw, at)
    for problem in found.problems:
        parts = dict(problem.parts)
        if problem.code in WHOLE_FILE and problem.place.row in {line_of(raw, at), line_of(raw, at) + 1}:
            return True
        in_section = section in {problem.place.sheet, parts.get("section", "")}
        if in_section and (section in {"head", "digests", "format"} or problem.place.row in {row, 0}):
            return True
    return False


def check_byte(raw: bytes, at: int, value: int) -> None:
    changed = raw[:at] + bytes([value]) + raw[at + 1 :]
    found = audit(changed)
    assert found.problems, (at, value)
    assert points_at(found, raw, at), (at, value, found.problems[:3])


def test_the_file_itself_is_sound() -> None:
    assert audit(plan_file()).problems == ()


@pytest.mark.parametrize("part", range(20))
def test_a_changed_byte_anywhere_is_found_and_named(part: int) -> None:
    raw = plan_file()
    for turn in range(100):
        chance = hashlib.sha256(b"byte %d %d" % (part, turn)).digest()
        at = int.from_bytes(chance[:8], "big") % len(raw)
        check_byte(raw, at, (raw[at] + 1 + chance[8] % 255) % 256)


@pytest.mark.parametrize("line", ['"head"', '"digests"'])
def test_a_changed_byte_at_every_place_of_head_and_digests_is_found(line: str) -> None:
    raw = s.file_of(s.plan_of())
    start = raw.index(b"\n" + line.encode()) + 1
    for at in range(start, raw.index(b"\n", start)):
        check_byte(raw, at, raw[at] ^ 1)


def test_a_file_cut_short_anywhere_is_found() -> None:
    raw = plan_file()
    assert all(audit(raw[:length]).problems for length in range(0, len(raw), 37))


def test_a_byte_put_in_or_taken_out_anywhere_is_found() -> None:
    raw = plan_file()
    for at in range(0, len(raw), 41):
        assert audit(raw[:at] + raw[at + 1 :]).problems, at
        assert audit(raw[:at] + b" " + raw[at:]).problems, at


def codes(found: Findings) -> set[str]:
    return {problem.code for problem in found.problems}


def plan() -> s.Json:
    made: s.Json = json.loads(plan_file())
    return made


def test_a_changed_row_is_told_from_a_changed_digest() -> None:
    changed_row = plan()
    changed_row["firms"][2]["address"] = "别处"
    (found,) = (p for p in audit_document(changed_row).problems if p.code == "V10")
    assert (found.place.sheet, found.place.row, found.content) == ("firms", 3, "F2")
    changed_digest = plan()
    changed_digest["digests"]["rows"]["firms"][2] = "0" * 16
    (found,) = audit_document(changed_digest).problems
    assert (found.code, found.content, dict(found.parts)["section"]) == ("V11", "F2", "firms")


def test_changed_section_and_root_digests_are_told_apart() -> None:
    section = plan()
    section["digests"]["sections"]["visits"] = "0" * 64
    assert [(p.code, p.content) for p in audit_document(section).problems] == [("V12", "visits")]
    root = plan()
    root["digests"]["root"] = "0" * 64
    assert codes(audit_document(root)) == {"V13"}


def test_a_changed_head_is_found_in_the_head() -> None:
    changed = plan()
    changed["head"]["plan"] = 9
    (found,) = audit_document(changed).problems
    assert (found.code, found.place.sheet) == ("V10", "head")


def test_swapped_rows_are_named_as_moved() -> None:
    changed = plan()
    changed["history"].reverse()
    found = [p for p in audit_document(changed).problems if p.code == "V16"]
    assert [(p.place.sheet, p.place.row) for p in found] == [("history", 1), ("history", 2)]


def test_a_deleted_row_is_named_by_the_place_it_had() -> None:
    changed = plan()
    del changed["firms"][1]
    (found,) = (p for p in audit_document(changed).problems if p.code == "V14")
    assert (found.place.sheet, found.place.row) == ("firms", 2)


def test_a_repeated_row_is_named() -> None:
    changed = plan()
    changed["history"].insert(0, changed["history"][0])
    (found,) = (p for p in audit_document(changed).problems if p.code == "V15")
    assert (found.place.sheet, found.place.row) == ("history", 2)


def test_a_row_in_another_section_is_found_in_both() -> None:
    changed = plan()
    changed["leaves"].append(changed["recusals"].pop())
    found = {(p.code, p.place.sheet) for p in audit_document(changed).problems}
    assert {("V14", "recusals"), ("V15", "leaves"), ("V20", "leaves"), ("V21", "leaves")} <= found


@pytest.mark.parametrize("name", [n for n in s.NAMES if n != "rules"])
def test_a_row_taken_away_with_its_digests_made_to_fit_is_still_found(name: str) -> None:
    changed = plan()
    if not changed[name]:
        pytest.skip("the section is empty")
    changed[name].pop()
    assert audit_document(s.with_digests(changed)).problems


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("firms", "credit", "D"),
        ("firms", "address", "别处"),
        ("inspectors", "on_duty", False),
        ("tasks", "minutes", 5),
        ("history", "counts", False),
        ("strata", "size", 0),
        ("tickets", "key", "0" * 24),
        ("visits", "lead", "消防"),
        ("trips", "shift", 3),
        ("table", "weights", [1]),
        ("assignments", "inspector", "P9"),
    ],
)
def test_a_row_changed_with_its_digests_made_to_fit_is_still_found(
    section: str, field: str, value: object
) -> None:
    changed = plan()
    changed[section][0][field] = value
    assert not codes(audit_document(s.with_digests(changed))) <= {"V10", "V11", "V12", "V13"}
