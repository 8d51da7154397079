"""Public values as their event's kind writes them: one text for one outcome (protocol §3)."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.hashing import unhex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.audit.acts import Numbered

_THROWS = {"dice": "[1-6]+", "coins": "[01]+", "digits": "[0-9]+", "text": ".+"}
_KEY = re.compile(r"(?:(?:0|[1-9][0-9]{0,29})\.(?:[0-9]{0,29}[1-9])?)+")
_ODD = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
_SEPARATOR = "；"
_USED_BY = {"freeze": "draw-firms", "schedule": "draw-inspectors"}


def is_plain(text: str) -> bool:
    """Whether a text is not empty, in Form C, and without odd characters or white space at its ends."""
    odd = any(unicodedata.category(one) in _ODD for one in text)
    return bool(text) and not odd and text == text.strip() and unicodedata.is_normalized("NFC", text)


def is_the_only_text(event: Row, text: str, evidence: str) -> bool:
    """Whether a public value is written as its event's kind says: else whoever types has a choice."""
    if not is_plain(text):
        return False
    if event["kind"] == "ceremony":
        means, _, place = event["name"].partition(" ")
        return bool(place) and re.fullmatch(_THROWS.get(means, "(?!)"), text) is not None
    if event["kind"] == "figures":
        return _is_key_string(event["name"].split(_SEPARATOR), text, evidence)
    if event["kind"] == "drand":
        return sha256(unhex(evidence.rpartition(".")[2])).hexdigest() == text
    return True


def _is_key_string(names: list[str], text: str, evidence: str) -> bool:
    keys = text.split("/")
    if len(keys) != len(names) + 1 or keys.pop() or not all(map(_KEY.fullmatch, keys)):
        return False
    named = list(zip(names, keys, strict=True))
    told = _SEPARATOR.join(f"{name}={key}" for name, key in named)
    unordered = [key for name, key in named if "{" in name and "{ordered " not in name]
    return evidence == told and all(map(_rises, unordered))


def _rises(key: str) -> bool:
    """Whether the whole numbers of a pool rise; without a pool there may be fractions, which run together."""
    numbers = key.split(".")[:-1]
    return numbers == sorted(numbers, key=lambda one: (len(one), one))


def values_on_record_are_the_only_texts(entries: Numbered, acts: Iterable[str]) -> Iterator[Fault]:
    """Every value that one of these acts used is written as the kind of its event says."""
    named: dict[str, Row] = {}
    acts = set(acts)
    for k, e in entries:
        body = e["body"]
        event = body.get("event") or (body.get("manifest") or {}).get("event")
        if event:
            named[_USED_BY.get(e["act"], str(e["digest"]))] = event
        used = named.get(str(body.get("opens", e["act"])))
        if used and e["act"] in acts and not is_the_only_text(used, body["text"], body["evidence"]):
            yield fault("log", k, body["text"], act=e["act"])
