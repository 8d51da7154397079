"""Does an export leave whole files or none, and overwrite nothing unasked?"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from papers_support import plan_bytes, small_plan

from data.papers import Proof, export
from data.papers.staging import PREFIX
from scheduler.errors import OutputFailed
from scheduler.values.people import Agency

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = small_plan()
FILE = plan_bytes(PLAN)
PROOF = Proof(FILE)
NAMES = [
    "部门任务/应急管理局.xlsx",
    "部门任务/消防救援大队.xlsx",
    "部门任务/市场监督管理局.xlsx",
    "统筹/计划总表.xlsx",
    "抽取记录.xlsx",
    "审计包.zip",
    "公开包.zip",
    "plan.json",
]
DIGESTS = """
from hashlib import sha256
from pathlib import Path
import sys
from papers_support import plan_bytes, small_plan
from data.papers import Proof, export
plan = small_plan()
for path in export(plan, Proof(plan_bytes(plan)), Path(sys.argv[1]), force=False):
    print(sha256(path.read_bytes()).hexdigest())
"""


def files_in(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def codes(caught: pytest.ExceptionInfo[OutputFailed]) -> list[str]:
    return [p.code for p in caught.value.problems]


def test_an_export_writes_every_paper_and_the_plan_file_as_given(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    written = export(PLAN, PROOF, folder, force=False)
    assert [p.relative_to(folder).as_posix() for p in written] == NAMES
    assert sorted(files_in(folder)) == sorted(NAMES)
    assert (folder / "plan.json").read_bytes() == FILE
    assert [p.name for p in folder.parent.iterdir()] == ["out"]


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export(PLAN, PROOF, tmp_path / "out", force=False, progress=lambda *step: told.append(step))
    assert [(done, total) for done, total, _ in told] == [(k, 8) for k in range(1, 9)]
    assert [Path(name).as_posix() for _, _, name in told] == NAMES


def test_every_existing_file_is_named_and_none_is_touched(tmp_path: Path) -> None:
    (tmp_path / "统筹").mkdir()
    for name in ("统筹/计划总表.xlsx", "plan.json"):
        (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path, force=False)
    assert codes(caught) == ["E01", "E01"]
    assert [Path(p.place.file).name for p in caught.value.problems] == ["计划总表.xlsx", "plan.json"]
    assert files_in(tmp_path) == {"统筹/计划总表.xlsx": b"mine", "plan.json": b"mine"}


def test_force_overwrites_its_own_files_and_leaves_others_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    export(PLAN, PROOF, tmp_path, force=True)
    found = files_in(tmp_path)
    assert found["plan.json"] == FILE
    assert found["notes.txt"] == b"mine"
    assert sorted(found) == sorted([*NAMES, "notes.txt"])


def test_exporting_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    export(PLAN, PROOF, tmp_path / "a", force=False)
    export(PLAN, PROOF, tmp_path / "b", force=False)
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b")


def test_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    found = set()
    for seed in ("1", "2"):
        run = python(DIGESTS, tmp_path / seed, PYTHONHASHSEED=seed)
        assert run.returncode == 0, run.stderr
        found.add(run.stdout)
    assert len(found) == 1
    assert len(found.pop().split()) == len(NAMES)


def test_a_file_in_the_folders_place_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path / "out", force=True)
    assert codes(caught) == ["E02"]


def test_a_file_among_the_folders_parents_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path / "file" / "out", force=False)
    assert codes(caught) == ["E02"]


def test_a_file_where_a_subfolder_belongs_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "部门任务").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path, force=True)
    assert codes(caught) == ["E02"]
    assert files_in(tmp_path) == {"部门任务": b"x"}


def test_a_folder_in_a_files_place_is_in_the_way_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path, force=True)
    assert codes(caught) == ["E06"]


def test_a_path_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path / ("长" * 200), force=False)
    assert codes(caught) == ["E05"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "E03"),
        (errno.EROFS, "E03"),
        (errno.ENOSPC, "E04"),
        (errno.EDQUOT, "E04"),
        (errno.EIO, "E08"),
    ],
)
@pytest.mark.parametrize("method", ["write_bytes", "rename"])
def test_a_failing_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, method: str
) -> None:
    monkeypatch.setattr(Path, method, failing(number, after=3 if method == "write_bytes" else 0))
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, PROOF, tmp_path / "out", force=False)
    assert codes(caught) == [code]
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_the_old_papers_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(PLAN, PROOF, tmp_path, force=False)
    before = files_in(tmp_path)
    other = replace(PLAN, number=8)
    monkeypatch.setattr(Path, "write_bytes", failing(errno.ENOSPC, after=5))
    with pytest.raises(OutputFailed):
        export(other, Proof(plan_bytes(other)), tmp_path, force=True)
    assert files_in(tmp_path) == before


def test_an_export_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int, _name: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(PLAN, PROOF, tmp_path / "out", force=False, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_is_killed_leaves_no_file_in_the_folder(tmp_path: Path) -> None:
    script = DIGESTS.replace(
        "force=False)", "force=False, progress=lambda d, n, f: os._exit(9) if d == 4 else None)"
    )
    run = python(f"import os\n{script}", tmp_path / "out")
    assert run.returncode == 9
    assert not (tmp_path / "out").exists()
    assert [p.name.startswith(PREFIX) for p in tmp_path.iterdir()] == [True]
    export(PLAN, PROOF, tmp_path / "out", force=False)
    assert sorted(files_in(tmp_path / "out")) == sorted(NAMES)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mask")
def test_a_new_folder_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    export(PLAN, PROOF, tmp_path / "out", force=False)
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_agencies_with_odd_names_get_files_of_their_own(tmp_path: Path) -> None:
    odd = (Agency("a/b"), Agency("A／B"), Agency("nul"))
    plan = replace(PLAN, case=replace(PLAN.case, agencies=(*PLAN.case.agencies, *odd)))
    export(plan, PROOF, tmp_path / "out", force=False)
    names = {p.name for p in (tmp_path / "out" / "部门任务").iterdir()}
    assert {"a／b.xlsx", "A／B-2.xlsx", "nul_.xlsx"} <= names


def test_a_plan_file_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed) as caught:
        export(PLAN, Proof(b"{}"), tmp_path / "out", force=False)
    assert codes(caught) == ["E09"]
    assert list(tmp_path.iterdir()) == []


def python(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of this file in a process of its own."""
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(  # noqa: S603  our own interpreter and our own script
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, **path, **environment},
        capture_output=True,
        check=False,
        text=True,
    )


def failing(number: int, after: int) -> Callable[..., int]:
    """A stand-in for a method of Path that works so many times, then fails."""
    done = iter(range(after))

    def method(path: Path, content: bytes) -> int:
        if next(done, None) is None:
            raise OSError(number, os.strerror(number), str(path))
        with path.open("wb") as stream:
            return stream.write(content)

    return method
