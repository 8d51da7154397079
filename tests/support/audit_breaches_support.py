"""For every rule of the checker, the smallest plan that breaks it, its seeds and digests made to fit."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import audit_support as s

if TYPE_CHECKING:
    from collections.abc import Callable

Json = s.Json
BREACHES: dict[str, tuple[Callable[[], Json], set[str]]] = {}
"""Code → how to make the plan, and the other codes that cannot but come with it."""


def breaks(code: str, *along: str) -> Callable[[Callable[[], Json]], Callable[[], Json]]:
    def register(make: Callable[[], Json]) -> Callable[[], Json]:
        assert code not in BREACHES
        BREACHES[code] = (make, {code, *along})
        return make

    return register


# ---------------------------------------------------------------- names


@breaks("V23", "V29")
def firm_twice() -> Json:
    plan = s.plan_of()
    plan["firms"].append(plan["firms"][0])
    return s.with_digests(plan)


@breaks("V24", "V29")
def visit_of_unknown_task() -> Json:
    plan = s.plan_of()
    plan["visits"][0]["tasks"] = ["T9"]
    return s.with_digests(plan)


@breaks("V25", "V29")
def shifts_out_of_order() -> Json:
    return s.with_digests({**(plan := s.plan_of()), "shifts": plan["shifts"][::-1]})


# ---------------------------------------------------------------- seeds


def with_seed(draw: str, field: str, value: str, first: str) -> Json:
    """A plan whose seed record is set by hand, and all that follows made from it."""
    plan = s.plan_of()
    record = plan["head"]["seeds"][draw]
    record[field] = value
    if field == "commitment":
        label = f"chayici/2/seed/{draw}".encode()
        salt = bytes.fromhex(plan["head"]["secrets"]["salt"])
        record["seed"] = s.hash_of(label, bytes.fromhex(value), record["text"].encode(), salt).hex()
    return s.rebuilt(plan, first)


@breaks("V30")
def other_first_commitment() -> Json:
    return with_seed("firms", "commitment", "00" * 32, "draws")


@breaks("V31")
def other_firm_seed() -> Json:
    return with_seed("firms", "seed", "11" * 32, "draws")


@breaks("V32")
def other_second_commitment() -> Json:
    return with_seed("inspectors", "commitment", "00" * 32, "assignments")


@breaks("V33")
def other_inspector_seed() -> Json:
    return with_seed("inspectors", "seed", "22" * 32, "assignments")


@breaks("V34")
def public_text_with_a_blank() -> Json:
    plan = s.plan_of()
    plan["head"]["seeds"]["inspectors"]["text"] = "球 07 "
    return s.rebuilt(plan, "second seed")


@breaks("V35")
def beacon_without_its_signature() -> Json:
    plan = s.plan_of()
    event = {"kind": "drand", "name": "quicknet/657413", "at": "2026-10-08T02:00:00Z"}
    plan["head"]["seeds"]["firms"] |= {"event": event, "text": "00" * 32, "evidence": "ab" * 48}
    return s.rebuilt(plan, "first seed")


@breaks("V36")
def firm_with_a_salt_of_its_choice() -> Json:
    return s.plan_of(s.district(firms=[s.firm("F1"), s.firm("F2", salt="00" * 16)]))


@breaks("V37")
def officers_by_a_rehearsal() -> Json:
    plan = s.plan_of()
    plan["head"]["seeds"]["inspectors"]["event"] = {"kind": "rehearsal", "name": "", "at": ""}
    return s.rebuilt(plan, "second seed")


# ---------------------------------------------------------------- strata


def one_firm() -> Json:
    everything = [{"credit": "A", "low": [1, 1], "high": [1, 1]}]
    return s.district(firms=[s.firm("F1")], tasks=[s.task(ratios=everything)])


def with_stratum(given: Json, **changes: object) -> Json:
    """A plan with a stratum's figures changed and committed to, but drawn as the right ones say."""
    plan = s.plan_of(given)
    right = copy.deepcopy(plan["strata"])
    plan["strata"][0].update(changes)
    s.with_first_seed(plan)
    changed, plan["strata"] = plan["strata"], right
    s.draw_firms(plan)
    plan["strata"] = changed
    return s.rebuilt(plan, "visits")


@breaks("V40")
def strata_out_of_order() -> Json:
    firms = [s.firm("F1"), s.firm("F2", credit="D")]
    ratios = [{"credit": c, "low": [1, 1], "high": [1, 1]} for c in "AD"]
    plan = s.plan_of(s.district(firms=firms, tasks=[s.task(ratios=ratios)]))
    plan["strata"].reverse()
    return s.rebuilt(plan, "first seed")


@breaks("V41")
def other_ratio() -> Json:
    return with_stratum(one_firm(), low=[1, 2])


@breaks("V42")
def other_population() -> Json:
    return with_stratum(one_firm(), population=2)


@breaks("V43")
def other_frame() -> Json:
    return with_stratum(one_firm(), frame=2)


@breaks("V44")
def certain_though_not_due() -> Json:
    return with_stratum(one_firm(), certain=["F1"])


@breaks("V45")
def other_wanted() -> Json:
    return with_stratum(one_firm(), wanted=2)


@breaks("V46")
def other_size() -> Json:
    return with_stratum(one_firm(), size=0)


@breaks("V47")
def caps_leave_too_few() -> Json:
    return s.plan_of(s.district(rules=[s.rules(caps=[s.cap(most=0)])]))


@breaks("V48")
def item_of_the_negative_list() -> Json:
    return s.plan_of(s.district(rules=[s.rules(negative_items=["事项T1"])]))


@breaks("V49")
def item_not_on_the_catalogue() -> Json:
    return s.plan_of(s.district(rules=[s.rules(catalogue=["别的事项"])]))


# ---------------------------------------------------------------- draw


def three_firms() -> Json:
    third = [{"credit": "A", "low": [1, 3], "high": [1, 3]}]
    return s.district(firms=[s.firm(f"F{n}") for n in range(3)], tasks=[s.task(ratios=third)])


def order_of(plan: Json) -> list[str]:
    return sorted((f["id"] for f in plan["firms"]), key=lambda name: s.ticket_of(plan, name))


@breaks("V50")
def ticket_missing() -> Json:
    plan = s.plan_of()
    plan["tickets"].pop()
    return s.rebuilt(plan, "second seed")


@breaks("V51")
def other_number() -> Json:
    plan = s.plan_of()
    plan["tickets"][0]["number"] = "0" * 16
    return s.rebuilt(plan, "second seed")


@breaks("V52")
def other_key() -> Json:
    plan = s.plan_of()
    plan["tickets"][0]["key"] = "0" * 24
    return s.rebuilt(plan, "second seed")


@breaks("V53")
def draws_out_of_order() -> Json:
    plan = s.plan_of(s.district(tasks=[s.task("T1"), s.task("T2")]))
    plan["draws"].reverse()
    return s.rebuilt(plan, "second seed")


@breaks("V54")
def drawn_out_of_turn() -> Json:
    plan = s.plan_of(three_firms())
    plan["draws"][0]["drawn"] = [order_of(plan)[2]]
    return s.rebuilt(plan, "visits")


@breaks("V55")
def substitute_out_of_turn() -> Json:
    plan = s.plan_of(three_firms())
    plan["draws"][0]["substitutes"] = [order_of(plan)[2]]
    return s.rebuilt(plan, "second seed")


@breaks("V57")
def ticket_that_hides_a_draw() -> Json:
    plan = s.plan_of(three_firms())
    ticket = next(t for t in plan["tickets"] if t["tasks"])
    ticket["tasks"] = []
    return s.rebuilt(plan, "second seed")


@breaks("V56", "V54")
def dead_firm_drawn() -> Json:
    plan = s.plan_of(s.district(firms=[s.firm("F1"), s.firm("F2", live=False)]))
    plan["draws"][0]["drawn"].append("F2")
    return s.rebuilt(plan, "visits")
