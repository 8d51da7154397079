"""Every way to cheat after the draw, and what finds it: our checker and the outsider's."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest
from attack_support import (
    THIRD,
    THROWS,
    Diary,
    Json,
    Story,
    auditors,
    chained,
    codes,
    faults,
    made,
    publics,
    small_case,
    story,
    valued_bundles,
)
from audit_encoding_support import hash_of

from scheduler.chance import seed_of
from scheduler.lottery.replace import Vacancy, candidates, replacement, seated_after
from scheduler.record.encode import encode, record
from scheduler.values.events import REHEARSAL, Event


def number_of(honest: Story, act: str) -> int:
    """The place of an act in the log, from 0."""
    return next(k for k, e in enumerate(honest.entries) if e.act == act)


# ------------------------------------------------------------------------------------ acts after the draw


def test_a_substitute_out_of_order_is_found() -> None:
    honest = story()
    log = honest.log
    steps = log[number_of(honest, "substitute")]["secret"]["details"]["steps"]
    steps[0][2] = honest.plan.draws[steps[0][0]].substitutes[1]
    raw = auditors(honest.file, chained(log[:5]))
    assert codes(raw) == {"V140"}
    assert faults(raw) == {"substitutes come in the published order"}


def test_a_firm_that_was_not_drawn_cannot_fall_out() -> None:
    honest = story()
    log = honest.log
    about = log[number_of(honest, "substitute")]["secret"]["details"]
    about |= {"enterprise": "F1", "steps": []}
    raw = auditors(honest.file, chained(log))
    assert "V140" in codes(raw)
    assert "substitutes come in the published order" in faults(raw)


def test_an_officer_chosen_by_hand_for_an_open_seat_is_found() -> None:
    honest = story()
    log = honest.log
    about = log[number_of(honest, "replace")]["secret"]["details"]
    row = honest.plan.table[0].inspectors
    about["inspector"] = next(
        i for i in row if i not in {about["inspector"], honest.plan.assignments[0].inspector}
    )
    raw = auditors(honest.file, chained(log))
    assert codes(raw) == {"V141"}
    assert faults(raw) == {"an open seat is drawn by its own row"}


def test_a_replacement_for_a_seat_that_nobody_opened_is_found() -> None:
    honest = story()
    log = honest.log
    log[number_of(honest, "replace")]["body"]["opens"] = log[0]["digest"]
    raw = auditors(honest.file, chained(log))
    assert "V141" in codes(raw)
    assert "the file can be read" in faults(raw)


def test_a_seat_opened_though_the_officer_does_not_sit_there_is_found() -> None:
    honest = story()
    log = honest.log
    log[number_of(honest, "vacate")]["secret"]["details"]["inspector"] = honest.plan.assignments[1].inspector
    raw = auditors(honest.file, chained(log))
    assert "V141" in codes(raw)
    assert "an open seat was the officer's and not open yet" in faults(raw)


def again(honest: Story, diary: Diary, at: str, day: str, **changes: object) -> Json:
    """Another seat's vacancy put into a diary, drawn honestly from what it says; gives its details."""
    seat = honest.plan.assignments[2]
    about: Json = {"first": day, "last": day} | record(Vacancy(seat.trip, seat.seat, seat.inspector, ()))
    about |= changes
    opens = diary.add("vacate", at, {"event": encode(THIRD)}, about, "病假")
    return about | {"opens": opens.digest}


def draw_again(honest: Story, diary: Diary, about: Json, at: str) -> str:
    """The open seat drawn by the protocol from what the act that opened it says."""
    plan = honest.plan
    taken = [
        (int(str(d["trip"])), int(str(d["seat"])), str(e.secret["details"]["inspector"]))  # type: ignore[index,call-overload]
        for e in diary.entries
        if e.act == "replace"
        for d in [next(v.secret["details"] for v in diary.entries if v.digest == e.body["opens"])]
    ]
    vacancy = Vacancy(about["trip"], about["seat"], about["inspector"], tuple(about["away"]))
    salt = bytes.fromhex(plan.secrets.salt)
    seed = seed_of("replacement", bytes.fromhex(about["opens"]), THROWS, salt)
    came = replacement(plan, candidates(plan, seated_after(plan, taken), vacancy), seed)
    seal = hash_of(b"chayici/2/seal", seed).hex()
    body = {"evidence": "", "opens": about["opens"], "seed": seal, "text": THROWS}
    diary.add("replace", at, body, {"inspector": came})
    return came


def begun() -> tuple[Story, Diary, str]:
    """A plan just drawn, with the day of its first trip."""
    plan, diary = made(small_case())
    day = plan.case.shifts[plan.trips[0].shift].day.isoformat()
    return Story(plan, ()), diary, day


def two_seats_opened() -> tuple[Story, Diary, tuple[Json, Json]]:
    """A plan just drawn and two seats of its first trip opened by one act, with the details of each."""
    honest, diary, day = begun()
    one = again(honest, diary, "2026-09-11T00:00:00Z", day)
    other = honest.plan.assignments[3]
    about = {"inspector": other.inspector, "seat": other.seat, "away": [one["inspector"]]}
    return honest, diary, (one, again(honest, diary, "2026-09-11T00:00:00Z", day, **about))


def judged(honest: Story, diary: Diary) -> tuple[set[str], set[str]]:
    raw = replace(honest, entries=tuple(diary.entries)).auditors
    return codes(raw), faults(raw)


def test_seats_opened_and_drawn_one_after_another_are_accepted() -> None:
    honest, diary, (one, two) = two_seats_opened()
    for about in (one, two):
        draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    assert judged(honest, diary) == (set(), set())


def test_an_order_of_choice_among_seats_of_one_event_is_found() -> None:
    """Who knows the value could try which order sends whom."""
    honest, diary, (one, two) = two_seats_opened()
    for about in (two, one):
        draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    found, outside = judged(honest, diary)
    assert found == {"V141"}
    assert outside == {"open seats are drawn in the log's order"}


def test_a_seat_opened_twice_for_two_events_is_found() -> None:
    """Whoever opens a seat twice could use the event whose outcome pleases."""
    honest, diary, day = begun()
    again(honest, diary, "2026-09-11T00:00:00Z", day)
    about = again(honest, diary, "2026-09-11T00:00:00Z", day)
    draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    found, outside = judged(honest, diary)
    assert found == {"V141"}
    assert "an open seat was the officer's and not open yet" in outside


def test_a_list_of_absences_of_choice_is_found() -> None:
    """Whoever calls all others away has chosen who comes."""
    honest, diary, day = begun()
    seat = honest.plan.assignments[2]
    row = next(r for r in honest.plan.table if (r.trip, r.seat) == (seat.trip, seat.seat))
    away = sorted(set(row.inspectors) - {seat.inspector, row.inspectors[0], row.inspectors[1]})
    about = again(honest, diary, "2026-09-11T00:00:00Z", day, away=away)
    draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    found, outside = judged(honest, diary)
    assert found == {"V141"}
    assert "who is away is on record" in outside


def test_a_seat_opened_for_days_on_which_it_has_no_trip_is_found() -> None:
    honest, diary, day = begun()
    about = again(honest, diary, "2026-09-11T00:00:00Z", day, first="2026-12-30", last="2026-12-31")
    draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    found, outside = judged(honest, diary)
    assert found == {"V141"}
    assert "who is away is on record" in outside


def test_a_salt_opened_that_is_not_the_sealed_one_is_found() -> None:
    honest = story(revealed=True)
    log = honest.log
    log[-1]["body"]["salt"] = "ab" * 32
    log = chained(log)
    assert codes(auditors(honest.file, log)) == {"V144"}
    assert faults(auditors(honest.file, log)) == {"the opened salt is the sealed one"}
    view = honest.view | {"salt": "ab" * 32}
    assert {"V125"} <= codes(publics(view, log))
    assert "sealed values are the opened ones" in faults(publics(view, log))


def test_a_salt_opened_twice_is_found() -> None:
    honest = story(revealed=True)
    log = chained([*honest.log, honest.log[-1]])
    assert codes(auditors(honest.file, log)) == {"V144"}
    assert codes(publics(honest.view, log)) == {"V144"}
    assert faults(publics(honest.view, log)) == {"the salt was opened on record"}


# ------------------------------------------------------------------ values and events of choice


def test_an_order_of_choice_among_seats_of_two_events_is_found() -> None:
    """Once both values are known, the order would decide who is still free: the earlier event comes first."""
    honest, diary, day = begun()
    one = again(honest, diary, "2026-09-11T00:00:00Z", day)
    other = honest.plan.assignments[3]
    details: Json = {"first": day, "last": day}
    details |= record(Vacancy(other.trip, other.seat, other.inspector, (one["inspector"],)))
    later = replace(THIRD, at="2026-09-12T03:00:00Z")
    opens = diary.add("vacate", "2026-09-11T00:00:00Z", {"event": encode(later)}, details, "病假")
    two = details | {"opens": opens.digest}
    honestly = Diary()
    honestly.entries = list(diary.entries)
    for about in (two, one):
        draw_again(honest, diary, about, "2026-09-13T00:00:00Z")
    assert judged(honest, diary) == ({"V141"}, {"open seats are drawn in the log's order"})
    for about in (one, two):
        draw_again(honest, honestly, about, "2026-09-13T00:00:00Z")
    assert judged(honest, honestly) == (set(), set())


def valued(event: Event, text: str, evidence: str) -> tuple[set[str], set[str]]:
    """What both checkers find of a seat drawn again by this value, in both bundles alike."""
    found = [(codes(raw), faults(raw)) for raw in valued_bundles(event, text, evidence)]
    assert found[0] == found[1]
    return found[0]


TYPED = ({"V147"}, {"public values can be typed in one way only"})
POOL = "双色球第2026140期红球{6/33}"


@pytest.mark.parametrize(
    ("event", "text", "evidence", "found"),
    [
        (THIRD, "123456", "", (set(), set())),
        (THIRD, "123 456", "", TYPED),
        (THIRD, "1234567", "", TYPED),
        (replace(THIRD, name="coins 区政务大厅"), "012", "", TYPED),
        (replace(THIRD, name="Dice 区政务大厅"), "123456", "", TYPED),
        (replace(THIRD, name="text 区政务大厅"), "第一\u200b号", "", TYPED),
        (Event("figures", POOL, THIRD.at), "2.9.18.26.34.41./", f"{POOL}=2.9.18.26.34.41.", (set(), set())),
        (Event("figures", POOL, THIRD.at), "9.2.18.26.34.41./", f"{POOL}=9.2.18.26.34.41.", TYPED),
        (Event("figures", POOL, THIRD.at), "02.9.18.26.34.41./", f"{POOL}=02.9.18.26.34.41.", TYPED),
        (Event("figures", POOL, THIRD.at), "2.9.18.26.34.41./", f"{POOL}=2.", TYPED),
        (Event("figures", "沪指；深指", THIRD.at), "3052.61/", "沪指=3052.61", TYPED),
        (Event("figures", "沪指；深指", THIRD.at), "3052.61/9.5/", "沪指=3052.61；深指=9.5", (set(), set())),
    ],
)
def test_a_value_of_choice_for_an_open_seat_is_found(
    event: Event, text: str, evidence: str, found: tuple[set[str], set[str]]
) -> None:
    """One outcome has one text; whoever may write it in two ways can try both."""
    assert valued(event, text, evidence) == found


def test_a_beacons_value_without_its_signature_is_found_for_an_open_seat() -> None:
    found, outside = valued(Event("drand", "quicknet/32000000", "2026-09-12T02:00:00Z"), "00" * 32, "ab" * 48)
    assert found == {"V147"}
    assert outside == {"a beacon's value is its signature's hash", "a beacon's round is of the moment named"}


def test_an_open_seat_drawn_by_a_rehearsal_is_found() -> None:
    found, outside = valued(REHEARSAL, "随便", "")
    assert (found, outside) == ({"V148"}, {"no rehearsal follows a freeze in earnest"})


def frozen_twice(*, why: str, early: bool) -> list[Json]:
    """The four steps with a second freeze of the quarter, before the draw of the first plan or after all."""
    log = story().log[:4]
    second = copy.deepcopy(log[0]) | {"plan": 2, "digest": "second"}
    second["secret"]["reason"] = why
    at = 1 if early else len(log)
    second["at"] = log[at - 1]["at"]
    return chained([*log[:at], second, *log[at:]])


def test_a_plan_drawn_after_its_quarter_was_frozen_again_is_found() -> None:
    """Two plans for one event are two outcomes: whoever knows the value would draw the one that pleases."""
    honest, log = story(), frozen_twice(why="名录有误", early=True)
    for raw in (auditors(honest.file, log), publics(honest.view, log)):
        assert codes(raw) == {"V149"}
        assert faults(raw) == {"a plan goes no further once its quarter is frozen again"}


def test_a_quarter_frozen_again_after_all_was_drawn_is_accepted_with_a_reason() -> None:
    honest = story()
    for why, found in (("新任务", set()), (" ", {"V139"})):
        raw = auditors(honest.file, frozen_twice(why=why, early=False))
        assert codes(raw) == found
        assert bool(faults(raw)) == bool(found)
