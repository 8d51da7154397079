"""Two public values on two days: each step once, in order, and none before its commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shell_support import FIRST_DAY, QUARTER, SECOND_DAY, call

if TYPE_CHECKING:
    from shell_support import Office

STEPS = (
    ("freeze", "--quarter", QUARTER, "--event", "rehearsal"),
    ("draw-firms", "1", "--seed", FIRST_DAY),
    ("schedule", "1"),
    ("draw-inspectors", "1", "--seed", SECOND_DAY),
)


def come(office: Office, steps: int) -> Office:
    """A desk whose plan has come so far."""
    for step in STEPS[:steps]:
        assert office.call(*step).status == 0
    return office


def test_the_steps_make_a_plan_that_verifies_against_what_was_published(office: Office) -> None:
    frozen = office.call(*STEPS[0], "--json").record
    drawn = office.call(*STEPS[1], "--json").record
    scheduled = office.call(*STEPS[2], "--json").record
    made = office.call(*STEPS[3], "--json").record
    assert drawn["seed"]["text"] == FIRST_DAY
    assert [seed["text"] for seed in made["seeds"]] == [FIRST_DAY, SECOND_DAY]
    assert drawn["drawn"] > 0
    assert scheduled["visits"] == made["summary"]["visits"]
    assert office.call("export", "--to", str(office.folder / "p")).status == 0
    published = [f"--commitment={stage['commitment']}" for stage in (frozen, scheduled)]
    assert call("verify", str(office.folder / "p" / "plan.json"), *published).status == 0


def test_the_digests_of_what_was_frozen_stand_in_the_plan_file_too(office: Office) -> None:
    come(office, 1)
    (line,) = office.call("status", "--json").record["plans"]
    again = office.call(*STEPS[0], "--json").record
    assert all(digest in line["acts"][0][2] for digest in again["sections"].values())
    shown = office.call(*STEPS[0]).out
    assert all(digest in shown for digest in (*again["sections"].values(), again["commitment"]))


@pytest.mark.parametrize(("reached", "step"), [(1, 2), (1, 3), (2, 3)])
def test_no_step_is_made_before_its_time(office: Office, reached: int, step: int) -> None:
    come(office, reached)
    before = office.contents()
    answer = office.call(*STEPS[step], "--json")
    assert (answer.status, answer.codes) == (9, ["P02"])
    assert office.contents() == before


@pytest.mark.parametrize(("reached", "step"), [(2, 1), (3, 1), (3, 2), (4, 1), (4, 2), (4, 3)])
def test_nothing_is_drawn_a_second_time(office: Office, reached: int, step: int) -> None:
    come(office, reached)
    before = office.contents()
    answer = office.call(*STEPS[step], "--json")
    assert (answer.status, answer.codes) == (9, ["P03"])
    assert office.contents() == before


def test_a_second_draw_is_refused_even_before_a_value_is_asked_for(office: Office) -> None:
    come(office, 2)
    assert office.call("draw-firms", "1", "--json").codes == ["P03"]


def test_a_plan_that_is_not_complete_has_no_papers(office: Office) -> None:
    come(office, 3)
    answer = office.call("export", "1", "--to", str(office.folder / "p"), "--json")
    assert (answer.status, answer.codes) == (9, ["P02"])
    assert not (office.folder / "p").exists()


def test_the_state_is_said_in_the_readers_language(office: Office) -> None:
    come(office, 1)
    assert "已冻结" in office.call(*STEPS[2], "--lang", "zh").err
    assert "frozen" not in office.call(*STEPS[2], "--lang", "zh").err


def test_a_new_freeze_is_a_new_plan_and_the_first_stays(office: Office) -> None:
    come(office, 4)
    assert office.call(*STEPS[0], "--json").record["plan"] == 2
    assert [p["state"] for p in office.call("status", "--json").record["plans"]] == ["complete", "frozen"]


def test_rosters_changed_after_the_freeze_change_nothing_in_the_plan(office: Office, stocked: Office) -> None:
    come(office, 1)
    sheet = office.folder / "气象局人员.csv"
    sheet.write_text("姓名,执法证号,所在单位\n甲,990913000007,云栖区气象局\n", encoding="utf-8")
    assert office.brings(sheet).status == 0
    assert office.contents() != stocked.contents()
    frozen = office.call("status", "--json").record["plans"][0]["commitment"]
    for step in STEPS[1:]:
        assert office.call(*step).status == 0
    assert office.call("export", "--to", str(office.folder / "p")).status == 0
    file = str(office.folder / "p" / "plan.json")
    assert call("verify", file, "--commitment", frozen).status == 0
