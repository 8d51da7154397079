"""A public ceremony: dice, coins or numbered balls thrown before witnesses, or a text read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.seeds.moments import has_happened, moment_and_words, still_ahead
from data.seeds.outcomes import ENOUGH, power, text_remarks, throws_enough
from data.seeds.value import PublicValue
from scheduler.chance import clean_seed
from scheduler.errors import SeedWrong, problem
from scheduler.values.events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from scheduler.errors import Problem

MEANS: Mapping[str, str] = {"dice": "123456", "coins": "01", "digits": "0123456789", "text": ""}
"""What is thrown → what one throw can show; of a text nothing is known."""


class Ceremony:
    """公开仪式: named as "moment:means:place", e.g. "2026-12-01T10:00:dice:六面骰子五十次，区政务大厅"."""

    def event(self, words: str, now: datetime) -> Event:
        """The ceremony; its moment is the earliest at which the first throw may be made."""
        moment, rest = moment_and_words(words)
        means, _, place = (part.strip() for part in rest.partition(":"))
        if means not in MEANS:
            raise SeedWrong(problem("K18", "fatal", content=means, means=", ".join(MEANS)))
        if not place:
            raise SeedWrong(problem("K19", "fatal", content=words))
        return Event("ceremony", f"{means} {place}", still_ahead(moment, now, words))

    def value(self, event: Event, given: str, now: datetime) -> PublicValue:
        """The throws as announced, without the spaces, with a warning where they are too few.

        Spaces cannot be heard: whoever types might otherwise choose among many spacings the draw to be had.
        """
        has_happened(event, now)
        text = clean_seed(given)
        faces = MEANS[event.name.partition(" ")[0]]
        if odd := _odd(text, faces):
            raise SeedWrong(*odd)
        return PublicValue(
            text.replace(" ", "") if faces else " ".join(text.split()), "typed", remarks=_remarks(text, faces)
        )


def _odd(text: str, faces: str) -> tuple[Problem, ...]:
    """Every character that no throw can show; positions count from 1, spaces included."""
    return tuple(
        problem("K20", "fatal", content=one, position=at, faces=" ".join(faces))
        for at, one in enumerate(text, 1)
        if faces and one not in faces and one != " "
    )


def _remarks(text: str, faces: str) -> tuple[Problem, ...]:
    if not faces:
        return text_remarks(text)
    throws = len(text.replace(" ", ""))
    if len(faces) ** throws >= ENOUGH:
        return ()
    enough = throws_enough(len(faces))
    outcomes = power(len(faces), throws)
    return (problem("K21", "kept", content=text, outcomes=outcomes, enough=enough, more=enough - throws),)
