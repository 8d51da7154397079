"""Values that are no lots: a rehearsal's, and the one the demonstration makes for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.seeds.outcomes import text_remarks
from data.seeds.value import PublicValue
from scheduler.chance import clean_seed
from scheduler.errors import SeedWrong, problem
from scheduler.values.events import REHEARSAL

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.values.events import Event


class Rehearsal:
    """演练: any text at any time, and a loud remark that nothing is proved by it."""

    def event(self, words: str, now: datetime) -> Event:  # noqa: ARG002  # every source is asked alike
        """The rehearsal; SeedWrong (K13) for words after it, which would look like a promise."""
        if words:
            raise SeedWrong(problem("K13", "fatal", content=f"rehearsal:{words}", kinds="rehearsal"))
        return REHEARSAL

    def value(self, event: Event, given: str, now: datetime) -> PublicValue:  # noqa: ARG002  # as above
        """The text as given, with the remark."""
        text = clean_seed(given)
        few = tuple(p for p in text_remarks(text) if p.level == "kept")
        return PublicValue(text, "typed", remarks=(problem("K38", "kept", content=text), *few))


@dataclass(frozen=True, slots=True)
class Demo:
    """A value made from the district's own digest: good for a demonstration, worthless as a lot."""

    digest: str

    def value(self) -> PublicValue:
        """The value, with a loud remark."""
        text = f"DEMO-{self.digest[:16]}"
        return PublicValue(text, "demo", remarks=(problem("K06", "kept", content=text),))
