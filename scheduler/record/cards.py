"""One card per firm: its own rows, readable only with the code on its notice (protocol §9)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from scheduler.chance import lp
from scheduler.record.digests import FACE, STUB
from scheduler.record.encode import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.record.digests import Committer
    from scheduler.record.encode import Json
    from scheduler.record.sections import Rows


def code_of(salt: bytes) -> str:
    """A firm's code as it stands on its notice: 26 letters and digits, in groups.

    >>> code_of(bytes(16))
    'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA'
    """
    text = base64.b32encode(salt).decode().rstrip("=")
    return "-".join((text[:5], text[5:10], text[10:15], text[15:20], text[20:]))


def cards(
    committer: Committer, rows: Mapping[str, Rows], digests: Mapping[str, Sequence[bytes]]
) -> list[str]:
    """All firms' cards in an order and of a length that tell nothing: each a tag and a cipher, in hex."""
    tickets = {str(row["enterprise"]): (k, row) for k, row in enumerate(rows["tickets"])}
    plain = [
        (bytes.fromhex(str(row["salt"])), _plain(committer, k, row, digests, tickets))
        for k, row in enumerate(rows["firms"])
    ]
    length = max((len(text) for _, text in plain), default=0)
    return sorted(_closed(committer, salt, text.ljust(length)) for salt, text in plain)


def _plain(
    committer: Committer,
    position: int,
    row: Mapping[str, Json],
    digests: Mapping[str, Sequence[bytes]],
    tickets: Mapping[str, tuple[int, Mapping[str, Json]]],
) -> bytes:
    firm = str(row["id"])
    at, ticket = tickets.get(firm, (-1, None))
    card: Json = {
        "face": {name: row[name] for name in FACE},
        "firm": position,
        "hidden": committer.hidden(firm, digests["firms"][position]).hex(),
        "ticket": at,
        "ticket_hidden": committer.hidden_ticket(firm, digests["tickets"][at]).hex() if ticket else "",
        "ticket_row": {name: ticket[name] for name in STUB} if ticket else None,
    }
    return canonical(card).encode()


def _closed(committer: Committer, salt: bytes, text: bytes) -> str:
    tag = committer("chayici/2/card-tag", salt)[:8]
    start = lp("chayici/2/card") + lp(salt)
    blocks = range(-(-len(text) // 32))
    stream = b"".join(committer.bare(start + lp(k.to_bytes(8, "big"))) for k in blocks)[: len(text)]
    mixed = int.from_bytes(text, "big") ^ int.from_bytes(stream, "big")
    return tag.hex() + mixed.to_bytes(len(text), "big").hex()
