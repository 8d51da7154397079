"""The public's bundle: commitments, seeds once opened, hidden leaves, and a firm's own card."""

from __future__ import annotations

from base64 import b32decode, b32encode
from hashlib import sha256
from re import fullmatch
from typing import TYPE_CHECKING

from scheduler.audit.acts import STEPS, events_lie_between_commitment_and_draw, every_step_is_on_record_once
from scheduler.audit.chain import BODIES
from scheduler.audit.findings import Fault, Row, as_problem, fault
from scheduler.audit.forms import (
    anything,
    complaints,
    digits,
    either,
    many,
    nothing,
    one_of,
    record,
    text,
    whole,
)
from scheduler.audit.hashing import Hash, canonical, unhex
from scheduler.audit.reading import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.audit.acts import Numbered
    from scheduler.errors import Problem

FORMAT = "chayici-public/2"
_digest, _maybe = digits(64), either(digits(64), one_of(""))
_trees = record(firms=many(_digest), tickets=many(_digest))
_FORM = record(
    blinds=record(firms=_digest, tickets=_digest),
    cards=many(text),
    draws=many(record(commitment=_digest, evidence=text, manifest=anything, seed=_maybe, text=text)),
    format=one_of(FORMAT),
    leaves=_trees,
    plan=whole(0),
    root=_digest,
    salt=_maybe,
)
_CARD = record(
    face=record(code=text, id=text, name=text, town=text),
    firm=whole(0),
    hidden=_digest,
    ticket=whole(-1),
    ticket_hidden=_maybe,
    ticket_row=either(record(enterprise=text, number=digits(16), tasks=many(text)), nothing),
)


def read_view(raw: bytes) -> tuple[Row, list[Problem]]:
    """The public view in these bytes, or what keeps it from being read."""
    try:
        view = parsed(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}, [as_problem("V123", fault("public", -1))]
    if not isinstance(view, dict) or complaints(_FORM, view, "") or len(view["draws"]) != 2:
        return {}, [as_problem("V123", fault("public", -1))]
    if (canonical(view) + "\n").encode("utf-8", "surrogatepass") != raw or _odd_manifests(view):
        return {}, [as_problem("V123", fault("public", -1))]
    return view, []


def _odd_manifests(view: Row) -> bool:
    steps = zip(("freeze", "schedule"), view["draws"], strict=True)
    bodies = ({"commitment": d["commitment"], "manifest": d["manifest"]} for _, d in steps)
    return any(
        complaints(BODIES[act], body, "") for act, body in zip(("freeze", "schedule"), bodies, strict=True)
    )


def judged(view: Row, entries: Numbered) -> Iterator[tuple[str, Fault]]:
    """Everything that speaks against a public view and its plan's entries of the log."""
    hashed = Hash(view["draws"][0]["manifest"]["suite"])
    for code, found in (
        ("V124", _commitments(hashed, view)),
        ("V125", _seeds(hashed, view)),
        ("V126", _trees_of(hashed, view)),
        ("V128", _cards(view)),
        ("V136", every_step_is_on_record_once(entries)),
        ("V137", _steps(hashed, view, entries)),
        ("V138", events_lie_between_commitment_and_draw(entries)),
        ("V144", _opened(view, entries)),
    ):
        yield from ((code, one) for one in found)


def _commitments(hashed: Hash, view: Row) -> Iterator[Fault]:
    for step, draw in zip(("freeze", "timetable"), view["draws"], strict=True):
        own = hashed(f"chayici/2/{step}", canonical(draw["manifest"])).hex()
        if draw["commitment"] != own:
            yield fault("public", -1, draw["commitment"], expected=own)
    first, second = view["draws"]
    if second["manifest"]["first"] != first["commitment"]:
        yield fault("public", -1, second["manifest"]["first"], expected=first["commitment"])


def _seeds(hashed: Hash, view: Row) -> Iterator[Fault]:
    first, second = view["draws"]
    salt, seal = unhex(view["salt"]), first["manifest"]["seal"]
    if view["salt"] and hashed("chayici/2/seal", salt).hex() != seal:
        yield fault("public", -1, view["salt"], expected=seal)
    closed = bool(seal) and not view["salt"]
    for purpose, draw in (("firms", first), ("inspectors", second)):
        own = hashed(f"chayici/2/seed/{purpose}", unhex(draw["commitment"]), draw["text"], salt).hex()
        if draw["seed"] != ("" if closed else own):
            yield fault("public", -1, draw["seed"], expected="" if closed else own)
        signature = unhex(draw["evidence"].rpartition(".")[2])
        beacon = draw["manifest"]["event"]["kind"] == "drand"
        if beacon and sha256(signature).hexdigest() != draw["text"]:
            yield fault("public", -1, draw["text"], expected=sha256(signature).hexdigest())
    if not closed and hashed("chayici/2/seal", unhex(first["seed"])).hex() != second["manifest"]["seed"]:
        yield fault("public", -1, first["seed"], expected=second["manifest"]["seed"])


def _trees_of(hashed: Hash, view: Row) -> Iterator[Fault]:
    for name, draw in (("firms", view["draws"][0]), ("tickets", view["draws"][1])):
        leaves = [bytes.fromhex(leaf) for leaf in view["leaves"][name]]
        blind = bytes.fromhex(view["blinds"][name])
        own = hashed("chayici/2/section", name, blind, hashed.tree(leaves)).hex()
        if draw["manifest"]["sections"].get(name) != own:
            yield fault("public", -1, name, expected=own)


def _cards(view: Row) -> Iterator[Fault]:
    """Every firm has one card, in order of tags, all of one length: whose card is missing can be counted."""
    cards, firms = view["cards"], len(view["leaves"]["firms"])
    tags = [card[:16] for card in cards]
    if len(cards) != firms:
        yield fault("public", -1, len(cards), expected=firms)
    odd = [card for card in cards if len(card) % 2 or not fullmatch("[0-9a-f]{16,}", card)]
    if odd or tags != sorted(set(tags)) or len({len(card) for card in cards}) > 1:
        yield fault("public", -1, odd[0][:16] if odd else "", expected=firms)


def _steps(hashed: Hash, view: Row, entries: Numbered) -> Iterator[Fault]:
    first, second = view["draws"]
    own: dict[str, Row] = {
        "freeze": {"commitment": first["commitment"], "manifest": first["manifest"]},
        "draw-firms": {"evidence": first["evidence"], "text": first["text"]},
        "schedule": {"commitment": second["commitment"], "manifest": second["manifest"]},
        "draw-inspectors": {"evidence": second["evidence"], "root": view["root"], "text": second["text"]},
    }
    for k, e in entries:
        if e["act"] in STEPS:
            told = {key: e["body"].get(key) for key in own[e["act"]]}
            seed = {"draw-firms": first, "draw-inspectors": second}.get(e["act"], {}).get("seed", "")
            if told != own[e["act"]] or (seed and e["body"]["seed"] != _sealed(hashed, seed)):
                yield fault("log", k, e["act"])


def _sealed(hashed: Hash, value: str) -> str:
    return hashed("chayici/2/seal", bytes.fromhex(value)).hex()


def _opened(view: Row, entries: Numbered) -> Iterator[Fault]:
    salts = [e["body"]["salt"] for _, e in entries if e["act"] == "reveal"]
    if salts != ([view["salt"]] if view["salt"] else []):
        yield fault("public", -1, view["salt"], expected="、".join(salts))


def open_card(view: Row, code: str) -> tuple[Row, list[Problem]]:
    """What a firm's own code opens, checked against the leaves and, once it is open, the seed."""
    try:
        typed = code.replace("-", "").replace(" ", "").upper() + "======"
        salt = b32decode(typed)
    except ValueError:
        return {}, [as_problem("V145", fault("public", -1, code))]
    hashed = Hash(view["draws"][0]["manifest"]["suite"])
    tag = hashed("chayici/2/card-tag", salt)[:8].hex()
    exact = b32encode(salt).decode() == typed  # 26 letters hold two bits too many
    closed = next((card[16:] for card in view["cards"] if exact and card.startswith(tag)), None)
    card = _decrypted(hashed, salt, unhex(closed)) if closed is not None else None
    if card is None or complaints(_CARD, card, ""):
        return {}, [as_problem("V145", fault("public", -1, code))]
    return card, [as_problem("V146", found) for found in _card_faults(hashed, view, salt, card)]


def _decrypted(hashed: Hash, salt: bytes, closed: bytes) -> Row | None:
    blocks = range(-(-len(closed) // 32))
    stream = b"".join(hashed("chayici/2/card", salt, k.to_bytes(8, "big")) for k in blocks)
    try:
        card = parsed(bytes(a ^ b for a, b in zip(closed, stream, strict=False)).decode("utf-8"))
    except ValueError:
        return None
    return card if isinstance(card, dict) else None


def _card_faults(hashed: Hash, view: Row, salt: bytes, card: Row) -> Iterator[Fault]:
    leaf = hashed("chayici/2/face", salt, canonical(card["face"]), unhex(card["hidden"])).hex()
    if view["leaves"]["firms"][card["firm"] : card["firm"] + 1] != [leaf]:
        yield fault("public", -1, card["face"]["id"], part="firms")
    ticket = card["ticket_row"]
    if ticket is None:
        return
    leaf = hashed("chayici/2/ticket", salt, canonical(ticket), unhex(card["ticket_hidden"])).hex()
    if card["ticket"] < 0 or view["leaves"]["tickets"][card["ticket"] : card["ticket"] + 1] != [leaf]:
        yield fault("public", -1, card["face"]["id"], part="tickets")
    seed = view["draws"][0]["seed"]
    if seed:
        number = hashed.bare(unhex(seed) + salt + ticket["enterprise"].encode())[:8].hex()
        if number != ticket["number"]:
            yield fault("public", -1, card["face"]["id"], part="number")
    if ticket["enterprise"] != card["face"]["id"]:
        yield fault("public", -1, card["face"]["id"], part="id")
