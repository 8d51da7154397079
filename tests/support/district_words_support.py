"""Words and small helpers that the generated districts share."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from scheduler.values.rules import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")

BASIS = Basis("试点区双随机抽查实施细则（测试）", "第一条")
TAGS = ("危化", "机械", "食品", "餐饮")
TOWNS = ("东溪镇", "南桥街道", "西塘镇")
AGENCIES = ("市场监督管理局", "应急管理局", "消防救援大队", "生态环境分局", "气象局")
"""The last is vertical: it can be a partner, never a lead."""
ITEMS = ("价格行为检查", "危废管理检查", "安全生产检查", "消防安全检查", "食品安全检查")
QUALIFICATIONS = ("危化品监管", "消防监督员")
POINTS = tuple(Fraction(n, 100) for n in (0, 100, 50, 1, 3, 10, 20, 33, 60, 80))
INTERVALS = tuple((low, high) for low in POINTS for high in POINTS if low <= high)


def subsets(values: tuple[str, ...], most: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(c)) for n in range(most + 1) for c in combinations(values, n))


def some(strategy: st.SearchStrategy[Item], most: int) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


_MADE: dict[str, st.SearchStrategy[Any]] = {}


def pick(values: Sequence[Item]) -> st.SearchStrategy[Item]:
    """Any of the values, the first being the plainest; made once, because making costs more than drawing.

    Known by how they look, not by equality: True and 1 are equal.
    """
    made = repr(values)
    if made not in _MADE:
        _MADE[made] = st.sampled_from(values)
    return _MADE[made]
