"""Rules on the draw of firms: numbers, keys, drawn and substitutes, replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.audit.book import Book


def tickets_are_of_every_firm_of_any_frame(book: Book) -> Iterator[Fault]:
    """Every firm of any stratum's frame has one ticket, no other firm has one, and they stand in id order."""
    own, stored = book.drawing.framed, [row["enterprise"] for row in book.rows("tickets")]
    if stored == own:
        return
    known = set(own)
    for position, firm in enumerate(stored):
        if firm not in known or (position and firm < stored[position - 1]):
            yield fault("tickets", position, firm)
    for firm in sorted(known - set(stored)):
        yield fault("tickets", -1, firm)


def number_is_the_digest_of_seed_and_firm(book: Book) -> Iterator[Fault]:
    """A firm's number is the first eight bytes of the hash of the firm seed, its salt and its id."""
    rows = book.rows("tickets")
    if [row["number"] for row in rows] == book.drawing.figures:
        return  # a million comparisons in one
    numbers = book.drawing.numbers
    for position, row in enumerate(rows):
        own = numbers.get(row["enterprise"])
        if own is not None and own != row["number"]:
            yield fault("tickets", position, row["enterprise"], found=row["number"], expected=own)


def key_is_the_number_weighed_by_the_year(book: Book) -> Iterator[Fault]:
    """A firm's key is its number, put back by its standing in the year where the rules spread the year."""
    drawing, rows = book.drawing, book.rows("tickets")
    if drawing.keys_are_plainly([row["key"] for row in rows]):
        return
    for position, row in enumerate(rows):
        own = drawing.keys.get(row["enterprise"])
        if own is not None and own != int(row["key"], 16):
            yield fault("tickets", position, row["enterprise"], found=row["key"], expected=f"{own:024x}")


def tasks_of_a_ticket_are_those_it_was_drawn_for(book: Book) -> Iterator[Fault]:
    """A ticket names the tasks its firm was drawn for, in the order of strata."""
    tasks, rows = book.drawing.tasks, book.rows("tickets")
    if {row["enterprise"]: row["tasks"] for row in rows if row["tasks"]} == tasks:
        return
    for position, row in enumerate(rows):
        own = tasks.get(row["enterprise"], [])
        if row["tasks"] != own:
            found, expected = ("、".join(tasks) for tasks in (row["tasks"], own))
            yield fault("tickets", position, row["enterprise"], found=found, expected=expected)


def _draws(book: Book) -> Iterator[tuple[int, Row, list[str], list[str]]]:
    own = {(layer.task, layer.credit): layer for layer in book.expected.layers}
    for position, row in enumerate(book.rows("draws")):
        stratum = book.rows("strata")[row["stratum"]]
        layer = own.get((stratum["task"], stratum["credit"]))
        if layer is not None:
            yield (position, row, *book.drawing.draw(layer))


def every_stratum_is_drawn_once(book: Book) -> Iterator[Fault]:
    """Each stratum has one draw, in the order of strata."""
    stored = [row["stratum"] for row in book.rows("draws")]
    if stored != list(range(len(book.rows("strata")))):
        yield fault("draws", -1, stored[:20], expected=len(book.rows("strata")))


def drawn_are_the_certain_and_then_the_smallest_keys(book: Book) -> Iterator[Fault]:
    """Drawn are the certain firms, then those of the frame with the smallest keys, and nobody else."""
    for position, row, drawn, _ in _draws(book):
        yield from _first_unlike(position, row, row["drawn"], drawn)


def substitutes_are_the_next_smallest_keys(book: Book) -> Iterator[Fault]:
    """Substitutes are the next firms in order of tickets: as many as were drawn, or more by rule."""
    for position, row, _, reserve in _draws(book):
        yield from _first_unlike(position, row, row["substitutes"], reserve)


def _first_unlike(position: int, row: Row, stored: list[str], own: list[str]) -> Iterator[Fault]:
    for place in range(max(len(stored), len(own)) if stored != own else 0):
        found, wanted = "".join(stored[place : place + 1]), "".join(own[place : place + 1])
        if found != wanted:
            yield fault("draws", position, found, stratum=row["stratum"], rank=place + 1, expected=wanted)
            return


def no_dead_firm_is_drawn(book: Book) -> Iterator[Fault]:
    """No firm that is deregistered, revoked, moved away or suspended is drawn or visited."""
    dead = {row["id"] for row in book.rows("firms") if not row["live"]}
    for position, row in enumerate(book.rows("draws")):
        for firm in sorted(dead.intersection(row["drawn"])):
            yield fault("draws", position, firm)
    for position, row in enumerate(book.rows("visits")):
        if row["enterprise"] in dead:
            yield fault("visits", position, row["enterprise"])
