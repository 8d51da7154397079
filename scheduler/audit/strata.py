"""Rules on the strata: each figure against the one worked out anew."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scheduler.audit.book import Book
    from scheduler.audit.expected import Layer


def _pairs(book: Book) -> Iterator[tuple[int, Row, Layer]]:
    own = {(layer.task, layer.credit): layer for layer in book.expected.layers}
    for position, row in enumerate(book.rows("strata")):
        if (row["task"], row["credit"]) in own:
            yield position, row, own[row["task"], row["credit"]]


def _unlike(book: Book, field: str, of: Callable[[Layer], object]) -> Iterator[Fault]:
    for position, row, layer in _pairs(book):
        if row[field] != of(layer):
            name = f"{row['task']}/{row['credit']}"
            yield fault("strata", position, name, found=row[field], expected=of(layer))


def strata_are_each_task_and_class_in_order(book: Book) -> Iterator[Fault]:
    """There is one stratum per task and class with a ratio and a firm in scope, in order of task and risk."""
    stored = [(row["task"], row["credit"]) for row in book.rows("strata")]
    own = [(layer.task, layer.credit) for layer in book.expected.layers]
    for position in range(max(len(stored), len(own))):
        found, wanted = stored[position : position + 1], own[position : position + 1]
        if found != wanted:
            texts = ["/".join(one[0]) if one else "" for one in (found, wanted)]
            yield fault("strata", position, texts[0], found=texts[0], expected=texts[1])
            return


def ratio_is_the_one_in_effect(book: Book) -> Iterator[Fault]:
    """A stratum's ratio is the rules' override for its task and class, else the task's own."""
    for position, row, layer in _pairs(book):
        stored = (Fraction(*row["low"]), Fraction(*row["high"]))
        if stored != layer.ratio:
            found, expected = (f"{low} – {high}" for low, high in (stored, layer.ratio))
            yield fault("strata", position, f"{row['task']}/{row['credit']}", found=found, expected=expected)


def population_is_every_live_firm_in_scope(book: Book) -> Iterator[Fault]:
    """A stratum's population is the number of live firms of the class with the task's tags in its towns."""
    return _unlike(book, "population", lambda layer: layer.population)


def frame_is_every_firm_with_an_allowed_shift(book: Book) -> Iterator[Fault]:
    """A stratum's frame is its firms with at least one shift that dates, quiet periods and caps allow."""
    return _unlike(book, "frame", lambda layer: layer.count)


def certain_are_the_firms_due_under_a_floor(book: Book) -> Iterator[Fault]:
    """Certain firms are those of the frame not checked by the lead agency within a floor's window, by id."""
    for position, row, layer in _pairs(book):
        if row["certain"] != layer.certain:
            differing = sorted(set(row["certain"]) ^ set(layer.certain))
            name = f"{row['task']}/{row['credit']}"
            parts = {"found": len(row["certain"]), "expected": len(layer.certain)}
            yield fault("strata", position, name, firms="、".join(differing[:5]), **parts)


def wanted_is_what_ratio_rounding_and_floors_ask_for(book: Book) -> Iterator[Fault]:
    """A stratum wants what ratio, rounding, at-least-one and overall floor give, and all certain firms."""
    return _unlike(book, "wanted", lambda layer: layer.wanted)


def size_is_what_is_wanted_or_the_whole_frame(book: Book) -> Iterator[Fault]:
    """As many firms are drawn as are wanted, or the whole frame where it is smaller."""
    return _unlike(book, "size", lambda layer: layer.size)


def no_plan_where_caps_leave_too_few_firms(book: Book) -> Iterator[Fault]:
    """Where the rules say refuse, no stratum wants more firms than its frame holds."""
    if book.rules["sampling"]["cap_conflict"] != "refuse":
        return
    for position, row, layer in _pairs(book):
        if layer.wanted > layer.count:
            parts = {"wanted": layer.wanted, "frame": layer.count}
            yield fault("strata", position, f"{row['task']}/{row['credit']}", **parts)


def no_item_of_the_negative_list_is_drawn(book: Book) -> Iterator[Fault]:
    """No task holds an item of the negative list."""
    negative = set(book.rules["negative_items"])
    for position, task in enumerate(book.rows("tasks")):
        for item in task["items"]:
            if item in negative:
                yield fault("tasks", position, item, task=task["id"])


def every_item_is_on_the_catalogue(book: Book) -> Iterator[Fault]:
    """Every item of a task is on the catalogue of random inspection items, where there is one."""
    catalogue = set(book.rules["catalogue"])
    for position, task in enumerate(book.rows("tasks")):
        for item in task["items"]:
            if catalogue and item not in catalogue:
                yield fault("tasks", position, item, task=task["id"])
