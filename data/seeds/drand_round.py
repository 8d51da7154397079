"""The document a drand network publishes for one round, read as strictly as it is written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from data.seeds.networks import Network

HEX = re.compile(r"([0-9a-f]{2})+")
SHOWN = 200
"""So much of a damaged document is shown, for it may be any file."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a network publishes for one round, in lower-case hex; an absent field is empty."""

    number: int
    randomness: str
    signature: str
    previous: str
    """The signature of the round before, where the network signs that too."""

    @property
    def hashed(self) -> str:
        """The randomness that follows from the signature, 64 hex digits."""
        return sha256(bytes.fromhex(self.signature)).hexdigest()


def round_of(given: str, network: Network) -> Round:
    """The round in a document; SeedWrong where that is damaged (K33) or fields are missing or odd (K39).

    The randomness may be left away: it follows from the signature, and newer interfaces do not serve it.
    """
    document = _document(given)
    wanted = {"signature": network.signature}
    if network.chained:
        wanted["previous_signature"] = network.signature
    if "randomness" in document:
        wanted["randomness"] = sha256().digest_size
    texts = {name: _hex(document.get(name), size) for name, size in wanted.items()}
    number: Any = document.get("round")
    whole = isinstance(number, int) and not isinstance(number, bool)  # Python takes true for 1
    wrong = ([] if whole else ["round"]) + [name for name, text in texts.items() if not text]
    if wrong:
        raise SeedWrong(*(problem("K39", "fatal", content=name) for name in wrong))
    return Round(number, texts.get("randomness", ""), texts["signature"], texts.get("previous_signature", ""))


def _document(given: str) -> dict[str, Any]:
    try:
        document = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise SeedWrong(problem("K33", "fatal", content=given[:SHOWN])) from error
    if not isinstance(document, dict):
        raise SeedWrong(problem("K33", "fatal", content=given[:SHOWN]))
    return document


def _hex(told: object, size: int) -> str:
    """So many bytes in lower-case hex, in whichever case they were typed; "" for anything else."""
    text = told.lower() if isinstance(told, str) else ""
    return text if HEX.fullmatch(text) and len(text) == 2 * size else ""
