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
    return hash_of(b"chayici/2/row", section.encode(), js(row))


def veil_of(plan: Json) -> bytes:
    return bytes.fromhex(plan["head"]["secrets"]["veil"])


def salt_of(plan: Json, firm: str) -> bytes:
    return hashlib.sha256(veil_of(plan) + firm.encode()).digest()[:16]


def leaf(plan: Json, section: str, row: Json) -> bytes:
    """A row's leaf: its digest, hidden where rows can be opened one by one."""
    own = row_digest(section, row)
    if section == "tickets":
        stub = {key: row[key] for key in ("enterprise", "number", "tasks")}
        name = row["enterprise"].encode()
        veiled = hash_of(b"chayici/2/hidden-salt", veil_of(plan), b"ticket", name)
        hidden = hash_of(b"chayici/2/hidden", veiled, own)
        return hash_of(b"chayici/2/ticket", salt_of(plan, row["enterprise"]), js(stub), hidden)
    if section == "firms":
        veiled = hash_of(b"chayici/2/hidden-salt", veil_of(plan), row["id"].encode())
        face = {key: row[key] for key in ("id", "name", "code", "town")}
        hidden = hash_of(b"chayici/2/hidden", veiled, own)
        return hash_of(b"chayici/2/face", bytes.fromhex(row["salt"]), js(face), hidden)
    return own


def tree(leaves: list[bytes]) -> bytes:
    """RFC 9162, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + tree(leaves[:k]) + tree(leaves[k:])).digest()


def section_digest(plan: Json, section: str, rows: list[Json]) -> bytes:
    blind = hash_of(b"chayici/2/blind", veil_of(plan), section.encode())
    root = tree([leaf(plan, section, row) for row in rows])
    return hash_of(b"chayici/2/section", section.encode(), blind, root)


def seal(value: str) -> str:
    return hash_of(b"chayici/2/seal", bytes.fromhex(value)).hex() if value else ""


def with_digests(plan: Json) -> Json:
    """Put the right digests on a plan's last line."""
    parts = {"head": [plan["head"]], **{name: plan[name] for name in NAMES}}
    sections = {name: section_digest(plan, name, rows) for name, rows in parts.items()}
    plan["digests"] = {
        "root": hash_of(b"chayici/2/root", *(sections[name] for name in ["head", *NAMES])).hex(),
        "rows": {name: [row_digest(name, r).hex()[:16] for r in rows] for name, rows in parts.items()},
        "sections": {name: digest.hex() for name, digest in sections.items()},
    }
    return plan


def salt(plan: Json) -> bytes:
    return bytes.fromhex(plan["head"]["secrets"]["salt"])


def with_first_seed(plan: Json) -> None:
    """Commit to the given sections and strata, and make the firm seed."""
    sealed = [*NAMES[: NAMES.index("earlier") + 1], "strata"]
    manifest = {
        "district": plan["head"]["district"],
        "event": plan["head"]["seeds"]["firms"]["event"],
        "seal": seal(plan["head"]["secrets"]["salt"]),
        "suite": plan["rules"][0]["suite"],
        "format": "chayici-plan/2",
        "quarter": plan["head"]["quarter"],
        "sections": {name: section_digest(plan, name, plan[name]).hex() for name in sealed},
    }
    seed = plan["head"]["seeds"]["firms"]
    commitment = hash_of(b"chayici/2/freeze", js(manifest))
    seed["commitment"] = commitment.hex()
    seed["seed"] = hash_of(b"chayici/2/seed/firms", commitment, seed["text"].encode(), salt(plan)).hex()


def with_second_seed(plan: Json) -> None:
    """Commit to the timetable and the table, and make the inspector seed."""
    first = plan["head"]["seeds"]["firms"]
    sealed = ["tickets", "draws", "visits", "trips", "unserved", "table"]
    manifest = {
        "event": plan["head"]["seeds"]["inspectors"]["event"],
        "first": first["commitment"],
        "format": "chayici-plan/2",
        "sections": {name: section_digest(plan, name, plan[name]).hex() for name in sealed},
        "seed": seal(first["seed"]),
    }
    seed = plan["head"]["seeds"]["inspectors"]
    commitment = hash_of(b"chayici/2/timetable", js(manifest))
    seed["commitment"] = commitment.hex()
    seed["seed"] = hash_of(b"chayici/2/seed/inspectors", commitment, seed["text"].encode(), salt(plan)).hex()
