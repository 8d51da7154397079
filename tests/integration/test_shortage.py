"""When officers are short: what the commands say, and that they store nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shell_support import QUARTER

if TYPE_CHECKING:
    from shell_support import Office


def test_a_what_if_counts_before_and_after_and_stores_nothing(stocked: Office) -> None:
    before = stocked.contents()
    words = ("what-if", "--quarter", QUARTER, "--officers", "卫生健康局=-100")
    said = stocked.call(*words, "--json").record
    assert said["before"]["checks"] == said["after"]["checks"]
    assert said["after"]["unserved_parts"] > said["before"]["unserved_parts"]
    assert said["after"]["person_shifts"] < said["before"]["person_shifts"]
    (want, *_) = [w for w in said["short"] if w["agency"] == "卫生健康局"]
    (way, *_) = [w for w in said["ways"] if w["agency"] == want["agency"]]
    assert way["remedies"][0]["kind"] == "lend"
    assert way["remedies"][0]["after"] < way["remedies"][0]["before"] == want["rows"]
    assert stocked.contents() == before


def test_a_what_if_speaks_chinese_as_well(stocked: Office) -> None:
    said = stocked.call("what-if", "--quarter", QUARTER, "--lang", "zh")
    assert (said.status, said.err) == (0, "")
    assert "变更前后对照" in said.out


def test_a_plan_tells_what_it_lacks_and_what_would_help(planned: Office) -> None:
    said = planned.call("explain", "shortage", "--json").record
    assert {w["agency"] for w in said["short"]} >= {w["agency"] for w in said["ways"]}
    for way in said["ways"]:
        assert all(r["after"] < r["before"] for r in way["remedies"])
    words = planned.call("explain", "shortage", "--lang", "en")
    assert words.status == 0
    assert bool(said["short"]) == ("Short of officers" in words.out)


def test_an_odd_change_is_refused_before_anything_is_computed(stocked: Office) -> None:
    said = stocked.call("what-if", "--quarter", QUARTER, "--ratio", "没有这项任务:D=50", "--lang", "en")
    assert said.status == 4
    assert "U21" in said.err


def test_check_rules_tells_what_was_tried(stocked: Office) -> None:
    said = stocked.call("check-rules", "--quarter", QUARTER, "--json").record
    short = {p["content"] for p in said["problems"] if p["code"] in {"U10", "U11"}}
    assert {w["agency"] for w in said["ways"]} == short
