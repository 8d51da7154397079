"""The log of a bundle: each line's form, place in the chain and time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.audit.findings import Fault, Row, as_problem, fault
from scheduler.audit.forms import (
    anything,
    complaints,
    day,
    digits,
    either,
    many,
    moment,
    one_of,
    real_moment,
    record,
    row_of,
    table_of,
    text,
    whole,
)
from scheduler.audit.hashing import Hash, canonical
from scheduler.audit.reading import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.errors import Problem

_SHA = Hash("sha256")
"""The log is one for all plans, so its hash does not hang on any plan's rules."""
_START = "0" * 64
_SHOWN = ("act", "at", "body", "number", "plan", "previous", "private")


_event = record(kind=one_of("ceremony", "figures", "drand", "rehearsal"), name=text, at=moment)
_digest, _maybe_digest = digits(64), either(digits(64), one_of(""))
_drawn = {"evidence": text, "seed": _maybe_digest, "text": text}
_first = record(
    district=text, event=_event, format=text, quarter=text, seal=_maybe_digest, sections=table_of(_digest),
    suite=one_of("sha256", "sm3"),
)  # fmt: skip  # one form
_second = record(event=_event, first=_digest, format=text, sections=table_of(_digest), seed=_digest)
_carried = record(note=text)
"""Acts from before there was a chain."""
BODIES = {
    "freeze": either(record(commitment=_digest, manifest=_first), _carried),
    "draw-firms": either(record(**_drawn), _carried),
    "schedule": either(record(commitment=_digest, manifest=_second), _carried),
    "draw-inspectors": either(record(**_drawn, root=_digest), _carried),
    "substitute": record(),
    "vacate": record(event=_event),
    "replace": record(**_drawn, opens=_digest),
    "amend": record(amendment=whole(1)),
    "reveal": record(salt=_digest),
}
"""Act → the form of what it commits to."""
_ROW = {
    "act": one_of(*BODIES), "at": real_moment, "body": anything, "digest": _digest, "number": whole(1),
    "plan": whole(0), "previous": _digest, "private": _digest,
}  # fmt: skip  # one form
_SECRET = record(actor=text, details=table_of(anything), reason=text, salt=digits(32), witnesses=many(text))
_DETAILS = {
    "substitute": record(enterprise=text, steps=many(row_of(whole(0), text, text))),
    "vacate": record(away=many(text), first=day, inspector=text, last=day, seat=whole(0), trip=whole(0)),
    "replace": record(inspector=text),
    "amend": record(what=text),
}
"""Act → the form of what it keeps private, where that is more than a reason."""


def _misshapen(row: object, *, public: bool) -> bool:
    form = record(**_ROW) if public else record(**_ROW, secret=_SECRET)
    if complaints(form, row, "") or not isinstance(row, dict):
        return True
    if not public and complaints(_DETAILS.get(row["act"], anything), row["secret"]["details"], "details"):
        return True
    return bool(complaints(BODIES[row["act"]], row["body"], "body"))


def read_log(raw: bytes, *, public: bool) -> tuple[list[Row], list[Problem]]:
    """The entries, and everything wrong with their form and their chain."""
    try:
        lines = [parsed(line) for line in raw.decode("utf-8").split("\n")[:-1]]
    except (ValueError, RecursionError):
        return [], [as_problem("V130", fault("log", -1))]
    rewritten = "".join(canonical(line) + "\n" for line in lines).encode("utf-8", "surrogatepass")
    odd = [k for k, line in enumerate(lines) if _misshapen(line, public=public)]
    if rewritten != raw or odd:
        return [], [as_problem("V130", fault("log", odd[0] if odd else -1))]
    entries = cast("list[Row]", lines)
    return entries, [as_problem(code, found) for code, found in _broken(entries)]


def _broken(entries: list[Row]) -> Iterator[tuple[str, Fault]]:
    previous, latest = _START, ""
    for k, e in enumerate(entries):
        if e["number"] != k + 1:
            yield "V131", fault("log", k, e["number"], expected=k + 1)
        own = _SHA("chayici/2/act", canonical({key: e[key] for key in _SHOWN})).hex()
        if e["digest"] != own or e["previous"] != previous:
            yield "V132", fault("log", k, e["act"])
        if e["at"] < latest:
            yield "V133", fault("log", k, e["at"], latest=latest)
        if "secret" in e and _SHA("chayici/2/act-secret", canonical(e["secret"])).hex() != e["private"]:
            yield "V134", fault("log", k, e["act"])
        previous, latest = e["digest"], max(latest, e["at"])
