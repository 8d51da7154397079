"""The form of every field of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit.findings import named
from scheduler.audit.forms import (
    Complaint,
    Form,
    day,
    digits,
    either,
    flag,
    many,
    maybe,
    moment,
    one_of,
    record,
    row_of,
    runs,
    share,
    table_of,
    text,
    whole,
    window,
)
from scheduler.audit.layout import FORMAT, SECTIONS, TOP
from scheduler.errors import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASSES = ("E", "D", "C", "B", "A", "")
"""Credit classes in the order of strata; "" = unclassified."""

_texts, _number = many(text), whole(0)
_credit = one_of(*CLASSES)
_basis = record(document=text, clause=text)
_seats = many(record(agency=text, qualifications=_texts))
_duty = record(agency=text, qualifications=_texts, officers=_number)
_event = record(kind=one_of("ceremony", "figures", "drand", "rehearsal"), name=text, at=moment)
_seed = record(event=_event, text=text, source=text, evidence=text, commitment=digits(64), seed=digits(64))

_sampling = record(
    rounding=one_of("half-up", "ceiling"),
    at_least_one=flag,
    interval=one_of("low", "middle", "high"),
    overall_floor=share,
    spread=one_of("plain", "spread"),
    cap_conflict=one_of("refuse", "take all"),
    ratio_overrides=many(row_of(text, _credit, share, share, _basis)),
    substitutes=_number,
    basis=_basis,
)
_teams = record(
    least=_number,
    agencies_per_visit=_number,
    cross_stations=_texts,
    weekly=_number,
    quarterly=_number,
    predictability=share,
    vertical=_texts,
    basis=_basis,
)
_trips = record(
    shift_minutes=_number,
    visits=_number,
    same_town_minutes=_number,
    other_town_minutes=_number,
    speed_kmh=_number,
    effort=_number,
    basis=_basis,
)
_cap = record(
    name=text,
    per=one_of("firm", "agency"),
    most=_number,
    window=window,
    basis=_basis,
    credits=maybe(many(_credit)),
    agencies=_texts,
    tags=_texts,
    items=_texts,
)
_floor = record(
    name=text, window=window, basis=_basis, credits=maybe(many(_credit)), tags=_texts, tasks=_texts
)
_quiet_rule = record(first=whole(1, 31), last=whole(1, 31), basis=_basis, tag=text, town=text)


HEAD = record(
    plan=_number,
    quarter=text,
    district=text,
    made_with=table_of(text),
    secrets=record(veil=digits(64), salt=either(digits(64), one_of(""))),
    seeds=record(firms=_seed, inspectors=_seed),
)
DIGESTS = record(
    root=digits(64),
    rows=record(head=many(digits(16)), **dict.fromkeys(SECTIONS, many(digits(16)))),
    sections=record(head=digits(64), **dict.fromkeys(SECTIONS, digits(64))),
)
ROWS: dict[str, Form] = {
    "rules": record(
        sampling=_sampling,
        teams=_teams,
        trips=_trips,
        caps=many(_cap),
        floors=many(_floor),
        quiet=many(_quiet_rule),
        negative_items=_texts,
        catalogue=_texts,
        suite=one_of("sha256", "sm3"),
    ),
    "agencies": record(id=text, vertical=flag),
    "shifts": record(day=day, half=one_of("AM", "PM")),
    "firms": record(
        id=text,
        name=text,
        code=text,
        credit=_credit,
        live=flag,
        status=text,
        kind=text,
        tags=_texts,
        town=text,
        station=text,
        address=text,
        latitude=maybe(whole(-90_000_000, 90_000_000)),
        longitude=maybe(whole(-180_000_000, 180_000_000)),
        salt=digits(32),
    ),
    "inspectors": record(
        id=text,
        name=text,
        agency=text,
        station=text,
        qualifications=_texts,
        card_until=maybe(day),
        on_duty=flag,
    ),
    "tasks": record(
        id=text,
        name=text,
        items=_texts,
        tags=_texts,
        towns=_texts,
        lead=_duty,
        partners=many(_duty),
        ratios=many(record(credit=_credit, low=share, high=share)),
        minutes=_number,
        first=day,
        last=day,
        on_site=flag,
        announced=flag,
        frequency=text,
    ),
    "history": record(enterprise=text, day=day, agency=text, item=text, counts=flag),
    "leaves": record(inspector=text, first=day, last=day),
    "recusals": record(inspector=text, enterprise=text),
    "quiet": record(first=day, last=day, tag=text, town=text, basis=text),
    "earlier": record(enterprise=text, chance=_number, visited=flag),
    "strata": record(
        task=text,
        credit=_credit,
        population=_number,
        frame=_number,
        size=_number,
        wanted=_number,
        certain=_texts,
        low=share,
        high=share,
    ),
    "tickets": record(enterprise=text, number=digits(16), key=digits(24), tasks=_texts),
    "draws": record(stratum=_number, drawn=_texts, substitutes=_texts),
    "visits": record(
        id=_number,
        enterprise=text,
        tasks=_texts,
        lead=text,
        agencies=_texts,
        seats=_seats,
        minutes=_number,
        shifts=runs,
        priority=whole(0, len(CLASSES) - 1),
    ),
    "trips": record(
        id=_number, visits=many(_number), seats=_seats, minutes=_number, shifts=runs, shift=_number
    ),
    "unserved": record(enterprise=text, task=text, agency=text, reason=text, parts=many(row_of(text, text))),
    "table": record(trip=_number, seat=_number, inspectors=_texts, weights=many(_number)),
    "assignments": record(trip=_number, seat=_number, inspector=text),
}


def misshapen(document: dict[str, object]) -> Iterator[Problem]:
    """Every field that is missing, unknown or of another form than the protocol says."""
    if document.get("format") != FORMAT:
        yield problem(
            "V07", "fatal", Place(sheet="format"), str(document.get("format"))[:40], expected=FORMAT
        )
    for name in TOP:
        if name not in document:
            yield problem("V20", "fatal", Place(sheet=name), section=name, field=name, expected="", id="")
    for name in document:
        if name not in TOP:
            yield problem(
                "V21", "fatal", Place(sheet=name[:40]), section="", field=name[:40], expected="", id=""
            )
    for name, form in (("head", HEAD), ("digests", DIGESTS)):
        if name in document:
            yield from _misshapen_row(name, form, -1, document[name])
    for name in SECTIONS:
        if name in document:
            yield from _misshapen_section(name, document[name])


def _misshapen_section(name: str, rows: object) -> Iterator[Problem]:
    if not isinstance(rows, list) or (name == "rules" and len(rows) != 1):
        expected = "a list of one row" if name == "rules" else "a list of rows"
        yield problem("V22", "fatal", Place(sheet=name), section=name, field=name, expected=expected, id="")
        return
    form = ROWS[name]
    for position, row in enumerate(rows):
        yield from _misshapen_row(name, form, position, row)


def _misshapen_row(name: str, form: Form, position: int, row: object) -> Iterator[Problem]:
    out: list[Complaint] = []
    form(row, "", out)
    for code, path, content, expected in out:
        where = Place(sheet=name, row=position + 1)
        parts = {"section": name, "field": path, "expected": expected, "id": named(name, row)[:80]}
        yield problem(code, "fatal", where, content, **parts)
