"""Reading the project's own source as syntax trees."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[A-Z]\d{2,3}")
"""What a problem's code looks like."""


def sources(*places: str) -> list[Path]:
    """Python files of folders (or single files) of the project, sorted."""
    paths = [ROOT / place for place in places]
    return sorted({file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))})


def tree_of(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"), filename=str(source))


def name_of(source: Path) -> str:
    """Dotted name of a module, e.g. scheduler.values.case."""
    return ".".join(source.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(source: Path, *, for_types: bool = True) -> set[str]:
    """Every module a file imports, anywhere in it; for "from a import b" both a and a.b.

    With ``for_types=False`` those under ``if TYPE_CHECKING`` are left out: they exist for annotations only.
    """
    tree = tree_of(source)
    found: set[str] = set()
    for node in ast.walk(tree if for_types else _WithoutTypes().visit(tree)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}: a relative import"
            assert node.module
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


class _WithoutTypes(ast.NodeTransformer):
    def visit_If(self, node: ast.If) -> ast.AST | None:  # the name ast dispatches on
        return None if ast.unparse(node.test) == "TYPE_CHECKING" else self.generic_visit(node)


def tops(source: Path) -> set[str]:
    """Top-level packages a file imports, the standard library left out."""
    return {name.split(".")[0] for name in imports(source)} - sys.stdlib_module_names


def called(node: ast.Call) -> str:
    """Dotted name of what is called; "" where it is not a plain name."""
    return ast.unparse(node.func) if isinstance(node.func, ast.Name | ast.Attribute) else ""


def calls(*places: str) -> Iterator[tuple[Path, ast.Call]]:
    for source in sources(*places):
        for node in ast.walk(tree_of(source)):
            if isinstance(node, ast.Call):
                yield source, node


def codes(*places: str) -> dict[str, str]:
    """Every text that looks like a problem's code → where it stands first; the wordings left out."""
    found: dict[str, str] = {}
    for source in sources(*places):
        if source.parent.name == "wordings":
            continue
        for node in ast.walk(tree_of(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.setdefault(node.value, f"{name_of(source)}:{node.lineno}")
    return found
