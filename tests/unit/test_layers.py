"""What import-linter cannot see: single modules, the standard library, what pure functions must not touch."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from source_support import ROOT, calls, imports, name_of, sources, tops, tree_of

if TYPE_CHECKING:
    from pathlib import Path

SCHEDULER = sources("scheduler")
MODELS = sources("models")
DATA = sources("data")
SHELL = sources("cli.py", "shell")
AUDIT = [path for path in SCHEDULER if name_of(path).startswith("scheduler.audit")]
LIMIT = 350

CHANCE_CLOCK_AND_WORLD = {
    *("random", "secrets", "uuid", "numpy.random"),
    *("time", "zoneinfo"),
    *("os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "importlib.resources"),
    *("socket", "subprocess", "urllib", "http", "sqlite3", "threading", "multiprocessing", "asyncio"),
}
CALLS_OF_THE_WORLD = {"open", "input", "print", "hash", "id", "exec", "eval", "__import__"}
METHODS_OF_THE_CLOCK = {"now", "utcnow", "today"}
METHODS_OF_FILES = {"read_text", "write_text", "read_bytes", "write_bytes", "getenv", "default_rng"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def within(module: str, packages: set[str]) -> bool:
    """Tell whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("source", SCHEDULER, ids=named)
def test_the_scheduler_imports_only_the_standard_library_numpy_numba_and_ortools(source: Path) -> None:
    assert tops(source) <= {"scheduler", "numpy", "numba", "ortools"}


@pytest.mark.parametrize("source", SCHEDULER, ids=named)
def test_the_scheduler_imports_neither_chance_nor_clock_nor_files(source: Path) -> None:
    assert not {module for module in imports(source) if within(module, CHANCE_CLOCK_AND_WORLD)}


@pytest.mark.parametrize("source", SCHEDULER, ids=named)
def test_the_scheduler_calls_neither_chance_nor_clock_nor_files(source: Path) -> None:
    used = {node.func for _, node in calls(named(source))}
    names = {func.id for func in used if isinstance(func, ast.Name)}
    methods = {func.attr for func in used if isinstance(func, ast.Attribute)}
    assert not names & CALLS_OF_THE_WORLD
    assert not methods & (METHODS_OF_THE_CLOCK | METHODS_OF_FILES)


@pytest.mark.parametrize("source", SCHEDULER, ids=named)
def test_the_scheduler_loads_ortools_only_when_it_is_used(source: Path) -> None:
    """Its import takes seconds; every command would wait for it."""
    at_once = [node for node in tree_of(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not [ast.unparse(node) for node in at_once if "ortools" in ast.unparse(node)]


@pytest.mark.parametrize("source", MODELS, ids=named)
def test_the_models_import_only_sqlmodel(source: Path) -> None:
    assert tops(source) <= {"models", "sqlmodel", "sqlalchemy"}


@pytest.mark.parametrize("source", DATA, ids=named)
def test_the_doors_do_not_know_the_shell(source: Path) -> None:
    assert not tops(source) & {"cli", "shell", "typer", "rich", "web"}


@pytest.mark.parametrize("source", SHELL, ids=named)
def test_the_shell_imports_only_the_doors_and_the_errors(source: Path) -> None:
    assert tops(source) <= {"data", "scheduler", "shell", "typer", "rich", "click"}
    inner = {module for module in imports(source, for_types=False) if within(module, {"scheduler"})}
    assert not {module for module in inner - {"scheduler"} if not within(module, {"scheduler.errors"})}


@pytest.mark.parametrize("source", SHELL, ids=named)
def test_the_shell_names_the_engines_values_only_in_annotations(source: Path) -> None:
    inner = {module for module in imports(source) if within(module, {"scheduler"})} - {"scheduler"}
    assert not {module for module in inner if not within(module, {"scheduler.errors", "scheduler.values"})}


def test_the_independent_checker_exists() -> None:
    assert AUDIT


@pytest.mark.parametrize("source", AUDIT, ids=named)
def test_the_independent_checker_needs_nothing_but_the_standard_library(source: Path) -> None:
    assert tops(source) <= {"scheduler"}
    inner = {module for module in imports(source) if within(module, {"scheduler"})} - {"scheduler"}
    assert all(within(module, {"scheduler.audit", "scheduler.errors"}) for module in inner)


@pytest.mark.parametrize("source", [path for path in SCHEDULER if path not in AUDIT], ids=named)
def test_only_the_pipeline_knows_the_independent_checker(source: Path) -> None:
    if name_of(source) != "scheduler.pipeline":
        assert not {module for module in imports(source) if within(module, {"scheduler.audit"})}


@pytest.mark.parametrize("source", [*SCHEDULER, *DATA, *SHELL], ids=named)
def test_annotations_are_not_evaluated(source: Path) -> None:
    lines = source.read_text(encoding="utf-8").splitlines()
    defines = any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree_of(source).body)
    assert not defines or "from __future__ import annotations" in lines or "migrations" in source.parts


@pytest.mark.parametrize(
    "source",
    sources("scheduler", "models", "data", "shell", "cli.py", "tests", "benchmarks", "docs"),
    ids=named,
)
def test_no_file_grows_past_the_limit(source: Path) -> None:
    lines = source.read_text(encoding="utf-8").count("\n")
    assert lines <= LIMIT
