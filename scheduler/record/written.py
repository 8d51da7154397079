"""Sections written out once: what is stored and what is committed to come of the same texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scheduler.record.encode import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.record.digests import Committer
    from scheduler.record.encode import Json


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Some sections, each row as canonical JSON, and their digests in hex."""

    texts: dict[str, list[str]]
    digests: dict[str, str]


def written(sections: Mapping[str, Iterable[dict[str, Json]]], committer: Committer) -> Written:
    """Write rows as they come, keeping of each its text and its leaf alone: a million rows are much."""
    texts: dict[str, list[str]] = {}
    digests: dict[str, str] = {}
    for name, rows in sections.items():
        texts[name], leaves = [], []
        for row in rows:
            text = canonical(cast("Json", row))
            texts[name].append(text)
            leaves.append(committer.leaf(name, row, committer.row(name, text)))
        digests[name] = committer.section(name, leaves).hex()
    return Written(texts, digests)
