"""Forms a JSON value may be asked to have; a form writes down what it misses and never raises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from math import gcd
from typing import NamedTuple


class Complaint(NamedTuple):
    """A value that has not the form asked for: V20 missing, V21 unknown, V22 of another form."""

    code: str
    path: str
    content: str
    expected: str


Form = Callable[[object, str, list[Complaint]], None]


def _form(expected: str, fits: Callable[[object], bool]) -> Form:
    def check(value: object, path: str, out: list[Complaint]) -> None:
        if not fits(value):
            out.append(Complaint("V22", path, shown(value), expected))

    return check


def shown(value: object) -> str:
    """A value's beginning, for a message."""
    if isinstance(value, str):
        return value[:40].encode("utf-8", "replace").decode()
    return str(value) if value is None or isinstance(value, int) else type(value).__name__


def is_text(value: object) -> bool:
    """A text in Normalisation Form C that has a UTF-8 encoding."""
    if type(value) is not str:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return unicodedata.is_normalized("NFC", value)


def _is_date(value: object) -> bool:
    if type(value) is not str or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_moment(value: object) -> bool:
    if value == "":
        return True
    fits = type(value) is str and re.fullmatch(r"[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z", value)
    try:
        return bool(fits) and isinstance(datetime.fromisoformat(str(value)), datetime)
    except ValueError:
        return False


def _is_share(value: object) -> bool:
    if type(value) is not list or len(value) != 2 or not all(type(v) is int for v in value):
        return False
    over, under = value
    return 0 <= over <= under and under > 0 and gcd(over, under) == 1


def _is_runs(value: object) -> bool:
    if type(value) is not list:
        return False
    before = -2
    for run in value:
        if type(run) is not list or len(run) != 2 or not all(type(v) is int for v in run):
            return False
        if not before + 1 < run[0] <= run[1] or run[0] < 0:
            return False
        before = run[1]
    return True


text = _form("a text in Normalisation Form C", is_text)
flag = _form("true or false", lambda v: type(v) is bool)
day = _form("a date YYYY-MM-DD", _is_date)
moment = _form("a moment YYYY-MM-DDThh:mm:ssZ, or nothing", _is_moment)
real_moment = _form("a moment YYYY-MM-DDThh:mm:ssZ", lambda v: v != "" and _is_moment(v))
share = _form("a fraction [numerator, denominator] from 0 to 1 in lowest terms", _is_share)
runs = _form("runs [first, last], rising and not touching", _is_runs)
window = _form(
    "year, N days or N months",
    lambda v: type(v) is str and re.fullmatch(r"year|[1-9][0-9]{0,5} (days|months)", v) is not None,
)


anything = _form("anything", lambda _: True)
nothing = _form("null", lambda v: v is None)


def whole(least: int, most: int | None = None) -> Form:
    """A whole number within limits."""
    top = "" if most is None else f" to {most}"
    return _form(
        f"a whole number from {least}{top}",
        lambda v: type(v) is int and v >= least and (most is None or v <= most),
    )


def digits(count: int) -> Form:
    """So many lower-case hexadecimal digits."""
    pattern = re.compile(f"[0-9a-f]{{{count}}}")
    return _form(f"{count} hex digits", lambda v: type(v) is str and pattern.fullmatch(v) is not None)


def one_of(*texts: str) -> Form:
    """One of a few texts."""
    return _form("one of " + ", ".join(t or '""' for t in texts), lambda v: type(v) is str and v in texts)


def either(one: Form, other: Form) -> Form:
    """Of one form or another; what is told is what the first misses."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if (missed := complaints(one, value, path)) and complaints(other, value, path):
            out += missed

    return check


def complaints(form: Form, value: object, path: str) -> list[Complaint]:
    """What a form misses in a value."""
    out: list[Complaint] = []
    form(value, path, out)
    return out


def maybe(form: Form) -> Form:
    """Null, or of a form."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if value is not None:
            form(value, path, out)

    return check


def many(form: Form) -> Form:
    """A list of values of one form."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if type(value) is not list:
            out.append(Complaint("V22", path, shown(value), "a list"))
            return
        for position, one in enumerate(value):
            form(one, f"{path}[{position}]", out)

    return check


def row_of(*forms: Form) -> Form:
    """A list of as many values as there are forms, each of its own."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if type(value) is not list or len(value) != len(forms):
            out.append(Complaint("V22", path, shown(value), f"a list of {len(forms)} values"))
            return
        for position, (one, form) in enumerate(zip(value, forms, strict=True)):
            form(one, f"{path}[{position}]", out)

    return check


def table_of(form: Form) -> Form:
    """An object whose keys are texts and whose values have one form."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if type(value) is not dict or not all(is_text(key) for key in value):
            out.append(Complaint("V22", path, shown(value), "an object with texts as keys"))
            return
        for key, one in value.items():
            form(one, f"{path}.{key}", out)

    return check


def record(**fields: Form) -> Form:
    """An object with exactly these fields."""

    def check(value: object, path: str, out: list[Complaint]) -> None:
        if type(value) is not dict:
            out.append(Complaint("V22", path, shown(value), "an object"))
            return
        before = f"{path}." if path else ""
        for key, form in fields.items():
            if key in value:
                form(value[key], before + key, out)
            else:
                out.append(Complaint("V20", before + key, "", "this field"))
        if len(value) > len(fields) or any(key not in fields for key in value):
            out.extend(Complaint("V21", before + shown(key), "", "") for key in value if key not in fields)

    return check
