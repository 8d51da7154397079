"""Encodings, digests and seeds of a plan file, by sections 1 to 3 of the protocol."""

from __future__ import annotations

import hashlib
import json
from typing import Any

Json = dict[str, Any]
ORDER = (
    "rules agencies shifts firms inspectors tasks history leaves recusals quiet earlier strata tickets draws"
)
NAMES = [*ORDER.split(), "visits", "trips", "unserved", "table", "assignments"]


def js(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def hash_of(*parts: bytes) -> bytes:
    whole = b""
    for part in parts:
        whole += len(part).to_bytes(8, "big")
        whole += part
    return hashlib.sha256(whole).digest()


def file_of(plan: Json) -> bytes:
    """The file's bytes, line by line."""
    lines = ['{"format":' + js(plan["format"]).decode() + ",", '"head":' + js(plan["head"]).decode() + ","]
    for name in NAMES:
        lines.append(f'"{name}":[')
        lines.extend(js(row).decode() + "," for row in plan[name])
        if plan[name]:
            lines[-1] = lines[-1][:-1]
        lines.append("],")
    lines.append('"digests":' + js(plan["digests"]).decode() + "}")
    return "".join(line + "\n" for line in lines).encode()


def row_digest(section: str, row: object) -> bytes:
    return hash_of(b"chayici/1/row", section.encode(), js(row))


def section_digest(section: str, rows: list[Json]) -> bytes:
    return hash_of(b"chayici/1/section", section.encode(), b"".join(row_digest(section, r) for r in rows))


def with_digests(plan: Json) -> Json:
    """Put the right digests on a plan's last line."""
    parts = {"head": [plan["head"]], **{name: plan[name] for name in NAMES}}
    sections = {name: section_digest(name, rows) for name, rows in parts.items()}
    plan["digests"] = {
        "root": hash_of(b"chayici/1/root", *(sections[name] for name in ["head", *NAMES])).hex(),
        "rows": {name: [row_digest(name, r).hex()[:16] for r in rows] for name, rows in parts.items()},
        "sections": {name: digest.hex() for name, digest in sections.items()},
    }
    return plan


def with_first_seed(plan: Json) -> None:
    """Commit to the given sections and strata, and make the firm seed."""
    sealed = [*NAMES[: NAMES.index("earlier") + 1], "strata"]
    manifest = {
        "district": plan["head"]["district"],
        "format": "chayici-plan/1",
        "quarter": plan["head"]["quarter"],
        "sections": {name: section_digest(name, plan[name]).hex() for name in sealed},
    }
    seed = plan["head"]["seeds"]["firms"]
    commitment = hash_of(b"chayici/1/freeze", js(manifest))
    seed["commitment"] = commitment.hex()
    seed["seed"] = hash_of(b"chayici/1/seed/firms", commitment, seed["text"].encode()).hex()


def with_second_seed(plan: Json) -> None:
    """Commit to the timetable and the table, and make the inspector seed."""
    first = plan["head"]["seeds"]["firms"]
    sealed = ["tickets", "draws", "visits", "trips", "unserved", "table"]
    manifest = {
        "first": first["commitment"],
        "format": "chayici-plan/1",
        "sections": {name: section_digest(name, plan[name]).hex() for name in sealed},
        "seed": first["seed"],
    }
    seed = plan["head"]["seeds"]["inspectors"]
    commitment = hash_of(b"chayici/1/timetable", js(manifest))
    seed["commitment"] = commitment.hex()
    seed["seed"] = hash_of(b"chayici/1/seed/inspectors", commitment, seed["text"].encode()).hex()
