"""Figures as people read them: shares with their exact fractions, numbers of a draw, half days, classes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.text import decimal
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from data.views.table import Translate
    from scheduler.values.calendar import Shift
    from scheduler.values.rules import Basis

HALVES = {"AM": N_("morning"), "PM": N_("afternoon")}
UNITS = {"days": N_("{n} days"), "months": N_("{n} months")}


def per_cent(value: Fraction, places: int = 2) -> str:
    """A share in per cent, without zeros at the end.

    >>> per_cent(Fraction(1, 40)), per_cent(Fraction(1, 3)), per_cent(Fraction(1, 3), 4)
    ('2.5%', '33.33%', '33.3333%')
    """
    figure = f"{decimal(value * 100, places):f}"
    return f"{figure.rstrip('0').rstrip('.') if '.' in figure else figure}%"


def share(value: Fraction, say: Translate) -> str:
    """A chance or ratio as its exact fraction and in per cent, which may be rounded, but never to 0 or 100.

    >>> share(Fraction(1, 20), str), share(Fraction(1, 3), str), share(Fraction(1), str)
    ('1/20 (5%)', '1/3 (about 33.33%)', '100%')
    >>> share(Fraction(1, 70_000), str), share(Fraction(29_999, 30_000), str)
    ('1/70000 (about 0.001%)', '29999/30000 (about 99.997%)')
    """
    places = next(n for n in range(2, 40) if 0 < decimal(value * 100, n) < 100 or value.denominator == 1)
    shown = per_cent(value, places)
    if value.denominator == 1:
        return shown
    exact = decimal(value * 100, places) == value * 100
    form = N_("{fraction} ({percent})") if exact else N_("{fraction} (about {percent})")
    return say(form).format(fraction=value, percent=shown)


def interval(low: Fraction, high: Fraction, say: Translate) -> str:
    """A ratio: a single figure, or from … to …."""
    if low == high:
        return share(low, say)
    return say(N_("{low} to {high}")).format(low=share(low, say), high=share(high, say))


def of_one(number: int, bits: int) -> str:
    """A number of so many bits as a share of 1, cut off (never rounded up) after eight places.

    >>> of_one(1 << 63, 64), of_one((1 << 64) - 1, 64)
    ('0.50000000', '0.99999999')
    """
    return f"0.{number * 10**8 >> bits:08d}"


def half_days(units: int | Fraction) -> str:
    """A load in 2^-30 as half days, to three places.

    >>> half_days(3 << 29)
    '1.500'
    """
    return f"{decimal(Fraction(units) / ONE, 3):f}"


def class_name(credit: str, say: Translate) -> str:
    """A credit class, or what stands for none."""
    return say(N_("class {credit}")).format(credit=credit) if credit else say(N_("firms without class"))


def window(text: str, say: Translate) -> str:
    """A window of the rules in words."""
    number, _, unit = text.partition(" ")
    return say(UNITS[unit]).format(n=number) if unit else say(N_("a calendar year"))


def basis_name(basis: Basis) -> str:
    """A document and its clause."""
    return " ".join(filter(None, (basis.document, basis.clause))) or "–"


def when(shift: Shift | None, say: Translate) -> tuple[str, str]:
    """Day and half of a shift."""
    return (shift.day.isoformat(), say(HALVES[shift.half])) if shift else ("–", "–")


def listed(words: tuple[str, ...], say: Translate) -> str:
    """Several words as one list."""
    return say(N_(", ")).join(words) or "–"
