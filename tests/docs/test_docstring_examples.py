"""Every example in a docstring runs."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest
from source_support import name_of, sources

WITH_EXAMPLES = [
    name_of(source)
    for source in sources("scheduler", "models", "data", "shell", "cli.py")
    if ">>> " in source.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", [*WITH_EXAMPLES, "messages"])
def test_the_examples_in_docstrings_run(module: str) -> None:
    failed, tried = doctest.testmod(import_module(module))
    assert tried
    assert not failed
