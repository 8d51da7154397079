"""Papers that officers take along to a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.text import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

ALWAYS = ("行政执法证件", "行政检查通知书", "现场检查记录表")
"""行政处罚法 §55 (show the card), and the notice and record every on-site check needs."""
LEAD = ("联合检查组人员名单",)
"""The lead agency presents the whole team."""
STANDARDS = "检查标准：{items}"
"""The standard by which each item is judged."""


def papers(items: Iterable[str], *, leads: bool) -> str:
    """Say what one agency brings to a visit for its items."""
    first = joined((*ALWAYS, *(LEAD if leads else ())))
    return f"{first}\n{STANDARDS.format(items=joined(items))}"
