"""The synthetic firms, with a gentle amount of the mess that real rosters carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.demo import words
from data.demo.chance import below, picks, stream
from data.demo.codes import codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 10_000
_SEPARATORS = ("、", "，", ",", ";")
_DATES = ("{0}-{1:02d}-{2:02d}", "{0}/{1:02d}/{2:02d}", "{0}年{1:02d}月{2:02d}日")


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm as it is; ``row`` is how the roster writes it down."""

    name: str
    code: str
    credit: str
    trade: words.Trade
    row: tuple[str, ...]


def firms_of(seed: str, count: int) -> Iterator[Firm]:
    """All firms in roster order, a bounded number in memory at a time."""
    for first in range(0, count, CHUNK):
        yield from _chunk(seed, first, min(CHUNK, count - first))


def _chunk(seed: str, first: int, count: int) -> Iterator[Firm]:
    chance = stream(seed, f"firms {first}")
    kinds = picks(chance, words.KIND_WEIGHTS, count)
    companies = picks(chance, words.CREDIT_WEIGHTS, count)
    people = picks(chance, words.CREDIT_WEIGHTS_SELF_EMPLOYED, count)
    codes = codes_of(first, [2 if words.KINDS[kind] == words.SELF_EMPLOYED else 1 for kind in kinds])
    columns = zip(
        kinds,
        picks(chance, [trade.weight for trade in words.TRADES], count),
        picks(chance, words.STATUS_WEIGHTS, count),
        picks(chance, words.TOWN_WEIGHTS, count),
        below(chance, 1_000_000, count),
        below(chance, 1_000, count),
        strict=True,
    )
    for offset, (kind, trade, status, town, looks, mess) in enumerate(columns):
        own = people if words.KINDS[kind] == words.SELF_EMPLOYED else companies
        credit = words.CREDITS[own[offset]]
        yield _firm(first + offset + 1, codes[offset], credit, (kind, trade, status, town, looks, mess))


def _firm(number: int, code: str, credit: str, drawn: tuple[int, int, int, int, int, int]) -> Firm:
    kind, trade_at, status, town_at, looks, mess = drawn
    trade, town = words.TRADES[trade_at], words.TOWNS[town_at]
    name = _name(number, trade, kind, looks)
    row = (
        f"{name} " if mess % 97 == 5 else name,
        _written_code(code, mess),
        _DATES[looks % 3].format(1985 + looks % 37, 1 + looks % 12, 1 + looks % 28),
        words.KINDS[kind],
        f"{(1 + looks % 50) * 10}(万元人民币)",
        trade.scope,
        _tags(trade, looks),
        words.CREDIT_SPELLINGS.get(credit, credit) if looks % 10 < 3 else credit,
        words.STATUSES[status],
        town,
        f"{words.DISTRICT}市场监督管理局",
        f"{town[:2]}所",
        f"{words.CITY}{words.DISTRICT}{town}{words.LANES[looks % len(words.LANES)]}{1 + looks % 399}号",
    )
    return Firm(name, code, credit, trade, row)


def _name(number: int, trade: words.Trade, kind: int, looks: int) -> str:
    brand, called = words.BRANDS[looks % len(words.BRANDS)], trade.called[looks % len(trade.called)]
    return f"{words.CITY}云栖{brand}第{number:04d}号{called}{words.ENDINGS[kind]}"


def _tags(trade: words.Trade, looks: int) -> str:
    return f"{trade.tag}{_SEPARATORS[looks // 6 % 4]}{trade.second}" if looks % 6 == 0 else trade.tag


def _written_code(code: str, mess: int) -> str:
    """Of a thousand codes 20 have spaces in them, 20 are in lower case, 15 are the old nine-digit ones."""
    if mess < 20:
        return f"{code[:6]} {code[6:14]} {code[14:]}"
    if mess < 40:
        return code.lower()
    return code[8:17] if mess < 55 else code
