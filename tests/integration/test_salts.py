"""A plan's secret in other hands: a copy, or shares of which some suffice; and what it is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from earnest_support import (
    FREEZE,
    Earnest,
    ceremony,
    on_the_clock,
)
from shell_support import QUARTER, call

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Answer, Office


@pytest.fixture
def desk(ready: Earnest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Earnest:
    """The desk, for one test alone: it is 10 September."""
    return on_the_clock(ready.copy(tmp_path), monkeypatch)


@pytest.fixture
def shares(desk: Earnest) -> list[Path]:
    folder = desk.office.folder / "shares"
    desk.ok("salt", "split", "--to", str(folder))
    return sorted(folder.iterdir())


def join(shares: list[Path], to: Path) -> Answer:
    return call("salt", "join", *map(str, shares), "--to", str(to), "--json")


def test_three_of_five_shares_give_the_secret_back(desk: Earnest, shares: list[Path], tmp_path: Path) -> None:
    assert len(shares) == 5
    desk.ok("salt", "backup", "--to", str(tmp_path / "backup.txt"))
    for k, chosen in enumerate((shares[:3], shares[2:], [shares[4], shares[0], shares[2]])):
        assert join(chosen, tmp_path / f"{k}.txt").status == 0
        assert (tmp_path / f"{k}.txt").read_text() == (tmp_path / "backup.txt").read_text()
    words = ("--secret", str(tmp_path / "0.txt"), "--reason", "数据库损坏")
    event = ("freeze", "--quarter", QUARTER, "--event", ceremony("2026-09-22"))
    assert desk.refused(*event, *words) == (9, ["P22"]), "a secret is used for one plan of a database"


def test_a_lost_database_is_frozen_again_to_the_same_commitment(
    desk: Earnest, stocked: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rosters, event and secret give the published commitment again, so that the draw can still be proven."""
    desk.ok("salt", "backup", "--to", str(tmp_path / "backup.txt"))
    published = desk.ok("log", "list")["entries"][0]["body"]["commitment"]
    (tmp_path / "new").mkdir()
    new = on_the_clock(Earnest(stocked.copy(tmp_path / "new")), monkeypatch)
    assert new.ok(*FREEZE, "--secret", str(tmp_path / "backup.txt"))["commitment"] == published


def test_two_of_five_shares_know_nothing(shares: list[Path], tmp_path: Path) -> None:
    answer = join(shares[:2], tmp_path / "s.txt")
    assert (answer.status, answer.codes) == (7, ["K44"])
    assert not (tmp_path / "s.txt").exists()
    assert join([shares[0], shares[0], shares[1]], tmp_path / "s.txt").codes == ["K44"]


def test_a_share_of_another_splitting_or_with_a_damaged_word_is_refused(
    desk: Earnest, shares: list[Path], tmp_path: Path
) -> None:
    desk.ok("salt", "split", "--to", str(tmp_path / "other"))
    stranger = tmp_path / "other" / "share-3.txt"
    assert join([*shares[:2], stranger], tmp_path / "s.txt").codes == ["K44"]
    words = shares[2].read_text().split()
    words[-1] = "academic" if words[-1] != "academic" else "acid"
    stranger.write_text(" ".join(words))
    assert join([*shares[:2], stranger], tmp_path / "s.txt").codes == ["K44"]
    stranger.write_text("nonsense words")
    assert join([*shares[:2], stranger], tmp_path / "s.txt").codes == ["K44"]
    stranger.write_text("密语", encoding="utf-8")
    assert join([*shares[:2], stranger], tmp_path / "s.txt").codes == ["K42"]
    assert join([*shares[:2], tmp_path / "none"], tmp_path / "s.txt").codes == ["P05"]
    assert not (tmp_path / "s.txt").exists()


def test_a_secret_or_share_is_never_written_over(desk: Earnest, shares: list[Path], tmp_path: Path) -> None:
    before = [share.read_bytes() for share in shares]
    assert desk.refused("salt", "split", "--to", str(shares[0].parent))[0] != 0
    assert [share.read_bytes() for share in shares] == before
    (tmp_path / "s.txt").write_text("kept")
    assert desk.refused("salt", "backup", "--to", str(tmp_path / "s.txt"))[0] != 0
    assert join(shares[:3], tmp_path / "s.txt").status != 0
    assert (tmp_path / "s.txt").read_text() == "kept"


@pytest.mark.parametrize(("needed", "holders"), [(1, 5), (6, 5), (2, 17), (0, 0)])
def test_shares_that_protect_nothing_are_refused(desk: Earnest, needed: int, holders: int) -> None:
    folder = desk.office.folder / "shares"
    words = ("salt", "split", "--to", str(folder), "--needed", str(needed), "--holders", str(holders))
    assert desk.refused(*words) == (7, ["K43"])
    assert not folder.exists()
