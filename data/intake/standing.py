"""Credit class and registration status: the words that rosters use, and what they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from data.intake.cells import plain
from scheduler.values.firms import CLASSES

_LETTER = re.compile(r"([A-E])(?:类|级|等|档)?(?:企业)?(?:\(.*\))?(?:[低中高较一般信用风险]*)")
_WORDS = {
    "低": "A", "一": "A", "1": "A", "I": "A", "较低": "B", "一般": "B", "中低": "B",
    "二": "B", "2": "B", "II": "B",
    "中": "C", "中等": "C", "较高": "C", "中高": "C", "三": "C", "3": "C", "III": "C",
    "高": "D", "严重": "D", "四": "D", "4": "D", "IV": "D", "五": "E", "5": "E", "V": "E",
}  # fmt: skip
_UNCLASSED = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "/",
        "无",
        "无分类",
        "未分类",
        "未评",
        "未评级",
        "未分级",
        "暂无",
        "暂未分类",
        "不分类",
        "N/A",
        "新设",
    }
)
_LIVE = ("存续", "在营", "在业", "开业", "正常", "营业", "在册", "有效", "登记成立")
_DEAD = (
    "注销", "吊销", "迁出", "迁往", "歇业", "撤销", "停业", "撤消", "清算", "非正常", "关闭", "倒闭", "除名",
    "无效", "失效",     "停产", "责令关闭",
)  # fmt: skip


@lru_cache(maxsize=4096)
def read_class(words: str) -> str | None:
    """The class, "" for unclassified, None when the words mean none.

    >>> read_class("Ｄ"), read_class("C(较高风险)"), read_class("一般风险"), read_class(""), read_class("优")
    ('D', 'C', 'B', '', None)
    """
    word = plain(words).upper()
    if word in _UNCLASSED:
        return ""
    letter = _LETTER.fullmatch(word)
    if letter:
        return letter.group(1)
    core = re.sub(r"信用|风险|等级|企业|类|级|档|\(.*\)", "", word)
    return _WORDS.get(core)


@lru_cache(maxsize=4096)
def read_live(words: str) -> bool | None:
    """Whether a firm of this status may be drawn; None when the words are not known.  Closing words win.

    >>> read_live("在营(开业)"), read_live("吊销,未注销"), read_live("异地经营")
    (True, False, None)
    """
    word = plain(words)
    if any(dead in word for dead in _DEAD):
        return False
    return True if any(live in word for live in _LIVE) else None


def riskier(one: str, other: str) -> str:
    """The class that is watched more; any class before none."""
    order = ("E", *(name for name in CLASSES if name != "E"))
    return min(one, other, key=order.index)
