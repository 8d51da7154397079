"""The program, verify.py and verify.html judge every bundle alike; verify.html runs in a real Chromium."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from attack_support import THIRD, auditors, chained, publics, story, valued_bundles
from browser_support import PAGE, Tab, browser
from bundle_support import bundles_of, log_of, packed, plan_of, revealed, with_later_acts
from core_support import district, firms, per_cent, rules, task
from district_support import cases, tiny_case
from forged_support import flipped, heavier, shortened, swapped
from hypothesis import HealthCheck, assume, given, seed, settings
from misshapen_support import MISSHAPEN
from secrets_support import SECRETS
from verifiers_support import by_page, by_script, told_by_page

from scheduler.audit import audit
from scheduler.chance import salt_of
from scheduler.errors import RulesConflict
from scheduler.record.cards import code_of
from scheduler.record.chain import lines
from scheduler.record.container import zipped
from scheduler.record.document import document
from scheduler.record.encode import canonical
from scheduler.values.events import REHEARSAL, Event, Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.record.encode import Json
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan

OPEN = Secrets(SECRETS.veil, "")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as pipe:
        yield pipe.open(PAGE.as_uri())


def joint(suite: str = "sha256") -> Case:
    """Two tasks of three agencies at thirty firms."""
    tasks = [task(1, "市场监督管理局", "应急管理局"), task(2, "消防救援大队")]
    return district(firms(30), tasks, rules=rules(suite=suite))


def files_of(made: Plan) -> list[bytes]:
    """The plan file, and both bundles before later acts, after them, and after the salt was opened."""
    log = log_of(made)
    later = with_later_acts(made, log)
    last = revealed(made, later) if made.secrets.salt else later
    return [document(made), *(raw for one in (log, later, last) for raw in packed(made, one))]


@pytest.mark.parametrize("secrets", [SECRETS, OPEN], ids=["sealed", "open"])
@pytest.mark.parametrize("case", [tiny_case(), joint(), joint("sm3")], ids=["tiny", "sha256", "sm3"])
def test_sound_files_hold_by_the_same_checks_made_as_often(case: Case, secrets: Secrets, tab: Tab) -> None:
    files = files_of(plan_of(case, secrets))
    assert [audit(raw).problems for raw in files] == [()] * 7
    told = [by_script(raw) for raw in files]
    assert [faults for _, faults in told] == [[]] * 7
    assert by_page(tab, files) == told


def test_a_second_plan_in_one_log_is_judged_by_its_own_acts(tab: Tab) -> None:
    first = plan_of(tiny_case())
    other = plan_of(joint(), number=2)
    log = log_of(other, log_of(first)[:1], "名录有误")
    files = packed(other, with_later_acts(other, log))
    told = [by_script(raw) for raw in files]
    assert by_page(tab, files) == told
    assert [faults for _, faults in told] == [[], []]


def test_a_quarter_frozen_again_without_a_reason_is_told_by_all_three(tab: Tab) -> None:
    first, other = plan_of(tiny_case()), plan_of(tiny_case(), number=2)
    start = log_of(first)[:1]
    for reason, due in (("", ["a quarter is frozen again only for a reason 2"]), ("名录有误", [])):
        log = log_of(other, start, reason)
        auditor, public = packed(other, log)
        assert by_script(auditor)[1] == due
        assert by_page(tab, [auditor, public]) == [by_script(auditor), by_script(public)]
        assert by_script(public)[1] == []  # a reason is nothing for the public
        assert [p.code for p in audit(auditor).problems] == ["V139"] * len(due)


def test_what_is_packed_like_a_bundle_but_is_none_is_told_by_all_three(tab: Tab) -> None:
    made = plan_of(tiny_case())
    lone = zipped({"plan.json": document(made)})
    log = log_of(made)
    files = {"plan.json": document(made), "log.jsonl": lines(log, public=False) + b"{"}
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    facts: Json = {
        "files": dict(sums),
        "format": "chayici-bundle/2",
        "log": {"entries": len(log), "head": log[-1].digest},
        "plan": made.number,
        "view": "auditor",
    }
    open_end = zipped({"manifest.json": canonical(facts).encode() + b"\n", **files})
    for raw in (lone, open_end):
        assert by_script(raw)[1]
        assert by_page(tab, [raw])[0][1]
        assert audit(raw).problems


POOL = "双色球第2026140期红球{6/33}"
BEACON = Event("drand", "quicknet/32000000", THIRD.at)
CHOSEN = (
    (THIRD, "123456", ""), (THIRD, "123 456", ""), (THIRD, "1237", ""), (REHEARSAL, "随便", ""),
    (replace(THIRD, name="coins 厅"), "012", ""), (replace(THIRD, name="Dice 厅"), "123", ""),
    (replace(THIRD, name="text 厅"), "第\u200b一", ""), (replace(THIRD, name="dice"), "123", ""),
    (Event("figures", POOL, THIRD.at), "2.9.18.26.34.41./", f"{POOL}=2.9.18.26.34.41."),
    (Event("figures", POOL, THIRD.at), "9.2.18.26.34.41./", f"{POOL}=9.2.18.26.34.41."),
    (Event("figures", POOL, THIRD.at), "02.9./", f"{POOL}=02.9."),
    (Event("figures", POOL, THIRD.at), "2./", "2."),
    (BEACON, "00" * 32, "ab" * 48), (BEACON, "00" * 32, "zz"),
    (replace(BEACON, name="quicknet/0"), "00" * 32, "ab"),
)  # fmt: skip  # one table


def test_values_of_choice_are_found_by_script_and_page_alike(tab: Tab) -> None:
    """Only the honest first and ninth leave whoever typed them no choice."""
    files = [raw for event, text, evidence in CHOSEN for raw in valued_bundles(event, text, evidence)]
    script, page = [by_script(raw) for raw in files], by_page(tab, files)
    for (_, one), (_, other), k in zip(script, page, range(len(files)), strict=True):
        assert bool(one) == bool(other), CHOSEN[k // 2]
    assert [k for k, (_, found) in enumerate(script) if not found] == [0, 1, 16, 17]


def test_entries_of_another_form_are_refused_by_all_three(tab: Tab) -> None:
    files: list[bytes] = []
    for change in MISSHAPEN.values():
        log = story().log
        change(log)
        files.append(auditors(story().file, chained(log)))
    assert all(audit(raw).problems for raw in files)
    assert all(found for _, found in map(by_script, files))
    assert all(found for _, found in by_page(tab, files))


def test_cards_are_counted_and_codes_spelt_alike_by_script_and_page(tab: Tab) -> None:
    view, log = story().view, story().log
    fewer = publics({**view, "cards": view["cards"][1:]}, log)
    assert [found for _, found in by_page(tab, [fewer])] == [by_script(fewer)[1]]
    assert by_script(fewer)[1]


SLICES = tuple(enumerate([(20, 3, 10)] * 6 + [(12, 2, 8), (40, 2, 6)]))
EACH = 25


def damaged(made: Plan, number: int) -> list[bytes]:
    """One version of each bundle with a changed byte, and two with a change that was covered up."""
    log = log_of(made)
    ways = [swapped(made), heavier(made), shortened(made, log, number)]
    forged = next(found for k in range(3) if (found := ways[(number + k) % 3]) is not None)
    return [*(flipped(raw, number) for raw in packed(made, log)), *forged]


@pytest.mark.parametrize(("number", "size"), SLICES)
def test_two_hundred_districts_sound_and_damaged_are_judged_alike_by_all_three(
    number: int, size: tuple[int, int, int], tab: Tab
) -> None:
    sound: list[bytes] = []
    broken: list[bytes] = []

    @seed(number)
    @settings(max_examples=EACH, suppress_health_check=list(HealthCheck))
    @given(cases(firms=size[0], tasks=size[1], shifts=size[2]))
    def collect(case: Case) -> None:
        try:
            made = plan_of(case)
        except RulesConflict:
            assume(condition=False)
        sound.extend(packed(made, log_of(made)))
        broken.extend(damaged(made, len(broken) + number))

    collect()
    assert len(sound) >= 2 * EACH
    files = sound + broken
    program = [audit(raw).problems == () for raw in files]
    assert [not faults for _, faults in map(by_script, files)] == program
    assert [not faults for _, faults in by_page(tab, files)] == program
    assert all(program[: len(sound)])
    assert program[len(sound) :].count(True) <= len(broken) // 4  # public bundles of a hidden swap


def test_the_slices_make_two_hundred() -> None:
    assert EACH * len(SLICES) >= 200


def test_a_swap_covered_up_everywhere_is_found_by_replaying_the_draw_alone(tab: Tab) -> None:
    half = (per_cent("A", 50),)
    forged = swapped(plan_of(district(firms(30), [task(1, ratios=half)])))
    assert forged is not None
    (told,) = by_page(tab, forged[:1])
    assert told[1] == by_script(forged[0])[1]
    assert told[1] == [
        "each firm's number is the hash of seed, salt and id",  # a ticket says what its firm was drawn for
        "drawn and substitutes have the smallest numbers",
    ]
    assert audit(forged[0]).problems


@pytest.mark.parametrize("when", ["sealed", "opened"])
def test_a_code_opens_the_firms_own_card_and_nobody_elses(when: str, tab: Tab) -> None:
    made = plan_of(joint())
    log = log_of(made) if when == "sealed" else revealed(made, log_of(made))
    public = packed(made, log)[1]
    firm, ticket = made.case.enterprises[3], made.tickets[3]
    code = code_of(salt_of(bytes.fromhex(made.secrets.veil), firm.id))
    (told,) = told_by_page(tab, [public], {"code": f" {code.lower()} "})
    assert told["faults"] == []
    assert dict(told["done"]) == by_script(public, code)[0]
    assert told["card"]["firm"]["name"] == firm.name
    assert told["card"]["ticket"] == {
        "enterprise": firm.id,
        "number": f"{ticket.number:016x}",
        "tasks": [made.strata[d.stratum].task for d in made.draws if firm.id in d.drawn],
    }
    for wrong in ("A" * 26, code[:-1], "1" + code[1:]):
        (refused,) = told_by_page(tab, [public], {"code": wrong})
        assert refused["card"] is None
        assert [fault.split("card")[0] for fault in refused["faults"]] == ["the code opens a "]


def test_published_values_are_held_against_the_file(tab: Tab) -> None:
    made = plan_of(joint())
    log = log_of(made)
    own = [made.firm_seed.commitment, made.inspector_seed.commitment]
    for raw in packed(made, log):
        for commitments, head, sound in (
            (own, log[1].digest.upper(), True),
            (own[:1], "", True),
            (own[::-1], "", False),
            ([*own, own[0]], "", False),
            (["", own[1]], "", False),
            ([], "0" * 64, False),
        ):
            (told,) = by_page(tab, [raw], {"commitments": commitments, "logHead": head})
            assert (told[1] == []) == sound
            assert told == by_script(raw, "", commitments, head or None)


def test_the_helper_for_other_tests_gives_the_same_bundles() -> None:
    made = plan_of(tiny_case())
    assert bundles_of(tiny_case()) == packed(made, log_of(made))
    assert json.loads(document(made).decode())["head"]["plan"] == 1
