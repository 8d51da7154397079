"""Changes as a planner types them, e.g. 应急管理局=+2 or 应急管理局:危化品监管=1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from scheduler.errors import InputWrong, problem
from scheduler.feasibility.changes import Lend, Lower, Qualify, Quarterly, Recall, Weekly, Widen
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scheduler.feasibility.changes import Change
    from scheduler.values.case import Case

_TYPED = re.compile(r"(?P<name>[^=]+?)(?P<more>[:：][^=:：]*)?[=＝](?P<figure>[+-]?\d+(\.\d+)?)%?")
UNCLASSIFIED = {"", "-", "–"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a what-if, as typed."""

    officers: tuple[str, ...] = ()
    qualify: tuple[str, ...] = ()
    recall: tuple[str, ...] = ()
    widen: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()
    weekly: int | None = None
    quarterly: int | None = None

    def changes(self, case: Case) -> tuple[Change, ...]:
        """What they mean for a case; InputWrong U20, U21."""
        return tuple(self._each(case))

    def _each(self, case: Case) -> Iterator[Change]:
        agencies, tasks = [a.id for a in case.agencies], [t.id for t in case.tasks]
        for typed in self.officers:
            name, more, figure = _read(typed, "AGENCY=+2", agencies, N_("the agency"))
            yield Lend(name, _whole(typed, figure, "AGENCY=+2"), (more,) if more else ())
        for typed in self.qualify:
            name, more, figure = _read(
                typed, "AGENCY:QUALIFICATION=1", agencies, N_("the agency"), named=True
            )
            yield Qualify(name, more, _whole(typed, figure, "AGENCY:QUALIFICATION=1", least=0))
        for typed in self.recall:
            name, _, figure = _read(typed, "AGENCY=1", agencies, N_("the agency"))
            yield Recall(name, _whole(typed, figure, "AGENCY=1", least=0))
        for typed in self.widen:
            name, _, figure = _read(typed, "TASK=7", tasks, N_("the task"))
            yield Widen((name,), _whole(typed, figure, "TASK=7", least=0))
        for typed in self.ratio:
            yield _ratio(typed, tasks)
        if self.weekly is not None:
            yield Weekly(self.weekly)
        if self.quarterly is not None:
            yield Quarterly(self.quarterly)


def _ratio(typed: str, tasks: Collection[str]) -> Change:
    name, credit, figure = _read(typed, "TASK:D=50", tasks, N_("the task"), named=True)
    share = Fraction(figure) / 100
    credit = "" if credit in UNCLASSIFIED else credit.upper()
    if credit not in CLASSES or not 0 <= share <= 1:
        raise _odd(typed, "TASK:D=50")
    return Lower(name, credit, share)


def _read(
    typed: str, expected: str, known: Collection[str], which: str, *, named: bool = False
) -> tuple[str, str, str]:
    """(name, what stands after the colon, figure)."""
    found = _TYPED.fullmatch(typed.strip())
    if found is None or (named and found["more"] is None):
        raise _odd(typed, expected)
    name = found["name"].strip()
    if name not in known:
        raise InputWrong(problem("U21", "fatal", content=name, which=which, near=_told(known)))
    return name, (found["more"] or ":")[1:].strip(), found["figure"]


def _whole(typed: str, figure: str, expected: str, least: int = -1_000) -> int:
    if "." in figure or int(figure) < least or int(figure) > 1_000:
        raise _odd(typed, expected)
    return int(figure)


def _odd(typed: str, expected: str) -> InputWrong:
    return InputWrong(problem("U20", "fatal", content=typed, expected=expected))


def _told(known: Iterable[str]) -> str:
    return "、".join(known)
