"""The independent checker: judges a plan file by the published protocol, sharing nothing with the engine.

reading → layout → digests → forms → references → the rules of ``contents``; for a bundle, its container,
manifest and log around that.  Nothing here raises
because of what a file says; all that is wrong comes back at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit import digests, layout, shapes
from scheduler.audit.book import Book
from scheduler.audit.bundle import judge_public, read_bundle, with_log
from scheduler.audit.chain import read_log
from scheduler.audit.container import is_zip
from scheduler.audit.contents import BUNDLE_CHECKS, FILE_CHECKS, REFERENCES, RULES, Rule
from scheduler.audit.findings import Findings, Row, as_problem, fault
from scheduler.audit.hashing import missing_suite
from scheduler.audit.public import open_card
from scheduler.audit.reading import NOWHERE, read
from scheduler.errors import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BUNDLE_CHECKS",
    "FILE_CHECKS",
    "REFERENCES",
    "RULES",
    "Findings",
    "Rule",
    "audit",
    "audit_document",
    "is_zip",
    "open_card",
    "read_bundle",
    "read_log",
]


def audit(raw: bytes) -> Findings:
    """All that is wrong with the bytes of a plan file, or of a bundle of either kind."""
    return _bundle(raw) if is_zip(raw) else _plan(raw)[0]


def _bundle(raw: bytes) -> Findings:
    parts, problems = read_bundle(raw)
    if problems:
        return Findings(problems, {"bytes": len(raw)})
    if parts.manifest["view"] == "public":
        return judge_public(parts)
    return with_log(parts, *_plan(parts.files["plan.json"]))


def _plan(raw: bytes) -> tuple[Findings, Book | None]:
    document, problems = read(raw)
    if problems:
        return Findings(problems, {"bytes": len(raw)}), None
    if not isinstance(document, dict):
        wrong = problem("V22", "fatal", section="", field="", expected="an object", id="")
        return Findings((wrong,), {"bytes": len(raw)}), None
    try:
        expected, rows = layout.written(document)
    except RecursionError:
        return Findings((problem("V05", "fatal"),), {"bytes": len(raw)}), None
    return _judged(document, rows, tuple(layout.compared(raw, expected)), {"bytes": len(raw)})


def audit_document(document: Row) -> Findings:
    """All that is wrong with a plan in memory, once it is written out as the protocol says."""
    try:
        return audit(layout.written(document)[0])
    except (TypeError, ValueError) as error:
        return Findings((as_problem("V02", fault("", -1, type(error).__name__, **NOWHERE, why=error)),), {})
    except RecursionError:
        return Findings((problem("V05", "fatal"),), {})


def _judged(
    document: Row, rows: dict[str, list[bytes]], found: tuple[Problem, ...], counts: dict[str, int | str]
) -> tuple[Findings, Book | None]:
    own = digests.computed(document, rows)
    counts |= {name: len(lines) for name, lines in rows.items() if name not in {"head", "rules"}}
    counts["root"] = own.root.hex()
    found += tuple(digests.compared(document, own))
    if missing_suite(document):
        return Findings((problem("V08", "fatal"), _not_asked(len(REFERENCES) + len(RULES))), counts), None
    misshapen = tuple(shapes.misshapen(document))
    if misshapen:
        return Findings((*found, *misshapen, _not_asked(len(REFERENCES) + len(RULES))), counts), None
    book = Book(document, own)
    broken = _asked(REFERENCES, book)
    if broken:
        return Findings((*found, *broken, _not_asked(len(RULES))), counts), None
    counts |= {"seats": len(book.rows("table")), "rules": len(FILE_CHECKS) + len(REFERENCES) + len(RULES)}
    return Findings((*found, *_asked(RULES, book)), counts), book


def _asked(rules: Iterable[Rule], book: Book) -> tuple[Problem, ...]:
    return tuple(as_problem(rule.code, found) for rule in rules for found in rule.holds(book))


def _not_asked(count: int) -> Problem:
    return problem("V29", "note", count=count)
