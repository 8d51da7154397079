"""The synthetic officers of fourteen agencies, in both styles of sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.demo import words
from data.demo.chance import below, stream

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRMS_PER_SET = 25_000
"""So many firms one full set of officers looks after; larger districts have several sets."""

LONG = (
    *("单位工号", "姓名", "性别", "手机号", "岗位资质资格", "执法事项范围", "地区", "层级", "担任职务"),
    *("所在业务部门（机构）", "是否专家", "执法证编号", "执法证有效期", "执法人员状态"),
)
LONG_HINT = ("", "", "男或女", "", "无资质填无", "", "", "", "", "", "是/否", "", "YYYY-MM-DD", "有效/失效")
LONG_SAMPLE = (
    *(
        "0010",
        "案例（请删除）",
        "男",
        "10000000000",
        "药品检查员",
        "",
        "省本级",
        "市级",
        "科员",
        "消保分局",
        "否",
    ),
    *("000000", "2027-01-01", "有效"),
)
SHORT = ("姓名", "执法证号", "有效期至", "所在单位", "所属中队/所", "专业资质", "是否在岗", "备注")


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer as the sheets describe them."""

    number: int
    """Within the agency, from 0."""
    name: str
    card: str
    bureau: words.Bureau
    station: str
    skills: tuple[str, ...]
    until: date
    active: bool


def officers_of(seed: str, bureau: words.Bureau, firms: int, first: date) -> Iterator[Officer]:
    """One agency's officers; ``first`` is the quarter's first day, in which some cards expire."""
    count = 1 if bureau.officers == 1 else bureau.officers * -(-firms // FIRMS_PER_SET)
    chance = stream(seed, f"officers {bureau.name}")
    drawn = zip(*(below(chance, 1_000, count) for _ in range(4)), strict=True)
    for number, (looks, skill, expiry, duty) in enumerate(drawn):
        yield Officer(
            number=number,
            name=_name(number + 29 * words.BUREAUS.index(bureau)),
            card=f"9909{words.BUREAUS.index(bureau):02d}{number:06d}",
            bureau=bureau,
            station=f"{words.TOWNS[looks % len(words.TOWNS)][:2]}所" if bureau.stations else "机关科室",
            skills=_skills(bureau, number, skill),
            until=first + timedelta(days=_card_days(expiry) if count > 1 else 900),
            active=duty >= 30 or count == 1,
        )


def _name(number: int) -> str:
    """Within one agency nobody shares a name before all 196 are used up."""
    at = number * 37 % (len(words.SURNAMES) * len(words.GIVEN))
    return words.SURNAMES[at % len(words.SURNAMES)] + words.GIVEN[at // len(words.SURNAMES)]


def _skills(bureau: words.Bureau, number: int, drawn: int) -> tuple[str, ...]:
    """In turn, so that no qualification is missing; one in ten has a second one."""
    have, turn = bureau.skills, number % (len(bureau.skills) + 1)
    if turn == len(have):
        return ()
    return (have[turn],) if drawn >= 100 or len(have) == 1 else (have[turn], have[turn - 1])


def _card_days(drawn: int) -> int:
    """Days from the quarter's first day: 20 of 1,000 are out of date, 60 expire in the quarter."""
    if drawn < 20:
        return -1 - drawn
    return drawn + 10 if drawn < 80 else 120 + drawn


def long_row(officer: Officer) -> tuple[str, ...]:
    """The officer in the provincial platform's own template."""
    separator = "，" if officer.number % 4 == 1 else "、"
    return (
        f"{officer.bureau.letters}{officer.number:03d}",
        officer.name,
        "男" if officer.number % 2 else "女",
        str(10_000_000_000 + officer.number),
        separator.join(officer.skills) or "无",
        "",
        words.DISTRICT,
        "区县级",
        "科员",
        officer.station,
        "否",
        officer.card,
        officer.until.isoformat(),
        "有效" if officer.active else "失效",
    )


def short_row(officer: Officer) -> tuple[str, ...]:
    """The officer in the short sheet some agencies keep."""
    style = "%Y/%m/%d" if officer.number % 3 else "%Y年%m月%d日"
    return (
        officer.name,
        officer.card,
        officer.until.strftime(style),
        f"{words.DISTRICT}{officer.bureau.name}",
        officer.station,
        "、".join(officer.skills) or "无",
        "是" if officer.active else "否",
        "",
    )
