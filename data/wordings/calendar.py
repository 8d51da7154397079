"""Sentences about quarters and working days."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "C01": (
        N_("The public holidays and make-up days of {year} are not known to this program."),
        N_(
            "In the rules file, under [calendar], write years = [{year}] and list the days off and the"
            " make-up working days of the State Council's notice for {year}; nothing is guessed."
        ),
    ),
    "C02": (
        N_("“{content}” is not a quarter."),
        N_("Write the year and the quarter, for example 2026Q4."),
    ),
    "C03": (
        N_("The first day {content} is outside the quarter {quarter}."),
        N_("Give a day from {first} to {last}."),
    ),
    "C04": (
        N_("From {content} to {last} there is no working day."),
        N_("Start earlier, or check the days off under [calendar] in the rules file."),
    ),
}
