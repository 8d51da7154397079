"""Questions about a stored plan: one firm, one officer, the fairness of the whole."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from data.intake.codes import read_code
from data.papers.privacy import shown_card, shown_code, shown_name
from data.store import plans
from data.usecases.made import Made
from data.usecases.session import transaction
from data.usecases.standing import finished, standing_in
from scheduler.errors import NotFound, StepWrong, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from sqlmodel import Session

    from scheduler.explain.fairness import Fairness
    from scheduler.explain.firm import FirmAnswer
    from scheduler.explain.officer import OfficerAnswer
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Drawn, Plan, Scheduled

    Row = TypeVar("Row", Enterprise, Inspector)

NEAR = 5
"""So many near matches are told."""


def explain_firm(url: str, name: str, code: str) -> tuple[Made[FirmAnswer], Case]:
    """Why a firm was drawn or not, in a plan whose firms are drawn; with the case for other firms' names."""
    from scheduler.explain.firm import explain_firm as explain

    with transaction(url) as session:
        number = plans.number_of(session, name)
        drawn, scheduled = _stages(session, number)
        standing = standing_in(session, number, drawn.frozen.strata, drawn.draws)
    case = drawn.frozen.case
    firm = find_firm(case.enterprises, code, number)
    return Made(number, explain(drawn, firm.id, scheduled), standing=standing), case


def explain_officer(url: str, name: str, card: str) -> tuple[Made[OfficerAnswer], Plan]:
    """Why an officer sits where the lottery of a complete plan put them; with the plan for its calendar."""
    from scheduler.explain.officer import explain_officer as explain

    made = finished(url, name)
    officer = find_officer(made.stage.case.inspectors, card, made.number)
    return Made(made.number, explain(made.stage, officer.id), standing=made.standing), made.stage


def fairness(url: str, name: str) -> Made[Fairness]:
    """How fair a complete plan is, everything recomputed."""
    from scheduler.explain.fairness import fairness as judge

    made = finished(url, name)
    return Made(made.number, judge(made.stage))


def find_firm(firms: Sequence[Enterprise], asked: str, plan: int) -> Enterprise:
    """The firm with this id or code, however it is typed; NotFound X01, X03 where several have it."""
    code = read_code(asked).text
    by_id = [e for e in firms if e.id == asked.strip() or _plain(e.id) == _plain(asked)]
    found = by_id or [e for e in firms if code and read_code(e.code).text == code]
    if len(found) == 1:
        return found[0]
    shown = shown_code(asked)
    if found:
        near = _told(shown_name(e.name, e.id) for e in found[:NEAR])
        raise NotFound(problem("X03", "fatal", content=shown, plan=plan, n=len(found), near=near))
    near = _told(shown_name(e.name, e.id) for e in _near(firms, asked, lambda e: (e.id, e.code, e.name)))
    raise NotFound(problem("X01", "fatal", content=shown, plan=plan, near=near))


def find_officer(officers: Sequence[Inspector], asked: str, plan: int) -> Inspector:
    """The officer with this card, however it is typed; NotFound X02."""
    found = [i for i in officers if _plain(i.id) == _plain(asked)]
    if found:
        return found[0]
    near = _told(
        shown_name(i.name, shown_card(i.id)) for i in _near(officers, asked, lambda i: (i.id, i.name))
    )
    raise NotFound(problem("X02", "fatal", content=shown_card(asked), plan=plan, near=near))


def _stages(session: Session, number: int) -> tuple[Drawn, Scheduled | None]:
    try:
        scheduled = plans.load_scheduled(session, number)
    except StepWrong:
        return plans.load_drawn(session, number), None
    return scheduled.drawn, scheduled


def _plain(text: str) -> str:
    """Without blanks and hyphens, full width made half, capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("-", "").upper()


def _near(rows: Sequence[Row], asked: str, words_of: Callable[[Row], tuple[str, ...]]) -> list[Row]:
    """Rows that contain what was asked for, else those most like it."""
    plain = _plain(asked)
    words = [[_plain(word) for word in words_of(row) if word] for row in rows]
    holding = [row for row, own in zip(rows, words, strict=True) if plain and any(plain in w for w in own)]
    if holding:
        return holding[:NEAR]
    owner = {word: row for row, own in zip(rows, words, strict=True) for word in own}
    return list(
        {id(row): row for row in map(owner.get, get_close_matches(plain, owner, NEAR)) if row}.values()
    )


def _told(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names)) or "–"
