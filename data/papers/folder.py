"""Write all papers of a plan into a folder, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from data.papers.agency_book import agency_book
from data.papers.digests import digests_of
from data.papers.draw_book import draw_book
from data.papers.names import safe_names
from data.papers.planner_book import planner_book
from data.papers.staging import refuse_existing, staged
from data.papers.view import View
from scheduler.record.bundle import auditor_bundle, public_bundle
from scheduler.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan

    Progress = Callable[[int, int, str], None]
    Makers = Mapping[PurePath, Callable[[], bytes]]

AGENCIES = "部门任务"
PLANNER = PurePath("统筹", "计划总表.xlsx")
RECORD = PurePath("抽取记录.xlsx")
AUDITORS, PUBLICS = PurePath("审计包.zip"), PurePath("公开包.zip")
PLAN_FILE = PurePath("plan.json")


@dataclass(frozen=True, slots=True)
class Proof:
    """What is written beside the papers: the plan file, and the log that its bundles hold."""

    plan_file: bytes
    log: tuple[Entry, ...] = ()


def export(
    plan: Plan, proof: Proof, folder: Path, *, force: bool, progress: Progress | None = None
) -> list[Path]:
    """Write the workbooks, both bundles and the plan file; returns their paths, the plan file last.

    Nothing that exists is overwritten without ``force``.  All is made in a folder of its own first and moved
    when complete.  Raises OutputFailed.  ``progress`` hears (done, all, file).
    """
    folder = Path(folder)
    makers = _makers(plan, proof)
    refuse_existing(folder, makers, force=force)
    with staged(folder) as staging:
        for done, (name, make) in enumerate(makers.items(), 1):
            staging.write(name, make())
            if progress is not None:
                progress(done, len(makers), str(name))
    return [folder / name for name in makers]


def _makers(plan: Plan, proof: Proof) -> Makers:
    own = (e for e in proof.log if e.plan == plan.number)
    view = View(plan, standing_of(plan.strata, plan.draws, own))
    digests = digests_of(proof.plan_file)
    files = safe_names(a.id for a in plan.case.agencies)
    found: dict[PurePath, Callable[[], bytes]] = {
        PurePath(AGENCIES, f"{file}.xlsx"): lambda agency=agency: agency_book(view, agency)  # type: ignore[misc]
        for agency, file in files.items()
    }
    found[PLANNER] = lambda: planner_book(view)
    found[RECORD] = lambda: draw_book(view, digests)
    found[AUDITORS] = lambda: auditor_bundle(plan, proof.plan_file, proof.log)
    found[PUBLICS] = lambda: public_bundle(plan, proof.log)
    found[PLAN_FILE] = lambda: proof.plan_file
    return found
