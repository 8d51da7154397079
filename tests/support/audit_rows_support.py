"""Rows of tiny districts, each plain unless told."""

from __future__ import annotations

import copy
import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit_encoding_support import Json

VEIL, SALT = "7e" * 32, "5a" * 32
BASIS = {"document": "测试文件", "clause": "一"}


def rules(**changes: object) -> Json:
    """Plain rules; ``changes`` name a group's fields as group__field."""
    made: Json = {
        "sampling": {
            "rounding": "half-up",
            "at_least_one": True,
            "interval": "low",
            "overall_floor": [0, 1],
            "spread": "plain",
            "cap_conflict": "refuse",
            "ratio_overrides": [],
            "substitutes": 1,
            "basis": BASIS,
        },
        "teams": {
            "least": 2,
            "agencies_per_visit": 0,
            "cross_stations": [],
            "weekly": 10,
            "quarterly": 120,
            "predictability": [1, 1],
            "vertical": [],
            "basis": BASIS,
        },
        "trips": {
            "shift_minutes": 210,
            "visits": 4,
            "same_town_minutes": 10,
            "other_town_minutes": 30,
            "speed_kmh": 30,
            "effort": 1,
            "basis": BASIS,
        },
        "caps": [],
        "floors": [],
        "quiet": [],
        "negative_items": [],
        "catalogue": [],
        "suite": "sha256",
    }
    for key, value in changes.items():
        group, _, field = key.partition("__")
        if field:
            made[group][field] = value
        else:
            made[group] = value
    return made


def cap(**changes: object) -> Json:
    plain: Json = {
        "name": "上限",
        "per": "firm",
        "most": 1,
        "window": "year",
        "basis": BASIS,
        "credits": None,
    }
    return {**plain, "agencies": [], "tags": [], "items": [], **changes}


def floor(**changes: object) -> Json:
    plain: Json = {"name": "下限", "window": "year", "basis": BASIS, "credits": None, "tags": [], "tasks": []}
    return {**plain, **changes}


def firm(name: str, **changes: object) -> Json:
    plain: Json = {
        "id": name,
        "name": "企业" + name,
        "code": "",
        "credit": "A",
        "live": True,
        "status": "存续",
    }
    plain |= {"kind": "", "tags": ["餐饮"], "town": "东镇", "station": "东所", "address": ""}
    salt = hashlib.sha256(bytes.fromhex(VEIL) + name.encode()).hexdigest()[:32]
    return {**plain, "latitude": None, "longitude": None, "salt": salt, **changes}


def officer(name: str, agency: str = "市监", **changes: object) -> Json:
    plain: Json = {"id": name, "name": "员" + name, "agency": agency, "station": "", "qualifications": []}
    return {**plain, "card_until": None, "on_duty": True, **changes}


def duty(agency: str = "市监", officers: int = 2, *qualifications: str) -> Json:
    return {"agency": agency, "qualifications": list(qualifications), "officers": officers}


def task(name: str = "T1", **changes: object) -> Json:
    plain: Json = {"id": name, "name": "检查" + name, "items": ["事项" + name], "tags": [], "towns": []}
    plain |= {"lead": duty(), "partners": [], "minutes": 60, "first": "2026-10-01", "last": "2026-12-31"}
    plain |= {"on_site": True, "announced": True, "frequency": "1"}
    plain["ratios"] = [{"credit": "A", "low": [1, 2], "high": [1, 2]}]
    return {**plain, **changes}


def half_days(first: str = "2026-10-12", days: int = 2) -> list[Json]:
    start = date.fromisoformat(first)
    every = [(start + timedelta(d)).isoformat() for d in range(days)]
    return [{"day": day, "half": half} for day in every for half in ("AM", "PM")]


def district(**sections: object) -> Json:
    """The given sections of a tiny district: two firms, three officers, one task."""
    made: Json = {
        "rules": [rules()],
        "agencies": [{"id": "市监", "vertical": False}],
        "shifts": half_days(),
        "firms": [firm("F1"), firm("F2")],
        "inspectors": [officer("P1"), officer("P2"), officer("P3")],
        "tasks": [task()],
        "history": [],
        "leaves": [],
        "recusals": [],
        "quiet": [],
        "earlier": [],
    }
    return {**made, **sections}


def empty_plan(given: Json) -> Json:
    event = {"kind": "ceremony", "name": "text 区政务大厅", "at": "2026-10-08T02:00:00Z"}
    seed: Json = {"text": "骰子 3 1 6", "source": "公开仪式", "commitment": "", "seed": ""}
    seed |= {"event": event, "evidence": ""}
    head = {"plan": 1, "quarter": "2026Q4", "district": "某区", "made_with": {"builder": "1"}}
    head["secrets"] = {"veil": VEIL, "salt": SALT}
    head["seeds"] = {"firms": dict(seed), "inspectors": {**seed, "text": "球 07 21"}}
    return {"format": "chayici-plan/2", "head": head, **copy.deepcopy(given)}


def all_duties(one: Json) -> list[Json]:
    return [one["lead"], *one["partners"]]
