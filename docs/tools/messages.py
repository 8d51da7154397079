"""Compile the Chinese catalogues (.po, for translators) into what the program reads (.mo), or check them.

    python docs/tools/messages.py            compile
    python docs/tools/messages.py --check    say what is untranslated, damaged or stale, and fail

It lies beside the documentation because it serves those who write sentences, not those who run the program:
in ``data/`` it would be shipped with the wheel and drag Babel along, in ``tests/`` no translator would look.
Sentences are found by reading the source, so nothing of the program has to be installed or importable.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LOCALE = Path("data/locale/zh/LC_MESSAGES")
MARKS = {"_", "N_"}
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands where Babel would write the present moment: the same .po always gives the same .mo."""


def catalogues(root: Path = ROOT) -> list[Path]:
    """All catalogues that translators write."""
    return sorted((root / LOCALE).glob("*.po"))


def compiled(catalogue: Path) -> bytes:
    """Return the .mo of a .po; the same bytes each time."""
    with catalogue.open("rb") as stream:
        messages = read_po(stream, locale="zh", domain=catalogue.stem, abort_invalid=True)
    messages.creation_date = messages.revision_date = EPOCH
    output = io.BytesIO()
    write_mo(output, messages)
    return output.getvalue()


def stale(root: Path = ROOT) -> list[Path]:
    """Catalogues whose .mo is absent or not what the .po compiles to, and .mo files without a .po."""
    wrong = [po for po in catalogues(root) if _bytes_of(po.with_suffix(".mo")) != compiled(po)]
    alone = [mo for mo in (root / LOCALE).glob("*.mo") if not mo.with_suffix(".po").exists()]
    return sorted(wrong + alone)


def sentences(root: Path = ROOT) -> dict[str, str]:
    """Every English sentence shown to users → the file that holds it first."""
    found: dict[str, str] = {}
    sources = [
        root / "cli.py",
        *sorted((root / "shell").rglob("*.py")),
        *sorted((root / "data").rglob("*.py")),
    ]
    for source in (path for path in sources if path.exists()):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        texts = [*_marked(tree), *(_worded(tree) if source.parent.name == "wordings" else ())]
        for text in texts:
            found.setdefault(text, str(source.relative_to(root)))
    return found


def translations(root: Path = ROOT) -> dict[str, set[str]]:
    """Every translated sentence → its translations, more than one where catalogues disagree."""
    found: dict[str, set[str]] = {}
    for catalogue in catalogues(root):
        with catalogue.open("rb") as stream:
            for message in read_po(stream, locale="zh"):
                if message.id and message.string and not message.fuzzy:
                    found.setdefault(str(message.id), set()).add(str(message.string))
    return found


def untranslated(root: Path = ROOT) -> list[str]:
    """Sentences that would appear in English among Chinese ones."""
    known = translations(root)
    return [f"{where}: {text}" for text, where in sentences(root).items() if text not in known]


def damaged(root: Path = ROOT) -> list[str]:
    """Sentences whose translation loses or invents a placeholder, or on which two catalogues disagree."""
    return [
        f"{english} → {chinese}"
        for english, all_chinese in translations(root).items()
        for chinese in sorted(all_chinese)
        if len(all_chinese) > 1 or placeholders(english) != placeholders(chinese)
    ]


def placeholders(text: str) -> set[str]:
    """Names in braces, with their formats.

    >>> sorted(placeholders("{low:.1%} of {class}"))
    ['class', 'low:.1%']
    """
    fields = [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]
    return {f"{name}:{form}" if form else name for name, form in fields}


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _marked(tree: ast.AST) -> Iterator[str]:
    """Sentences inside _() and N_()."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            yield from _texts(node.args)


def _worded(tree: ast.AST) -> Iterator[str]:
    """Sentences in the tuples of WORDING; an empty remedy needs no translation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple):
            yield from filter(None, _texts(node.elts))


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    """Those of the expressions that are plain text."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def check(root: Path = ROOT) -> int:
    """Print everything wrong with the catalogues and count it."""
    wrong = {
        "no Chinese": untranslated(root),
        "damaged": damaged(root),
        "stale (make messages)": [str(path.relative_to(root)) for path in stale(root)],
    }
    for kind, found in wrong.items():
        for text in found:
            print(f"{kind}: {text}")
    return sum(map(len, wrong.values()))


def main(arguments: list[str]) -> int:
    """Compile, or with --check only judge; the exit status says whether all is well."""
    if arguments == ["--check"]:
        return 1 if check() else 0
    for catalogue in catalogues():
        catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
