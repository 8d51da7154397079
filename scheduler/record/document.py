"""The auditor's file: every stratum, ticket, visit, seat, trip, shift and assignment, with digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.record.digests import FORMAT, Committer
from scheduler.record.encode import canonical, encode
from scheduler.record.sections import assignment_section, case_sections, draw_sections, schedule_sections

if TYPE_CHECKING:
    from scheduler.record.encode import Json
    from scheduler.record.sections import Rows, Sections
    from scheduler.values.plan import Plan


def document(plan: Plan) -> bytes:
    """The plan file's bytes: the same plan gives the same bytes, everywhere and always."""
    head = _head(plan)
    sections = all_sections(plan)
    return "".join(
        (
            f'{{"format":"{FORMAT}",\n"head":{canonical(head)},\n',
            *(_laid_out(name, rows) for name, rows in sections.items()),
            f'"digests":{canonical(_digests(committer_of(plan), head, sections))}}}\n',
        )
    ).encode()


def all_sections(plan: Plan) -> Sections:
    """Every section in the file's order."""
    return {
        **case_sections(plan.case, plan.strata, plan.secrets),
        **draw_sections(plan.strata, plan.tickets, plan.draws),
        **schedule_sections(plan.visits, plan.trips, plan.unserved, plan.table),
        **assignment_section(plan.assignments),
    }


def _head(plan: Plan) -> dict[str, Json]:
    return {
        "plan": plan.number,
        "quarter": plan.case.quarter,
        "district": plan.case.district,
        "made_with": cast("Json", dict(plan.made_with)),
        "secrets": encode(plan.secrets),
        "seeds": {"firms": encode(plan.firm_seed), "inspectors": encode(plan.inspector_seed)},
    }


def _laid_out(name: str, rows: Rows) -> str:
    lines = ",\n".join(canonical(cast("Json", row)) for row in rows)
    return f'"{name}":[\n{lines}\n],\n' if rows else f'"{name}":[\n],\n'


def root_of(plan: Plan) -> str:
    """The root digest on the plan file's last line, in hex."""
    found = _digests(committer_of(plan), _head(plan), all_sections(plan))
    return str(cast("dict[str, Json]", found)["root"])


def committer_of(plan: Plan) -> Committer:
    """How this plan's rows are committed to."""
    return Committer(plan.secrets, plan.case.rules.suite)


def _digests(committer: Committer, head: dict[str, Json], sections: Sections) -> Json:
    rows: Sections = {"head": [head], **sections}
    short: dict[str, Json] = {}
    whole: dict[str, bytes] = {}
    for name, found in rows.items():
        digests = committer.rows(name, found)
        short[name] = [d.hex()[:16] for d in digests]
        whole[name] = committer.section(name, committer.leaves(name, found, digests))
    return {
        "root": committer("chayici/2/root", *whole.values()).hex(),
        "rows": short,
        "sections": {name: found.hex() for name, found in whole.items()},
    }
