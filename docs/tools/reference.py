"""Write the generated pages of the reference, or check that they are fresh.

    python docs/tools/reference.py            write docs/reference/commands.md and docs/reference/errors.md
    python docs/tools/reference.py --check    fail where a page is not what would be written

Both are read off the program itself: its commands as Typer sees them, its errors as the wordings say them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cli import app
from data.wordings import wordings
from scheduler import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[1] / "reference"
NOTE = "<!-- Written by docs/tools/reference.py; do not edit by hand. -->\n\n"
AREAS = {
    "C": "Calendar",
    "D": "Made-up district",
    "E": "Papers",
    "I": "Rosters and task plans",
    "K": "Public seeds",
    "L": "Officers' lottery",
    "M": "Merge",
    "N": "Changes after the draw",
    "P": "Plans and their steps",
    "Q": "What cannot hold together",
    "R": "Rules file",
    "S": "Database",
    "U": "Timetable and capacity",
    "V": "Verification",
    "X": "Explanations",
}
OTHER_STATUSES = (
    (0, "Done"),
    (2, "The command was not typed rightly"),
    (70, "A defect of the program"),
    (130, "Interrupted"),
)


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {FOLDER / "commands.md": commands(), FOLDER / "errors.md": codes()}


def commands() -> str:
    """All commands with their arguments and options, and the exit statuses."""
    group: Any = typer.main.get_command(app)
    parts = ["# Commands\n\n", NOTE, f"`chayici [--lang zh|en] COMMAND`. {group.help}\n"]
    parts += (_command(name, command) for name, command in _all(group.commands))
    return "".join((*parts, "\n## Exit statuses\n\n| status | meaning |\n|---|---|\n", *_statuses()))


def codes() -> str:
    """All codes with what they say and what helps, by area."""
    parts = ["# Errors, warnings and reasons\n\n", NOTE]
    parts.append("Words in braces are filled in. What was done about a problem is said beside it.\n")
    for letter, title in AREAS.items():
        parts.append(f"\n## {letter} · {title}\n\n| code | what is said | remedy |\n|---|---|---|\n")
        known = sorted((int(c[1:]), c, w) for c, w in wordings().items() if c[0] == letter)
        parts += (
            f"| {code} | {_cell(what)} | {_cell(remedy) or '–'} |\n" for _, code, (what, remedy) in known
        )
    return "".join(parts)


def _all(commands: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; a command with sub-commands stands before them."""
    for name, command in commands.items():
        yield f"{before}{name}", command
        yield from _all(getattr(command, "commands", {}), f"{before}{name} ")


def _command(name: str, command: Any) -> str:  # noqa: ANN401  # Typer's own classes are private
    words = [_word(p) for p in command.params if p.param_type_name == "argument"]
    rows = "".join(f"| `{_spelt(p)}` | {_cell(p.help or '')}{_default(p)} |\n" for p in command.params)
    last = ("COMMAND",) if getattr(command, "commands", {}) else (*words, "[OPTIONS]")
    usage = " ".join(("chayici", name, *last))
    table = f"\n| | |\n|---|---|\n{rows}" if rows else ""
    return f"\n## {name}\n\n`{usage}`\n\n{command.help}\n{table}"


def _word(parameter: Any) -> str:  # noqa: ANN401  # as above
    word = parameter.name.upper()
    word = f"{word}…" if parameter.nargs == -1 else word
    return word if parameter.required else f"[{word}]"


def _spelt(parameter: Any) -> str:  # noqa: ANN401  # as above
    return parameter.name.upper() if parameter.param_type_name == "argument" else ", ".join(parameter.opts)


def _default(parameter: Any) -> str:  # noqa: ANN401  # as above
    said = [f"environment `{parameter.envvar}`"] if getattr(parameter, "envvar", None) else []
    if parameter.required:
        said.append("required")
    elif parameter.default not in {None, False, ""}:
        said.append(f"default `{parameter.default}`")
    return f" ({', '.join(said)})" if said else ""


def _statuses() -> Iterator[str]:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.ChayiciError)]
    own = [(k.exit_status, (k.__doc__ or "").rstrip(".")) for k in kinds if k is not errors.ChayiciError]
    yield from (f"| {status} | {_cell(text)} |\n" for status, text in sorted((*own, *OTHER_STATUSES)))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    found = pages()
    if "--check" not in arguments:
        for path, text in found.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [p.name for p, text in found.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for name in stale:
        print(f"stale: docs/reference/{name}; run make reference")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
