"""The two verifiers for outsiders, asked the same: verify.py in this process, verify.html in a browser."""

from __future__ import annotations

import base64
import importlib.util
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from browser_support import PAGE
from source_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from browser_support import Tab

SCRIPT = ROOT / "verify" / "verify.py"
BATCH = 50
Answer = tuple[dict[str, int], list[str]]
"""How often each check was made, and what did not hold."""

ASK = """
(async () => JSON.parse(%s).map(([raw, asked]) => {
  const {done, faults, card} = verifyBytes(Uint8Array.from(atob(raw), (c) => c.charCodeAt(0)), asked);
  return {done, faults, card};
}))()
"""


@cache
def script() -> ModuleType:
    """verify.py as a module, by its path."""
    spec = importlib.util.spec_from_file_location("chayici_verify", SCRIPT)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def by_script(
    raw: bytes, code: str = "", commitments: Sequence[str] = (), log_head: str | None = None
) -> Answer:
    """What verify.py says of these bytes."""
    verify = script()
    verify.DONE.clear()
    verify.FAULTS.clear()
    try:
        verify.verify(raw, code, commitments, log_head)
    except Exception as error:  # noqa: BLE001  # as its own main does
        verify.check("the file can be read", False, str(error))  # noqa: FBT003  # its own interface
    return dict(verify.DONE), list(verify.FAULTS)


def by_page(tab: Tab, files: Sequence[bytes], asked: dict[str, Any] | None = None) -> list[Answer]:
    """What verify.html says of each of these files."""
    return [(dict(one["done"]), one["faults"]) for one in told_by_page(tab, files, asked)]


def told_by_page(tab: Tab, files: Sequence[bytes], asked: dict[str, Any] | None = None) -> list[Any]:
    """All that verify.html says of each of these files."""
    told: list[Any] = []
    for start in range(0, len(files), BATCH):
        batch = [[base64.b64encode(raw).decode(), asked or {}] for raw in files[start : start + BATCH]]
        told += tab.run(ASK % json.dumps(json.dumps(batch)))
    return told


def checks_of_script() -> set[str]:
    """The name of every check in verify.py."""
    import ast

    calls = (n for n in ast.walk(ast.parse(SCRIPT.read_text("utf-8"))) if isinstance(n, ast.Call))
    named = (c.args[0] for c in calls if isinstance(c.func, ast.Name) and c.func.id == "check")
    return {str(name.value) for name in named if isinstance(name, ast.Constant)}


__all__ = ["PAGE", "SCRIPT", "by_page", "by_script", "checks_of_script", "script", "told_by_page"]
