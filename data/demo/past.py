"""What stands in the way of a draw: past checks, recusals, leave and quiet periods."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from data.demo import words
from data.demo.chance import below, stream
from data.demo.firms import CHUNK, Firm, firms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.demo.officers import Officer

HISTORY = ("检查日期", "统一社会信用代码", "企业名称", "检查部门", "检查类型", "检查事项", "检查结果")
RECUSALS = ("执法证号", "姓名", "企业名称", "统一社会信用代码", "回避事由")
LEAVES = ("执法证号", "姓名", "开始日期", "结束日期", "事由")
QUIET = ("开始日期", "结束日期", "适用范围", "依据")
_WAYS = (*["双随机"] * 10, *["专项检查"] * 4, *["日常巡查"] * 3, *["有因检查(投诉举报)"] * 3)
TRIGGERED = 200
"""So many firms were only checked for cause, which no cap counts: a tiny district's strata stay drawable."""
_RESULTS = (*["未发现问题"] * 8, "发现问题经责令已改正", "通过登记的住所无法联系")
_WHY_RECUSED = ("曾任职", "近亲属任职", "持股", "企业申请回避", "曾办理该企业案件")
_WHY_AWAY = ("年休假", "培训", "病假", "专班抽调")


def history_rows(seed: str, firms: int, first: date) -> Iterator[tuple[str, ...]]:
    """Checks of the fifteen months before the quarter, of every fifth firm; class D ones up to five times."""
    chance = stream(seed, "history")
    drawn: list[int] = []
    for number, firm in enumerate(firms_of(seed, firms)):
        if number % CHUNK == 0:
            drawn = below(chance, 100_000, CHUNK)
        looks = drawn[number % CHUNK]
        for again in range(_times(firm, looks)):
            yield _past_check(
                firm, looks + 7_919 * again, first, _WAYS if number >= TRIGGERED else _WAYS[-1:]
            )


def _times(firm: Firm, looks: int) -> int:
    if looks % 100 >= 20:
        return 0
    if firm.credit == "D":
        return 1 + looks // 100 % 5
    return 2 if looks % 100 < 2 else 1


def _past_check(firm: Firm, looks: int, first: date, ways: Sequence[str]) -> tuple[str, ...]:
    plan = next((p for p in words.PLANS if p.tag == firm.trade.tag), words.PLANS[-1])
    agency = plan.lead.partition("(")[0]
    day = first - timedelta(days=3 + looks % 450)
    way, result = ways[looks // 450 % len(ways)], _RESULTS[looks // 9_000 % len(_RESULTS)]
    return (day.isoformat(), firm.code, firm.name, agency, way, plan.items, result)


def recusal_rows(seed: str, firms: int, officers: Sequence[Officer]) -> Iterator[tuple[str, ...]]:
    """One recusal per 120 firms, among the first ten thousand."""
    near = list(islice(firms_of(seed, firms), CHUNK))
    chance = stream(seed, "recusals")
    count = -(-len(near) // 120)
    whom, who = below(chance, len(near), count), below(chance, len(officers), count)
    for turn, (at, by) in enumerate(zip(whom, who, strict=True)):
        firm, officer = near[at], officers[by]
        yield (officer.card, officer.name, firm.name, firm.code, _WHY_RECUSED[turn % len(_WHY_RECUSED)])


def leave_rows(seed: str, officers: Sequence[Officer], first: date) -> Iterator[tuple[str, ...]]:
    """Leave of about every third officer; of every tenth of these two spells that overlap."""
    chance = stream(seed, "leave")
    for officer, looks in zip(officers, below(chance, 30_000, len(officers)), strict=True):
        if looks % 3 or officer.bureau.officers == 1:
            continue
        spells = [(looks // 3 % 88, looks // 7 % 5)]
        if looks // 3 % 10 == 0:
            spells.append((spells[0][0] + 1, 6))
        for begins, days in spells:
            start = first + timedelta(days=begins)
            end = start + timedelta(days=days)
            why = _WHY_AWAY[looks // 11 % len(_WHY_AWAY)]
            yield (officer.card, officer.name, start.isoformat(), end.isoformat(), why)


def quiet_rows(last: date) -> list[tuple[str, ...]]:
    """A quiet week for restaurants, one for a town, and stock-taking at the quarter's end."""
    middle = last - timedelta(days=50)
    spans = (
        (middle, 4, "监管标签:餐饮", "美食节期间（示例）"),
        (middle + timedelta(days=14), 3, "所在镇(街道):星湖镇", "企业宁静日（示例）"),
        (last - timedelta(days=6), 6, "监管标签:商贸", "年末盘点期（示例）"),
    )
    return [
        (begins.isoformat(), (begins + timedelta(days=days)).isoformat(), scope, basis)
        for begins, days, scope, basis in spans
    ]
