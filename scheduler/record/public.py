"""What the public sees of a plan (protocol §9): no class, no officer, no firm but to the firm itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.record.cards import cards
from scheduler.record.digests import first_manifest, second_manifest
from scheduler.record.document import committer_of, root_of
from scheduler.record.sections import case_sections, draw_sections, schedule_sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.record.encode import Json
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan, SeedRecord

FORMAT = "chayici-public/2"
OPENED = ("firms", "tickets")


def public_view(plan: Plan, log: Sequence[Entry]) -> Json:
    """Manifests, public values, the leaves of firms and tickets, and their cards.

    The seeds of a sealed draw stay closed until its salt was opened: an act ``reveal`` in the log.
    """
    committer = committer_of(plan)
    given = case_sections(plan.case, plan.strata, plan.secrets)
    drawn = draw_sections(plan.strata, plan.tickets, plan.draws)
    made = drawn | schedule_sections(plan.visits, plan.trips, plan.unserved, plan.table)
    rows = {"firms": given["firms"], "tickets": drawn["tickets"]}
    digests = {name: committer.rows(name, rows[name]) for name in OPENED}
    leaves = {name: committer.leaves(name, rows[name], digests[name]) for name in OPENED}
    seeds = (plan.firm_seed, plan.inspector_seed)
    opened = not plan.secrets.salt or any(e.act == "reveal" and e.plan == plan.number for e in log)
    first = first_manifest(plan.case, seeds[0].event, committer, given)
    second = second_manifest(seeds[0].commitment, seeds[0].seed, seeds[1].event, committer, made)
    return {
        "blinds": {name: committer.blind(name).hex() for name in OPENED},
        "cards": cast("Json", cards(committer, rows, digests)),
        "draws": [_draw(seed, m, opened=opened) for seed, m in zip(seeds, (first, second), strict=True)],
        "format": FORMAT,
        "leaves": {name: [leaf.hex() for leaf in leaves[name]] for name in OPENED},
        "plan": plan.number,
        "root": root_of(plan),
        "salt": plan.secrets.salt if opened else "",
    }


def _draw(seed: SeedRecord, manifest: Json, *, opened: bool) -> Json:
    return {
        "commitment": seed.commitment,
        "evidence": seed.evidence,
        "manifest": manifest,
        "seed": seed.seed if opened else "",
        "text": seed.text,
    }
