"""The auditor's file: every stratum, ticket, visit, seat, trip, shift and assignment, with digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.chance import digest
from scheduler.record.digests import FORMAT, row_digests, section_digest
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
            f'"digests":{canonical(_digests(head, sections))}}}\n',
        )
    ).encode()


def all_sections(plan: Plan) -> Sections:
    """Every section in the file's order."""
    return {
        **case_sections(plan.case, plan.strata),
        **draw_sections(plan.tickets, plan.draws),
        **schedule_sections(plan.visits, plan.trips, plan.unserved, plan.table),
        **assignment_section(plan.assignments),
    }


def _head(plan: Plan) -> dict[str, Json]:
    return {
        "plan": plan.number,
        "quarter": plan.case.quarter,
        "district": plan.case.district,
        "made_with": cast("Json", dict(plan.made_with)),
        "seeds": {"firms": encode(plan.firm_seed), "inspectors": encode(plan.inspector_seed)},
    }


def _laid_out(name: str, rows: Rows) -> str:
    lines = ",\n".join(canonical(cast("Json", row)) for row in rows)
    return f'"{name}":[\n{lines}\n],\n' if rows else f'"{name}":[\n],\n'


def _digests(head: dict[str, Json], sections: Sections) -> Json:
    rows = {name: row_digests(name, found) for name, found in {"head": [head], **sections}.items()}
    whole = {name: section_digest(name, found) for name, found in rows.items()}
    return {
        "root": digest("chayici/1/root", *whole.values()).hex(),
        "rows": {name: [d.hex()[:16] for d in found] for name, found in rows.items()},
        "sections": {name: found.hex() for name, found in whole.items()},
    }
