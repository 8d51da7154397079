"""Every setting a rules file may hold; the one place where a key's name and kind are written down."""

from __future__ import annotations

from data.rules.kinds import (
    choice,
    credit,
    day,
    flag,
    named,
    rows,
    several,
    share,
    table,
    text,
    whole,
    window,
)

BASIS = table({"document": named, "clause": named}, ("document", "clause"))
TEXTS = several(named)
CREDITS = several(credit)

SAMPLING = table(
    {
        "rounding": choice("half-up", "ceiling"),
        "at_least_one": flag,
        "interval": choice("low", "middle", "high"),
        "overall_floor": share(),
        "spread": choice("plain", "spread"),
        "cap_conflict": choice("refuse", "take all"),
        "substitutes": whole(0, 1000),
        "overrides": rows(
            {"task": named, "credit": credit, "low": share(), "high": share(), "basis": BASIS},
            ("task", "credit", "low", "high", "basis"),
            ("low", "high"),
        ),
        "basis": BASIS,
    },
    ("basis",),
    apart=frozenset({"overrides"}),  # each of which has its own
)
TEAMS = table(
    {
        # 行政处罚法第四十二条: never fewer than two officers.
        "least": whole(2, 10),
        "agencies_per_visit": whole(0, 20),
        "cross_stations": TEXTS,
        "weekly": whole(1, 14),
        "quarterly": whole(1, 184),
        "predictability": share(above_zero=True),
        "vertical": TEXTS,
        "basis": BASIS,
    },
    ("basis",),
)
TRIPS = table(
    {
        "shift_minutes": whole(30, 480),
        "visits": whole(1, 20),
        "same_town_minutes": whole(0, 240),
        "other_town_minutes": whole(0, 240),
        "speed_kmh": whole(5, 120),
        "effort": whole(1, 10_000),
        "basis": BASIS,
    },
    ("basis",),
)
CAPS = rows(
    {
        "name": named,
        "per": choice("firm", "agency"),
        "most": whole(0, 366),
        "window": window,
        "credits": CREDITS,
        "agencies": TEXTS,
        "tags": TEXTS,
        "items": TEXTS,
        "basis": BASIS,
    },
    ("name", "per", "most", "window", "basis"),
)
FLOORS = rows(
    {"name": named, "window": window, "credits": CREDITS, "tags": TEXTS, "tasks": TEXTS, "basis": BASIS},
    ("name", "window", "basis"),
)
QUIET = rows(
    {"first": whole(1, 31), "last": whole(1, 31), "tag": text, "town": text, "basis": BASIS},
    ("first", "last", "basis"),
    ("first", "last"),
)
DOCUMENT = table(
    {
        "district": table({"name": text}),
        "calendar": table(
            {"years": several(whole(2000, 2199)), "working": several(day), "off": several(day)}
        ),
        "sampling": SAMPLING,
        "teams": TEAMS,
        "trips": TRIPS,
        "items": table({"negative": TEXTS, "catalogue": TEXTS, "basis": BASIS}, ("basis",)),
        "proof": table({"suite": choice("sha256", "sm3"), "basis": BASIS}, ("basis",)),
        "caps": CAPS,
        "floors": FLOORS,
        "quiet": QUIET,
    }
)
