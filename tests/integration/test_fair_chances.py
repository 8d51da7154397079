"""A table made to please keeps every rule of the protocol; only the fair table, computed anew, tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attack_support import Story, made, small_case, story
from shell_support import call

from scheduler import pipeline
from scheduler.audit import audit
from scheduler.lottery.table import table_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ONE = 1 << 30


def test_a_table_that_favours_somebody_is_found_by_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = story().auditors

    def favouring(*case: object) -> object:
        """A tenth of each seat's chance goes from its likeliest officer to its least likely."""
        for row in (rows := list(table_of(*case))):  # type: ignore[arg-type]
            high, low = (row.weights.index(pick(row.weights)) for pick in (max, min))
            moved = [w + ONE // 10 * ((k == low) - (k == high)) for k, w in enumerate(row.weights)]
            if high != low:
                return (replace(row, weights=tuple(moved)), *rows[1:])
        return tuple(rows)

    monkeypatch.setattr(pipeline, "table_of", favouring)
    plan, diary = made(small_case())
    raw = Story(plan, tuple(diary.entries)).auditors
    assert audit(raw).problems == ()
    (tmp_path / "steered.zip").write_bytes(raw)
    answer = call("verify", str(tmp_path / "steered.zip"), "--json")
    assert (answer.status, answer.codes) == (10, ["V98"])
    (tmp_path / "honest.zip").write_bytes(honest)
    assert call("verify", str(tmp_path / "honest.zip")).status == 0
