"""Compiled modules in plain Python again, so that a test can look inside."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from scheduler.compiled import twin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@contextmanager
def in_plain_python(*modules: ModuleType) -> Iterator[None]:
    """Every compiled function of these modules by its uncompiled self, those it calls included."""
    with pytest.MonkeyPatch.context() as patch:
        for module in modules:
            for name, value in vars(module).copy().items():
                if hasattr(value, "py_func"):
                    patch.setattr(module, name, twin(value))
        yield
