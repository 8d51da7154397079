"""Every way to cheat with the log, and what finds it: our checker and the outsider's."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from attack_support import (
    Json,
    Story,
    auditors,
    chained,
    codes,
    faults,
    lines_of,
    packed,
    publics,
    story,
)
from audit_encoding_support import file_of, hash_of, js
from misshapen_support import MISSHAPEN

from data.usecases.leaving import verify

if TYPE_CHECKING:
    from pathlib import Path

WHOLE_LOG = "the log is whole"
CHAIN = "the log's chain holds"
PRIVATE = "what the log keeps private is unchanged"
ONCE = "each step is on record once, in order"
PUBLISHED = "the published digest stands in the log"


def number_of(honest: Story, act: str) -> int:
    """The place of an act in the log, from 0."""
    return next(k for k, e in enumerate(honest.entries) if e.act == act)


# ------------------------------------------------------------------------------------------------- the log


def test_a_log_whose_tail_was_cut_is_found_by_the_published_digest(tmp_path: Path) -> None:
    """A shorter log holds by itself; what was published, or what the plan needs, tells."""
    honest = story(revealed=True)
    raw = auditors(honest.file, honest.log[:-1])
    assert (codes(raw), faults(raw)) == (set(), set())
    head = honest.entries[-1].digest
    assert faults(raw, None, (), head) == {PUBLISHED}
    (tmp_path / "b.zip").write_bytes(raw)
    assert {p.code for p in verify(tmp_path / "b.zip", log_head=head).problems} == {"V135"}
    assert verify(tmp_path / "b.zip", log_head=f" {honest.entries[-2].digest.upper()} ").problems == ()
    public = publics(honest.view, honest.log[:-1])
    assert "V144" in codes(public), "the public view is open, but the act that opened it is missing"
    assert "the salt was opened on record" in faults(public)


def test_a_log_cut_within_the_steps_is_found_by_the_missing_step() -> None:
    honest = story()
    raw = auditors(honest.file, honest.log[:3])
    assert "V136" in codes(raw)
    assert ONCE in faults(raw)


def test_a_log_cut_without_its_manifest_is_found() -> None:
    honest = story()
    files = {"plan.json": file_of(honest.file), "log.jsonl": lines_of(honest.log[:-1])}
    told = {"entries": len(honest.log), "head": honest.log[-1]["digest"]}
    assert codes(packed("auditor", files, log=told)) == {"V135"}
    assert WHOLE_LOG in faults(packed("auditor", files, log=told))


def test_a_log_whose_head_was_cut_is_found() -> None:
    honest = story()
    raw = auditors(honest.file, honest.log[1:])
    assert {"V131", "V132"} <= codes(raw)
    assert CHAIN in faults(raw)


@pytest.mark.parametrize("at", range(1, 8))
def test_a_line_dropped_from_the_middle_is_found(at: int) -> None:
    honest = story()
    raw = auditors(honest.file, honest.log[:at] + honest.log[at + 1 :])
    assert {"V131", "V132"} <= codes(raw)
    assert CHAIN in faults(raw)


def test_lines_swapped_are_found() -> None:
    honest = story()
    log = honest.log
    log[7], log[8] = log[8], log[7]
    assert {"V131", "V132"} <= codes(auditors(honest.file, log))
    assert CHAIN in faults(auditors(honest.file, log))


def test_the_log_of_an_earlier_export_in_a_later_bundle_is_found() -> None:
    """The earlier log holds by itself, but the newest published digest is not in it."""
    honest = story(revealed=True)
    raw = auditors(honest.file, honest.log[:4])
    assert faults(raw, None, (), honest.entries[-1].digest) == {PUBLISHED}
    assert "V144" in codes(publics(honest.view, honest.log[:4]))


def with_another_freeze(log: list[Json], reason: str) -> list[Json]:
    """The quarter was frozen before as plan 2, and that plan never drawn."""
    first = copy.deepcopy(log[0])
    first |= {"plan": 2, "digest": "0" * 64}
    first["body"]["commitment"] = "ab" * 32
    again = copy.deepcopy(log)
    again[0]["secret"]["reason"] = reason
    return chained([first, *again])


def test_a_second_freeze_without_a_reason_is_found() -> None:
    honest = story()
    assert codes(auditors(honest.file, with_another_freeze(honest.log[:4], " "))) == {"V139"}
    assert codes(auditors(honest.file, with_another_freeze(honest.log[:4], "名录库有误"))) == set()


def test_a_rehearsal_before_the_freeze_needs_no_reason() -> None:
    honest = story()
    log = with_another_freeze(honest.log[:4], "")
    log[0]["body"]["manifest"]["event"] = {"kind": "rehearsal", "name": "", "at": ""}
    assert codes(auditors(honest.file, chained(log))) == set()


def test_the_public_sees_how_often_a_quarter_was_frozen() -> None:
    from scheduler.audit import audit

    honest = story()
    found = audit(publics(honest.view, with_another_freeze(honest.log, "名录库有误")))
    assert found.counts["freezes"] == 2


def test_a_first_draw_struck_from_the_log_is_found_by_the_digest_published_at_its_freeze() -> None:
    """Frozen twice, and the log written anew without the first: it holds, but the notice says otherwise."""
    honest = story()
    twice = with_another_freeze(honest.log[:4], "名录库有误")
    clean = auditors(honest.file, chained(twice[1:]))
    assert codes(clean) == set()
    assert faults(clean, None, (), twice[0]["digest"]) == {PUBLISHED}


def test_a_step_made_twice_is_found() -> None:
    honest = story()
    log = honest.log
    raw = auditors(honest.file, chained([*log, log[1] | {"at": log[-1]["at"]}]))
    assert "V136" in codes(raw)
    assert ONCE in faults(raw)


@pytest.mark.parametrize("act", ["substitute", "vacate", "amend"])
def test_an_act_put_in_before_the_draw_is_found(act: str) -> None:
    """A leave that was told only after the draw, made to look as if it had been told before."""
    honest = story()
    log = honest.log
    moved = log.pop(number_of(honest, act))
    moved["at"] = log[3]["at"]
    raw = auditors(honest.file, chained([*log[:3], moved, *log[3:]]))
    assert "V136" in codes(raw)
    assert ONCE in faults(raw)


def test_time_that_runs_backward_is_found_even_in_a_chain_made_anew() -> None:
    honest = story()
    log = honest.log
    log[5]["at"] = "2026-09-02T00:00:00Z"
    raw = auditors(honest.file, chained(log))
    assert "V133" in codes(raw)
    assert "the log's time never runs backward" in faults(raw)


@pytest.mark.parametrize(("at", "moment"), [(0, "2026-09-02T02:00:00Z"), (2, "2026-09-08T02:00:00Z")])
def test_an_event_that_was_past_when_it_was_named_is_found(at: int, moment: str) -> None:
    honest = story()
    log = honest.log
    log[at]["at"] = moment
    for e in log[:at]:
        e["at"] = min(e["at"], moment)
    for raw in (auditors(honest.file, chained(log)), publics(honest.view, chained(log))):
        assert "V138" in codes(raw)
        assert "events lie ahead when they are named" in faults(raw)


@pytest.mark.parametrize(("at", "moment"), [(1, "2026-09-02T01:59:59Z"), (3, "2026-09-08T01:59:59Z")])
def test_a_value_used_before_its_event_is_found(at: int, moment: str) -> None:
    honest = story()
    log = honest.log
    log[at]["at"] = moment
    raw = auditors(honest.file, chained(log))
    assert "V138" in codes(raw)
    assert "events are past when they are used" in faults(raw)


def test_a_replacement_drawn_before_its_event_is_found() -> None:
    honest = story()
    log = honest.log
    log[number_of(honest, "replace")]["at"] = "2026-09-11T02:00:00Z"
    raw = auditors(honest.file, chained(log))
    assert "V138" in codes(raw)
    assert "events are past when they are used" in faults(raw)


@pytest.mark.parametrize(
    ("field", "value"),
    [("actor", "别人"), ("reason", "其他"), ("witnesses", ["没来的人"]), ("salt", "0" * 32)],
)
def test_who_why_and_who_watched_cannot_be_changed_later(field: str, value: object) -> None:
    honest = story()
    log = honest.log
    log[4]["secret"][field] = value
    raw = auditors(honest.file, log)
    assert codes(raw) == {"V134"}
    assert faults(raw) == {PRIVATE}
    log[4]["private"] = hash_of(b"chayici/2/act-secret", js(log[4]["secret"])).hex()
    assert "V132" in codes(auditors(honest.file, log))
    assert CHAIN in faults(auditors(honest.file, log))


def test_an_amendment_left_out_is_found_by_the_numbers() -> None:
    honest = story()
    log = honest.log
    del log[number_of(honest, "amend")]
    for raw in (auditors(honest.file, chained(log)), publics(honest.view, chained(log))):
        assert "V143" in codes(raw)
        assert "amendments are numbered" in faults(raw)


@pytest.mark.parametrize("act", ["substitute", "vacate", "amend"])
def test_an_act_without_a_reason_is_found(act: str) -> None:
    honest = story()
    log = honest.log
    log[number_of(honest, act)]["secret"]["reason"] = " "
    raw = auditors(honest.file, chained(log))
    assert "V142" in codes(raw)
    assert "acts after the draw have a reason" in faults(raw)


def test_a_freeze_without_a_moment_is_not_before_every_event() -> None:
    """Nothing sorts before every moment, so an act without one would always have been early enough."""
    honest = story()
    log = honest.log
    log[0]["at"] = ""
    assert codes(auditors(honest.file, chained(log))) == {"V130", "V135"}
    assert faults(auditors(honest.file, chained(log))) == {"the file can be read"}


@pytest.mark.parametrize("what", sorted(MISSHAPEN))
def test_an_entry_of_another_form_is_refused_by_both(what: str) -> None:
    honest = story()
    log = honest.log
    MISSHAPEN[what](log)
    raw = auditors(honest.file, chained(log))
    assert codes(raw) & {"V130", "V136"}
    assert faults(raw)
