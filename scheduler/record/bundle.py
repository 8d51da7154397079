"""The two bundles: the auditor's with everything, the public's with what may be seen (protocol §9)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from scheduler.record.chain import lines
from scheduler.record.container import zipped
from scheduler.record.encode import canonical
from scheduler.record.public import public_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.record.encode import Json
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan

FORMAT = "chayici-bundle/2"


def auditor_bundle(plan: Plan, plan_file: bytes, log: Sequence[Entry]) -> bytes:
    """The plan file and the whole log; personal data and classes are in it."""
    return _bundle(
        "auditor", plan.number, {"plan.json": plan_file, "log.jsonl": lines(log, public=False)}, log
    )


def public_bundle(plan: Plan, log: Sequence[Entry]) -> bytes:
    """What anybody may have: commitments, public values, hidden leaves, cards that a firm's code opens."""
    view = canonical(public_view(plan, log)).encode() + b"\n"
    return _bundle("public", plan.number, {"public.json": view, "log.jsonl": lines(log, public=True)}, log)


def _bundle(view: str, number: int, files: dict[str, bytes], log: Sequence[Entry]) -> bytes:
    manifest: Json = {
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "format": FORMAT,
        "log": {"entries": len(log), "head": log[-1].digest if log else ""},
        "plan": number,
        "view": view,
    }
    return zipped({"manifest.json": canonical(manifest).encode() + b"\n", **files})
