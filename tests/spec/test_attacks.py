"""Ways to cheat with bits, rosters, values and chances; each is found by our checker and the outsider's."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from attack_support import (
    THIRD,
    Json,
    auditors,
    codes,
    faults,
    on_record,
    opened,
    packed,
    story,
    tampered,
)
from audit_encoding_support import file_of, with_digests, with_first_seed, with_second_seed
from audit_support import rebuilt
from district_support import tiny_case

from data.usecases.leaving import verify
from scheduler.chance import clean_seed, salt_of, secrets_of
from scheduler.errors import SeedWrong
from scheduler.pipeline import freeze
from scheduler.sampling.draw import draw_firms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.untraced
ROWS = "every row, section and root has its digest"
COMMITTED = "commitments cover what they name"
SEEDS = "seeds follow from commitment, public value and salt"
SAME = "the log has what the plan has"
PUBLISHED = "the published digest stands in the log"


def flipped(raw: bytes, index: int) -> bytes:
    """One bit turned over, at a place that nobody chose."""
    at = int.from_bytes(sha256(f"flip {index}".encode()).digest()[:8], "big") % (8 * len(raw))
    changed = bytearray(raw)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


# --------------------------------------------------------------------------------------------- single bits


@pytest.mark.parametrize("view", ["auditors", "publics"])
def test_the_honest_bundles_are_accepted_before_and_after_the_salt_is_opened(view: str) -> None:
    for revealed in (False, True):
        raw = getattr(story(revealed=revealed), view)
        assert (codes(raw), faults(raw)) == (set(), set())


@pytest.mark.parametrize("view", ["auditors", "publics"])
def test_of_ten_thousand_single_bits_turned_over_every_one_is_found(view: str) -> None:
    raw = getattr(story(), view)
    missed = [k for k in range(5_000) if not codes(flipped(raw, k))]
    assert missed == []


@pytest.mark.parametrize("view", ["auditors", "publics"])
def test_the_outsiders_verifier_finds_each_of_two_thousand_bits(view: str) -> None:
    raw = getattr(story(), view)
    assert [k for k in range(1_000) if not faults(flipped(raw, k))] == []


@pytest.mark.slow
@pytest.mark.parametrize("view", ["auditors", "publics"])
def test_the_outsiders_verifier_finds_each_of_the_other_bits(view: str) -> None:
    raw = getattr(story(), view)
    assert [k for k in range(1_000, 5_000) if not faults(flipped(raw, k))] == []


@pytest.mark.parametrize(
    ("view", "name"),
    [("auditor", "plan.json"), ("auditor", "log.jsonl"), ("public", "public.json"), ("public", "log.jsonl")],
)
def test_a_bit_is_found_even_where_manifest_and_container_are_made_to_fit(view: str, name: str) -> None:
    """The one exception is a card: only the firm with its code can tell, and does (below)."""
    raw = story().auditors if view == "auditor" else story().publics
    files = {n: content for n, content in opened(raw).items() if n != "manifest.json"}
    for k in range(250):
        changed = flipped(files[name], k)
        if name == "public.json" and differs_in_a_card(files[name], changed):
            continue
        try:
            forged = packed(view, files | {name: changed})
        except (ValueError, TypeError, KeyError):  # the log's last line has no digest to put into a manifest
            continue
        assert codes(forged), k
        assert faults(forged), k


def differs_in_a_card(raw: bytes, changed: bytes) -> bool:
    start, end = raw.index(b'"cards":["') + 10, raw.index(b'"],"draws"')
    return raw[:start] == changed[:start] and raw[end:] == changed[end:]


# --------------------------------------------------------------------------------------- rosters and rules


def other_class(plan: Json) -> None:
    """A firm of the class A is made one of D, which is drawn more often."""
    plan["firms"][0]["credit"] = "D"


def firm_added(plan: Json) -> None:
    veil = bytes.fromhex(plan["head"]["secrets"]["veil"])
    plan["firms"].append({**plan["firms"][0], "id": "F9", "salt": salt_of(veil, "F9").hex()})


def firm_removed(plan: Json) -> None:
    del plan["firms"][0]


def leave_backdated(plan: Json) -> None:
    """An officer's leave now covers the visits, so that another would have to go."""
    plan["leaves"][0]["last"] = plan["shifts"][-1]["day"]


def rules_softened(plan: Json) -> None:
    plan["rules"][0]["teams"]["weekly"] += 1


CHANGES = [other_class, firm_added, firm_removed, leave_backdated, rules_softened]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (other_class, "V10"), (firm_added, "V15"), (firm_removed, "V14"), (leave_backdated, "V10"),
        (rules_softened, "V10"),
    ],
)  # fmt: skip  # one attack a word
def test_a_roster_changed_after_the_freeze_is_found_by_its_digest(
    change: Callable[[Json], None], code: str
) -> None:
    plan, log = tampered(lambda p, _: change(p))
    assert code in codes(auditors(plan, log))
    assert ROWS in faults(auditors(plan, log))


@pytest.mark.parametrize("change", CHANGES)
def test_a_roster_changed_with_all_digests_made_anew_is_found_by_the_commitment(
    change: Callable[[Json], None],
) -> None:
    plan, log = tampered(lambda p, _: change(p))
    raw = auditors(with_digests(plan), log)
    # Who was taken off the roster is still named by a ticket; the checker stops there.
    assert codes(raw) >= ({"V24"} if change is firm_removed else {"V30", "V137"})
    assert {COMMITTED, SAME} <= faults(raw)


@pytest.mark.parametrize("change", CHANGES)
def test_a_roster_changed_with_the_commitment_too_is_found_by_whoever_kept_the_published_one(
    change: Callable[[Json], None], tmp_path: Path
) -> None:
    """Everything is made anew, even the draw: only what was published before can tell."""
    plan, log = tampered(lambda p, _: change(p))
    published = [plan["head"]["seeds"][who]["commitment"] for who in ("firms", "inspectors")]
    head = log[0]["digest"]
    plan = rebuilt(plan, "strata")
    (tmp_path / "plan.json").write_bytes(file_of(plan))
    assert codes(file_of(plan)) == set()
    assert "P06" in {p.code for p in verify(tmp_path / "plan.json", published).problems}
    assert faults(file_of(plan), None, published) == {"published commitments are the file's"}
    with_old_log = auditors(plan, log)
    assert "V137" in codes(with_old_log)
    assert SAME in faults(with_old_log)
    assert PUBLISHED in faults(auditors(plan, on_record(plan, log[:4])), None, (), head)


def test_rows_swapped_within_a_section_are_found() -> None:
    plan, log = tampered(lambda p, _: p["firms"].reverse())
    raw = auditors(plan, log)
    assert codes(raw) >= {"V16"}
    assert ROWS in faults(raw)


@pytest.mark.parametrize("section", ["firms", "inspectors", "tasks", "tickets"])
def test_one_firm_in_two_unicode_forms_is_found(section: str) -> None:
    """The same letters to the eye would be two firms to the draw."""
    name = "Café 一号"
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    key = "enterprise" if section == "tickets" else "id"

    def twice(plan: Json, _: object) -> None:
        plan[section][0][key], plan[section][1][key] = forms

    plan, log = tampered(twice)
    raw = auditors(with_digests(plan), log)
    assert "V22" in codes(raw)
    assert "the format is known, texts in NFC" in faults(raw)


def test_a_firm_listed_twice_is_found() -> None:
    plan, log = tampered(lambda p, _: p["firms"].append(p["firms"][0]))
    raw = auditors(with_digests(plan), log)
    assert "V23" in codes(raw)
    assert "nothing is listed twice" in faults(raw)


# --------------------------------------------------------------------------------------------- the value


def test_three_ways_to_write_one_value_are_three_draws_or_none() -> None:
    """A value with a blank before it is refused; "1" and "01" are two values and two seeds."""
    case = tiny_case()
    seeds = [draw_firms(freeze(case, secrets_of(bytes(32), "sha256", sealed=True), THIRD), text, "typed").seed
             for text in ("1", "01")]  # fmt: skip  # one list
    assert seeds[0].seed != seeds[1].seed
    for text in (" 1", "1 ", "\u30001", "1\u200b", "１\n"):
        with pytest.raises(SeedWrong):
            clean_seed(text)
    assert clean_seed("１") != clean_seed("1"), "a full-width figure is another text, not silently the same"


@pytest.mark.parametrize("text", ["1", "01", " 1"])
def test_a_value_put_in_the_place_of_the_announced_one_is_found(text: str) -> None:
    plan, log = tampered(lambda p, _: p["head"]["seeds"]["firms"].update(text=text))
    raw = auditors(with_digests(plan), log)
    assert {"V31", "V137"} <= codes(raw)
    assert {SEEDS, SAME} <= faults(raw)


def test_a_public_value_with_a_blank_is_found_even_where_everything_follows_from_it() -> None:
    plan, log = tampered(lambda p, _: p["head"]["seeds"]["firms"].update(text=" 1"))
    with_first_seed(plan)
    plan = rebuilt(plan, "draws")
    raw = auditors(plan, on_record(plan, log[:4]))
    assert codes(raw) == {"V34"}
    assert faults(raw) == {"public values can be typed in one way only"}


# ----------------------------------------------------------------------------------------------- the table


def shifted(plan: Json, by: int = 1) -> None:
    weights = plan["table"][0]["weights"]
    giver = max(range(len(weights)), key=weights.__getitem__)
    taker = next(k for k in range(len(weights)) if k != giver)
    weights[giver] -= by
    weights[taker] += by


def test_a_chance_changed_by_one_unit_is_found_by_the_second_commitment() -> None:
    plan, log = tampered(lambda p, _: shifted(p))
    raw = auditors(with_digests(plan), log)
    assert {"V32", "V137"} <= codes(raw)
    assert {COMMITTED, SAME} <= faults(raw)


def test_a_chance_changed_with_its_commitment_is_found_by_the_lot() -> None:
    """Enough is shifted for the lot to fall otherwise; officers are kept as they were."""
    plan, log = tampered(lambda p, _: shifted(p, 1 << 20))
    with_digests(plan)
    with_second_seed(plan)
    with_digests(plan)
    raw = auditors(plan, on_record(plan, log[:4]))
    assert "V97" in codes(raw)
    assert "officers are the ones the lot gives" in faults(raw)


def test_a_chance_changed_and_drawn_anew_is_found_by_the_published_commitment_and_log() -> None:
    plan, log = tampered(lambda p, _: shifted(p))
    first, second = (plan["head"]["seeds"][who]["commitment"] for who in ("firms", "inspectors"))
    plan = rebuilt(plan, "second seed")
    raw = auditors(plan, on_record(plan, log[:4]))
    assert not codes(raw) & {"V30", "V31", "V32", "V33", "V92", "V97"}
    assert "published commitments are the file's" in faults(raw, None, [first, second])
    assert PUBLISHED in faults(raw, None, (), log[2]["digest"])
    assert "V137" in codes(auditors(plan, log))


def test_chances_that_do_not_add_up_are_found() -> None:
    def one_more(plan: Json, _: object) -> None:
        plan["table"][0]["weights"][0] += 1

    plan, log = tampered(one_more)
    raw = auditors(with_digests(plan), log)
    assert "V92" in codes(raw)
    assert "a seat's chances add up to 1" in faults(raw)
