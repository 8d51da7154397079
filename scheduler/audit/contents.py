"""The table of contents: every check with its code and its basis; a rule's sentence is its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler.audit import draws, outcome, references, seeds, strata, table, trips, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Fault

PENALTY = "行政处罚法（2021年修订）"
SAMPLING = "国办发〔2015〕58号"
JOINT = "国发〔2019〕5号"
RESTRAINT = "国办发〔2024〕54号"


class Rule(NamedTuple):
    """One check: code, function, and the document or page that asks for it."""

    code: str
    holds: Callable[[Book], Iterable[Fault]]
    basis: str

    @property
    def sentence(self) -> str:
        """What must hold."""
        return (self.holds.__doc__ or "").split("\n")[0]


FILE_CHECKS = (
    ("V01", "The file is UTF-8.", "protocol §1"),
    ("V02", "The file is JSON.", "protocol §1"),
    ("V03", "No object has a key twice.", "protocol §1"),
    ("V04", "All numbers are whole and of bearable length.", "protocol §1"),
    ("V05", "Nothing is nested deeper than the protocol's own values.", "protocol §2"),
    ("V06", "The bytes are the one canonical layout of the document.", "protocol §1, §2"),
    ("V07", "The format is the one this program knows.", "protocol §2"),
    ("V08", "This computer has the hash function that the file names.", "protocol §1"),
    ("V10", "No row was changed after its digest was taken.", "protocol §2"),
    ("V11", "No row's short digest was changed.", "protocol §2"),
    ("V12", "Each section's digest is that of its rows.", "protocol §2"),
    ("V13", "The root is the digest of head and sections.", "protocol §2"),
    ("V14", "No row was taken away.", "protocol §2"),
    ("V15", "No row was added.", "protocol §2"),
    ("V16", "No rows were moved within a section.", "protocol §2"),
    ("V20", "No field is missing.", "protocol §2"),
    ("V21", "No field is unknown.", "protocol §2"),
    ("V22", "Each field has its form.", "protocol §1, §2"),
    ("V29", "All rules could be checked.", "protocol §2"),
)
"""Checks of the file before its meaning: code, sentence, basis."""

BUNDLE_CHECKS = (
    ("V98", "The chances are the fair ones that follow from rosters and rules.", "lottery"),
    ("V120", "No byte of the container could be otherwise.", "protocol §9"),
    ("V121", "The bundle has a manifest in canonical form.", "protocol §9"),
    ("V122", "The bundle's files are those of its manifest.", "protocol §9"),
    ("V123", "The public view has its form.", "protocol §9"),
    ("V124", "Both commitments cover their manifests, and the second the first.", "protocol §3"),
    ("V125", "Seeds follow from commitments, public values and salt.", "protocol §3"),
    ("V126", "The leaves give the digests that were committed to.", "protocol §2"),
    (
        "V127",
        "A beacon's round is of the moment that was named, and its signature is the network's.",
        "protocol §3",
    ),
    ("V128", "Every firm has one card, in order of tags and of one length.", "protocol §9"),
    ("V130", "Every line of the log has its form.", "protocol §8"),
    ("V131", "The log is numbered without a gap.", "protocol §8"),
    ("V132", "Every entry covers the one before it, and none was changed.", "protocol §8"),
    ("V133", "The log's time never runs backward.", "protocol §8"),
    ("V134", "What the log keeps private is unchanged.", "protocol §8"),
    ("V135", "The log ends where the manifest, or a published digest, says.", "protocol §8, §9"),
    ("V136", "Freeze, draw, schedule and draw are on record once each, in this order.", "protocol §8"),
    ("V137", "What is on record of each step is what the plan has.", "protocol §8"),
    (
        "V138",
        "Each event lay ahead when it was named and was past when its value was used.",
        "protocol §3, §8",
    ),
    ("V139", "A quarter was frozen again only for a reason on record.", "protocol §8"),
    ("V140", "Substitutes come in the published order.", "protocol §8"),
    ("V141", "An open seat is drawn again from its own committed row.", "protocol §8"),
    ("V142", "Every act after the draw has a reason on record.", "protocol §8"),
    ("V143", "Amendments are numbered without a gap.", "protocol §8"),
    ("V144", "The opened salt is the sealed one, and was opened once.", "protocol §3, §8"),
    ("V145", "The code on a notice opens a card.", "protocol §9"),
    ("V146", "What a card holds is what was committed to and drawn.", "protocol §5, §9"),
    ("V147", "Every public value on record is the one text that its event's kind gives.", "protocol §3"),
    ("V148", "After a freeze in earnest no later event is a rehearsal.", "protocol §3, §8"),
    ("V149", "A plan goes no further once its quarter was frozen again.", "protocol §8"),
)
"""Checks of a bundle around its plan or public view: code, sentence, basis."""

REFERENCES = (
    Rule("V23", references.every_name_stands_once, "protocol §2"),
    Rule("V24", references.every_reference_resolves, "protocol §2"),
    Rule("V25", references.shifts_stand_in_order_of_time, "protocol §2"),
)
"""Without these no other rule can be asked."""

RULES = (
    Rule("V30", seeds.first_commitment_is_of_the_rosters_rules_and_strata, "protocol §3"),
    Rule("V31", seeds.firm_seed_is_of_the_first_commitment_and_public_text, "protocol §3"),
    Rule("V32", seeds.second_commitment_is_of_the_firm_seed_and_timetable, "protocol §3"),
    Rule("V33", seeds.inspector_seed_is_of_the_second_commitment_and_public_text, "protocol §3"),
    Rule("V34", seeds.public_texts_are_plain, "protocol §3"),
    Rule("V35", seeds.beacons_value_is_the_digest_of_its_signature, "protocol §3"),
    Rule("V36", seeds.every_firm_has_its_own_salt, "protocol §3"),
    Rule("V37", seeds.events_are_in_earnest_together, "protocol §3"),
    Rule("V40", strata.strata_are_each_task_and_class_in_order, "protocol §4"),
    Rule("V41", strata.ratio_is_the_one_in_effect, f"protocol §4; {SAMPLING}"),
    Rule("V42", strata.population_is_every_live_firm_in_scope, f"protocol §4; {SAMPLING}"),
    Rule("V43", strata.frame_is_every_firm_with_an_allowed_shift, "protocol §4"),
    Rule("V44", strata.certain_are_the_firms_due_under_a_floor, "protocol §4; the floor's own basis"),
    Rule("V45", strata.wanted_is_what_ratio_rounding_and_floors_ask_for, f"protocol §4; {SAMPLING}"),
    Rule("V46", strata.size_is_what_is_wanted_or_the_whole_frame, "protocol §4"),
    Rule("V47", strata.no_plan_where_caps_leave_too_few_firms, "protocol §4"),
    Rule("V48", strata.no_item_of_the_negative_list_is_drawn, "the district's negative list"),
    Rule("V49", strata.every_item_is_on_the_catalogue, f"{SAMPLING}; {JOINT}"),
    Rule("V50", draws.tickets_are_of_every_firm_of_any_frame, "protocol §5"),
    Rule("V51", draws.number_is_the_digest_of_seed_and_firm, "protocol §5"),
    Rule("V52", draws.key_is_the_number_weighed_by_the_year, "protocol §5"),
    Rule("V53", draws.every_stratum_is_drawn_once, "protocol §5"),
    Rule("V54", draws.drawn_are_the_certain_and_then_the_smallest_keys, f"protocol §5; {SAMPLING}"),
    Rule("V55", draws.substitutes_are_the_next_smallest_keys, "protocol §5"),
    Rule("V56", draws.no_dead_firm_is_drawn, f"protocol §4; {JOINT}"),
    Rule("V57", draws.tasks_of_a_ticket_are_those_it_was_drawn_for, "protocol §5"),
    Rule("V60", visits.every_drawn_check_is_visited_once_or_unserved, f"protocol §7; {JOINT}"),
    Rule("V61", visits.only_drawn_checks_are_visited, f"protocol §7; {SAMPLING}"),
    Rule("V62", visits.agencies_of_a_visit_are_those_of_its_tasks, f"protocol §7; {JOINT}"),
    Rule("V63", visits.lead_agency_of_every_task_is_present, f"protocol §7; {JOINT}"),
    Rule("V64", visits.firm_has_one_joint_visit, f"protocol §7; {JOINT}; {RESTRAINT}"),
    Rule("V65", visits.unannounced_checks_are_visits_of_their_own, "protocol §7"),
    Rule("V66", visits.visit_holds_no_more_agencies_than_the_rules_allow, "protocol §7"),
    Rule("V67", visits.visit_has_one_lead_agency, f"protocol §7; {JOINT}"),
    Rule("V68", visits.visit_has_seats_enough_per_agency, f"protocol §7; {PENALTY}第四十二条"),
    Rule("V69", visits.each_qualification_has_a_seat_of_its_own, "protocol §7"),
    Rule("V70", visits.minutes_are_the_busiest_agencys, "protocol §7"),
    Rule("V71", trips.shifts_of_a_visit_are_allowed, "protocol §4, §7"),
    Rule("V72", visits.only_parts_of_drawn_checks_are_unserved, "protocol §7"),
    Rule("V73", visits.visits_and_trips_are_numbered_from_zero, "protocol §2"),
    Rule("V80", trips.every_visit_is_on_exactly_one_trip, "protocol §7"),
    Rule("V81", trips.trip_is_on_one_of_its_own_shifts, "protocol §7"),
    Rule("V82", trips.visit_lies_within_each_tasks_dates, "protocol §4, §7"),
    Rule("V83", trips.no_visit_on_a_quiet_day, "protocol §4, §7; the quiet period's own basis"),
    Rule("V84", trips.no_cap_is_exceeded, f"protocol §4, §7; {RESTRAINT}; the cap's own basis"),
    Rule("V85", trips.seats_of_a_trip_cover_those_of_its_visits, "protocol §7"),
    Rule("V86", trips.trip_has_no_more_visits_than_the_rules_allow, "protocol §7"),
    Rule("V87", trips.trip_is_no_longer_than_a_shift, "protocol §7"),
    Rule("V88", trips.minutes_of_a_trip_hold_those_of_its_visits, "protocol §7"),
    Rule("V89", trips.visits_of_a_trip_stand_by_turn, "protocol §7"),
    Rule("V90", table.every_seat_has_one_row_of_chances, "protocol §6"),
    Rule("V91", table.candidates_are_all_eligible_officers, f"protocol §6; {SAMPLING}"),
    Rule("V92", table.chances_of_a_seat_add_up_to_one, "protocol §6"),
    Rule("V93", table.chances_within_a_shift_are_at_most_one, "protocol §6"),
    Rule("V94", table.chances_within_a_week_keep_to_the_weekly_limit, "protocol §6"),
    Rule("V95", table.chances_in_the_plan_keep_to_the_quarterly_limit, "protocol §6"),
    Rule("V96", table.every_seat_has_one_officer, "protocol §6"),
    Rule("V97", table.officers_are_the_ones_the_lot_gives, f"protocol §6; {SAMPLING}"),
    Rule("V110", outcome.two_officers_with_two_valid_cards_per_agency, f"{PENALTY}第四十二条"),
    Rule("V111", outcome.lead_agencys_officers_are_present, JOINT),
    Rule("V112", outcome.officer_is_fit_for_the_seat, "protocol §6"),
    Rule("V113", outcome.officers_card_is_valid_on_the_day, f"{PENALTY}第四十二条"),
    Rule("V114", outcome.no_recused_officer_is_sent, f"{PENALTY}第四十三条"),
    Rule("V115", outcome.no_officer_on_leave_is_sent, "protocol §6"),
    Rule("V116", outcome.no_officer_checks_firms_of_the_own_station, "protocol §6; the rules' own basis"),
    Rule("V117", outcome.officer_has_one_seat_in_a_shift, "protocol §6"),
    Rule("V118", outcome.officer_keeps_to_the_weekly_limit, "protocol §6"),
    Rule("V119", outcome.officer_keeps_to_the_quarterly_limit, "protocol §6"),
)
"""Rules asked of every well-formed plan, in the order of the protocol."""
