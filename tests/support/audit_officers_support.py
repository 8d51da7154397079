"""The table of chances and the draw of officers, by section 6 of the protocol."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from audit_encoding_support import Json, hash_of

UNIT = 2**30


def eligible(plan: Json, trip: Json, seat: Json) -> list[str]:
    day = plan["shifts"][trip["shift"]]["day"]
    firms = [f for f in plan["firms"] for v in trip["visits"] if plan["visits"][v]["enterprise"] == f["id"]]
    found = []
    for who in plan["inspectors"]:
        away = [
            row
            for row in plan["leaves"]
            if row["inspector"] == who["id"] and row["first"] <= day <= row["last"]
        ]
        barred = [f for f in firms if {"inspector": who["id"], "enterprise": f["id"]} in plan["recusals"]]
        if who["agency"] in plan["rules"][0]["teams"]["cross_stations"]:
            barred += [f for f in firms if who["station"] != "" and who["station"] == f["station"]]
        fit = who["agency"] == seat["agency"] and has_all(who["qualifications"], seat["qualifications"])
        card = who["on_duty"] and (who["card_until"] is None or who["card_until"] >= day)
        if fit and card and not away and not barred:
            found.append(who["id"])
    return sorted(found)


def has_all(held: list[str], asked: list[str]) -> bool:
    return all(q in held for q in asked)


def make_table(plan: Json) -> None:
    """Even chances, the odd units going to the last officer."""
    plan["table"] = []
    for trip in plan["trips"]:
        for seat, asked in enumerate(trip["seats"]):
            who = eligible(plan, trip, asked)
            weights = [UNIT // len(who)] * len(who)
            weights[-1] += UNIT - sum(weights)
            plan["table"].append({"trip": trip["id"], "seat": seat, "inspectors": who, "weights": weights})


class Bytes:
    """The stream, kept as one long byte string."""

    def __init__(self, key: bytes) -> None:
        self.key, self.read = key, 0

    def take(self, size: int) -> bytes:
        blocks = (self.read + size) // 32 + 1
        every = b"".join(hashlib.sha256(self.key + j.to_bytes(8, "big")).digest() for j in range(blocks))
        taken = every[self.read : self.read + size]
        self.read += size
        return taken

    def below(self, m: int) -> int:
        if m == 1:
            return 0
        b = len(bin(m - 1)) - 2
        while True:
            x: int = int.from_bytes(self.take(-(-b // 8)), "big") % (1 << b)
            if x < m:
                return x


def draw_officers(plan: Json) -> None:
    """Dependent rounding, agency by agency, with every arc looked at afresh at every step."""
    plan["assignments"] = []
    for agency in sorted({seat["agency"] for trip in plan["trips"] for seat in trip["seats"]}):
        rows = [
            row
            for row in sorted(plan["table"], key=lambda r: (r["trip"], r["seat"]))
            if plan["trips"][row["trip"]]["seats"][row["seat"]]["agency"] == agency
        ]
        arcs = network(plan, rows)
        seed = bytes.fromhex(plan["head"]["seeds"]["inspectors"]["seed"])
        stream = Bytes(hash_of(b"chayici/2/rounding", seed, agency.encode()))
        while any(flow % UNIT for _, _, flow in arcs):
            step(arcs, stream)
        for number, row in enumerate(rows):
            for tail, head, flow in arcs:
                if tail == f"row {number}" and flow == UNIT:
                    who = {"trip": row["trip"], "seat": row["seat"], "inspector": head.split("|")[1]}
                    plan["assignments"].append(who)
    plan["assignments"].sort(key=lambda a: (a["trip"], a["seat"]))


def network(plan: Json, rows: list[Json]) -> list[list[Any]]:
    """Arcs as [tail, head, flow]."""
    arcs: list[list[Any]] = []
    slots = set()
    for number, row in enumerate(rows):
        shift = plan["trips"][row["trip"]]["shift"]
        week = date.fromisoformat(plan["shifts"][shift]["day"]).isocalendar()[:2]
        for who, weight in zip(row["inspectors"], row["weights"], strict=True):
            arcs.append([f"row {number}", f"shift|{who}|{shift}", weight])
            slots.add((who, shift, week))
    for who, shift, week in sorted(slots):
        gather(arcs, f"shift|{who}|{shift}", f"week|{who}|{week}")
    for who, week in sorted({(who, week) for who, _, week in slots}):
        gather(arcs, f"week|{who}|{week}", f"officer|{who}")
    for who in sorted({who for who, _, _ in slots}):
        gather(arcs, f"officer|{who}", "sink")
    return arcs


def gather(arcs: list[list[Any]], tail: str, head: str) -> None:
    arcs.append([tail, head, sum(flow for _, into, flow in arcs if into == tail)])


def step(arcs: list[list[Any]], stream: Bytes) -> None:
    opened = [number for number, arc in enumerate(arcs) if arc[2] % UNIT]
    arc = opened[0]
    nodes, walk = [arcs[arc][0]], []
    while True:
        ahead = arcs[arc][0] == nodes[-1]
        walk.append((arc, ahead))
        node = arcs[arc][1] if ahead else arcs[arc][0]
        if node in nodes:
            walk = walk[nodes.index(node) :]
            break
        nodes.append(node)
        arc = next(a for a in opened if a != arc and node in arcs[a][:2])
    ups = [UNIT - arcs[a][2] % UNIT if ahead else arcs[a][2] % UNIT for a, ahead in walk]
    downs = [arcs[a][2] % UNIT if ahead else UNIT - arcs[a][2] % UNIT for a, ahead in walk]
    up, down = min(ups), min(downs)
    change = up if stream.below(up + down) < down else -down
    for a, ahead in walk:
        arcs[a][2] += change if ahead else -change
