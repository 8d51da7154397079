"""The worked example of RFC 3797, section 6, comes out as printed there."""

from __future__ import annotations

from seeds_support import AFTER, NOW, rfc3797_selection

from data.seeds import event_of, value_of

EXAMPLE = "figures:2026-12-01T10:00:US National Debt；Lottery 1；Lottery 2"
FIGURES = "9319; 2 5 12 8 10; 9 18 26 34 41 45"
KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"
SELECTED = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22]


def test_the_figures_give_the_key_string_of_the_rfc() -> None:
    value = value_of(event_of(EXAMPLE, NOW), FIGURES, None, AFTER)
    assert value is not None
    assert value.text == KEY
    assert value.evidence == ("US National Debt=9319.；Lottery 1=2.5.8.10.12.；Lottery 2=9.18.26.34.41.45.")


def test_the_key_string_gives_the_selection_of_the_rfc() -> None:
    assert rfc3797_selection(KEY, 25, 11) == SELECTED
