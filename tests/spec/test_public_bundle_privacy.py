"""What the public bundle must not tell: no person, no class, no firm but to itself, no value too early."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from attack_support import (
    Json,
    Story,
    lines_of,
    made,
    opened,
    replaced,
    small_case,
    story,
    substituted,
)

from scheduler.audit import open_card
from scheduler.chance import salt_of
from scheduler.record.cards import code_of
from scheduler.values.firms import Inspection
from scheduler.values.people import Recusal

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan

PHONE, IDENTITY = "13800138000", "330102199001011234"
STATION, TAG, ADDRESS = "蓝所乙七", "标签丙八", "门牌丁九13800138000"
KIND, STATUS = "个体密九", "存续密八"
WHAT, WHY = {"what": f"改期壬五 {PHONE}"}, f"原因癸六 {IDENTITY}"
OFFICER, CARD = "甲员戊一", "证号己二330102199001011234"


def planted() -> Case:
    """The small case with words in every private field that occur nowhere else."""
    case = small_case()
    firms = tuple(
        replace(e, station=f"{STATION}{k}", tags=(*e.tags, f"{TAG}{k}"), address=f"{ADDRESS}{k}",
                latitude=30_912_340 + k, longitude=120_954_320 + k, kind=KIND, status=STATUS)
        for k, e in enumerate(case.enterprises)
    )  # fmt: skip  # one record
    people = tuple(
        replace(i, id=f"{CARD}{k:02d}", name=f"{OFFICER}{k}", station=f"{STATION}{k}")
        for k, i in enumerate(case.inspectors)
    )
    cards = {old.id: new.id for old, new in zip(case.inspectors, people, strict=True)}
    return replace(
        case,
        enterprises=firms,
        inspectors=people,
        leaves=tuple(replace(x, inspector=cards[x.inspector]) for x in case.leaves),
        recusals=(Recusal(people[-1].id, firms[-1].id),),
        history=(Inspection(firms[0].id, case.shifts[0].day.replace(year=2024), "密局庚三", "密项辛四"),),
    )


@cache
def told(*, revealed: bool = False) -> Story:
    """A plan of that case with acts after the draw, in whose records stand names and numbers too."""
    plan, diary = made(planted())
    substituted(plan, diary)
    replaced(plan, diary)
    diary.add(
        "amend",
        "2026-09-14T00:00:00Z",
        {"amendment": 1},
        WHAT,
        f"原因癸六 {IDENTITY}",
    )
    if revealed:
        diary.add("reveal", "2027-01-02T00:00:00Z", {"salt": plan.secrets.salt})
    return Story(plan, tuple(diary.entries))


def private_words(plan: Plan) -> list[str]:
    """Whatever the public may never read."""
    people = [word for i in plan.case.inspectors for word in (i.id, i.name)]
    places = [word for e in plan.case.enterprises for word in (e.station, e.address, str(e.latitude))]
    acts = [
        "王承办",
        "李见证",
        "停业",
        "病假",
        "改期壬五",
        "原因癸六",
        "密局庚三",
        "密项辛四",
        "个体密九",
        "存续密八",
    ]
    places += [tag for e in plan.case.enterprises for tag in e.tags if tag.startswith(TAG)]
    return [*people, *places, *acts, PHONE, IDENTITY]


def layers(raw: bytes) -> bytes:
    """The bytes, and all that stands in them as hex or as base64."""
    hexes = [bytes.fromhex(w[: len(w) // 2 * 2].decode()) for w in re.findall(rb"[0-9a-fA-F]{8,}", raw)]
    coded = [base64.b64decode(w[: len(w) // 4 * 4]) for w in re.findall(rb"[A-Za-z0-9+/]{12,}", raw)]
    return b"\n".join([raw, *hexes, *coded])


def leaks(raw: bytes, words: list[str]) -> list[str]:
    """Which of the words stand in the bytes, in one of the ways in which a word can stand in a file."""
    everything = layers(raw)
    return [word for word in words if any(way in everything for way in ways(word))]


def ways(word: str) -> list[bytes]:
    utf8 = word.encode()
    return [
        utf8,
        word.encode("utf-16-le"),
        word.encode("gb18030"),
        utf8.hex().encode(),
        json.dumps(word)[1:-1].encode(),
        base64.b64encode(utf8[: len(utf8) // 3 * 3]),
    ]


def test_the_search_finds_what_is_there() -> None:
    """The auditor's bundle holds all of it, in clear and in each disguise."""
    raw = told().auditors
    words = private_words(told().plan)
    assert leaks(raw, words) == words
    log = opened(raw)["log.jsonl"]
    for disguise in (log.hex().encode(), base64.b64encode(log), json.dumps(log.decode()).encode()):
        assert leaks(disguise, ["原因癸六"]) == ["原因癸六"]


@pytest.mark.parametrize("revealed", [False, True])
def test_no_person_place_tag_or_reason_stands_in_the_public_bundle(*, revealed: bool) -> None:
    honest = told(revealed=revealed)
    assert leaks(honest.publics, private_words(honest.plan)) == []


@pytest.mark.parametrize("revealed", [False, True])
def test_no_firm_stands_in_the_public_bundle(*, revealed: bool) -> None:
    honest = told(revealed=revealed)
    names = [e.name for e in honest.plan.case.enterprises]
    assert leaks(honest.publics, names) == []
    ids = {e.id for e in honest.plan.case.enterprises}
    assert ids.isdisjoint(strings(honest.view))
    assert ids.isdisjoint(word for line in public_log(honest) for word in strings(line))


def public_log(honest: Story) -> list[Json]:
    return [json.loads(line) for line in opened(honest.publics)["log.jsonl"].splitlines()]


def strings(value: object) -> list[str]:
    """Every text of a JSON value."""
    if isinstance(value, dict):
        return [word for key, part in value.items() for word in (key, *strings(part))]
    if isinstance(value, list):
        return [word for part in value for word in strings(part)]
    return [value] if isinstance(value, str) else []


def numbers(plan: Plan) -> list[str]:
    return [f"{t.number:016x}" for t in plan.tickets]


@pytest.mark.parametrize("revealed", [False, True])
def test_no_number_and_no_salt_of_a_firm_stands_in_the_public_bundle_at_any_time(*, revealed: bool) -> None:
    """Numbers beside a list of visited firms would tell classes, so they stay closed for good."""
    honest = told(revealed=revealed)
    raw = honest.publics
    veil = bytes.fromhex(honest.plan.secrets.veil)
    salts = [salt_of(veil, e.id).hex() for e in honest.plan.case.enterprises]
    assert not [word for word in (*numbers(honest.plan), *salts, veil.hex()) if word.encode() in raw]


def test_before_the_salt_is_opened_neither_seed_nor_salt_stands_in_the_public_bundle() -> None:
    honest = told()
    closed = [honest.plan.firm_seed.seed, honest.plan.inspector_seed.seed, honest.plan.secrets.salt]
    assert not [word for word in closed if word.encode() in honest.publics]
    after = told(revealed=True).publics
    assert all(word.encode() in after for word in closed)


def test_the_public_log_has_no_secret_part() -> None:
    honest = told(revealed=True)
    keys = {"act", "at", "body", "digest", "number", "plan", "previous", "private"}
    assert all(set(line) == keys for line in public_log(honest))
    assert opened(honest.publics)["log.jsonl"] == lines_of(honest.log, public=True)


@pytest.mark.parametrize("revealed", [False, True])
def test_an_opened_card_shows_the_firm_its_face_and_number_and_nothing_else(*, revealed: bool) -> None:
    honest = told(revealed=revealed)
    veil = bytes.fromhex(honest.plan.secrets.veil)
    for firm in honest.plan.case.enterprises:
        card, wrong = open_card(honest.view, code_of(salt_of(veil, firm.id)))
        assert wrong == []
        assert set(card) == {"face", "firm", "hidden", "ticket", "ticket_hidden", "ticket_row"}
        assert set(card["face"]) == {"code", "id", "name", "town"}
        assert card["face"]["id"] == firm.id
        assert set(card["ticket_row"] or {}) <= {"enterprise", "number", "tasks"}
        assert leaks(json.dumps(card, ensure_ascii=False).encode(), private_words(honest.plan)) == []
        others = [e.name for e in honest.plan.case.enterprises if e.id != firm.id]
        assert leaks(json.dumps(card, ensure_ascii=False).encode(), others) == []


def test_all_cards_are_of_one_length_and_in_an_order_that_says_nothing() -> None:
    """Sorted by a tag that only the firm's own code gives; the same whether it was drawn or not."""
    view = told().view
    assert len({len(card) for card in view["cards"]}) == 1
    assert view["cards"] == sorted(view["cards"])
    assert len(view["cards"]) == len(told().plan.case.enterprises)


def test_two_firms_that_differ_in_class_only_cannot_be_told_apart_without_their_codes() -> None:
    """Class, draw and tasks change leaves and cards, but no length, no count and nothing else in the view."""
    case = small_case()
    firms = list(case.enterprises)
    firms[0], firms[6] = replace(firms[0], credit="D"), replace(firms[6], credit="A")
    one, other = (shape(made(c)[0]) for c in (case, replace(case, enterprises=tuple(firms))))
    assert one == other


def shape(plan: Plan) -> object:
    view = Story(plan, ()).view
    return {
        "keys": sorted(view),
        "cards": [len(card) for card in view["cards"]],
        "firms": [len(leaf) for leaf in view["leaves"]["firms"]],
        "tickets": [len(leaf) for leaf in view["leaves"]["tickets"]],
        "sections": [sorted(draw["manifest"]["sections"]) for draw in view["draws"]],
    }


def test_the_card_of_a_drawn_firm_is_no_shorter_or_longer_than_of_one_not_drawn() -> None:
    plan = story().plan
    drawn = {firm for d in plan.draws for firm in d.drawn}
    veil = bytes.fromhex(plan.secrets.veil)
    view = story().view
    lengths = {}
    for firm in plan.case.enterprises:
        code = code_of(salt_of(veil, firm.id))
        (mine,) = [c for c in view["cards"] if not open_card({**view, "cards": [c]}, code)[1]]
        lengths[firm.id] = len(mine)
    assert drawn
    assert len(set(lengths.values())) == 1


def test_a_stranger_who_guesses_a_firms_face_cannot_confirm_its_leaf() -> None:
    """The leaf is hidden by the firm's salt, and the salt by the veil."""
    from audit_encoding_support import hash_of, js

    view, plan = story(revealed=True).view, story().plan
    firm = plan.case.enterprises[0]
    face = js({"code": firm.code, "id": firm.id, "name": firm.name, "town": firm.town})
    guesses = [bytes(16), bytes.fromhex(view["salt"])[:16], bytes.fromhex(view["blinds"]["firms"])[:16]]
    leaves = set(view["leaves"]["firms"])
    assert not {hash_of(b"chayici/2/face", salt, face, bytes(32)).hex() for salt in guesses} & leaves
